// Draws a walker: hull, two legs and what its lidar sees.

const WALKER_JOINT = 0.075; // m, radius of the mark of a joint

// pose of a WalkerReplay; torques: what the motors of hip and knee of either leg are told, or null; inks: {hull, near, far}
function drawWalker(context, place, shape, pose, torques, inks) {
  const [far, near] = pose.legs;
  drawLeg(context, place, shape, far, inks.far, torques && torques.slice(0, 2));
  context.beginPath();
  for (let i = 0; i < shape.hull.length; i += 2) {
    const { x, y } = moved(pose.hull, pose.hull.angle, shape.hull[i], shape.hull[i + 1]);
    context.lineTo(place.x(x), place.y(y));
  }
  context.closePath();
  context.fillStyle = inks.hull;
  context.strokeStyle = inks.hull;
  context.lineWidth = place.scale * 0.06;
  context.lineJoin = "round";
  context.fill();
  context.stroke();
  drawEye(context, place, pose);
  drawLeg(context, place, shape, near, inks.near, torques && torques.slice(2));
}

// So that one sees where it looks to.
function drawEye(context, place, { hull }) {
  const eye = moved(hull, hull.angle, 0.78, 0.02);
  canvasCircle(context, place.x(eye.x), place.y(eye.y), place.scale * 0.07);
  context.fillStyle = colour("--paper");
  context.fill();
}

function drawLeg(context, place, shape, leg, ink, torques) {
  drawLimb(context, place, leg.hip, leg.knee, shape.upperWidth, ink);
  drawLimb(context, place, leg.knee, leg.foot, shape.lowerWidth, ink);
  if (torques) {
    [leg.hip, leg.knee].forEach((joint, i) => {
      canvasCircle(context, place.x(joint.x), place.y(joint.y), place.scale * WALKER_JOINT);
      context.fillStyle = divergingColour(Number.isNaN(torques[i]) ? 0 : torques[i]);
      context.fill();
    });
    if (leg.grounded) {
      canvasCircle(context, place.x(leg.foot.x), place.y(leg.foot.y), place.scale * WALKER_JOINT);
      context.fillStyle = colour("--paper");
      context.fill();
    }
  }
}

function drawLimb(context, place, from, to, width, ink) {
  // A round end reaches half the width further than the part, so the line ends before it does.
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  context.strokeStyle = ink;
  context.lineCap = "round";
  context.lineWidth = place.scale * width;
  const end = { x: to.x - (dx * width) / 2, y: to.y - (dy * width) / 2 };
  canvasLine(context, place.x(from.x), place.y(from.y), place.x(end.x), place.y(end.y));
}

function drawLidar(context, place, shape, { hull, rays }) {
  context.lineWidth = 1;
  context.strokeStyle = colour("--series-2");
  context.fillStyle = colour("--series-2");
  rays.forEach((share, i) => {
    const angle = (shape.raySpread * i) / rays.length;
    const length = shape.lidarRange * share;
    const end = { x: place.x(hull.x + length * Math.sin(angle)), y: place.y(hull.y - length * Math.cos(angle)) };
    context.globalAlpha = share < 1 ? 0.6 : 0.25;
    canvasLine(context, place.x(hull.x), place.y(hull.y), end.x, end.y);
    context.globalAlpha = 1;
    if (share < 1) {
      canvasCircle(context, end.x, end.y, 2.5);
      context.fill();
    }
  });
}
