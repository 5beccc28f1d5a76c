// Draws the cart, its pole and its track, in metres from the middle of the track upwards.

const CART = { width: 0.36, height: 0.16, wheel: 0.045 };
const VIEW_WIDTH = 6.1; // m; the track has 4.8, and a usual pole beyond its ends 1.2
const METRES_PER_NEWTON = 0.045; // of an arrow
const PUSH_HEIGHT = 0.2; // m, of the arrow of a hand's push: clear of the network's own

// Height of the picture that suits a pole, in CSS pixels.
function cartHeight(length, width) {
  return Math.round(Math.max(150, Math.min(440, ((2 * length + 0.6) * width) / VIEW_WIDTH)));
}

// CSS pixels for a metre.
function cartScale(width, height, simulation) {
  return Math.min(width / VIEW_WIDTH, height / (2 * simulation.length + 0.35));
}

// Place on the track of a place in the picture.
function cartMetres(x, width, height, simulation) {
  return (x - width / 2) / cartScale(width, height, simulation);
}

function drawCart(context, width, height, simulation) {
  const scale = cartScale(width, height, simulation);
  const place = { x: (metres) => width / 2 + scale * metres, y: (metres) => height / 2 - scale * metres, scale };
  const { x, theta } = simulation.pose();
  context.lineCap = "round";
  context.lineJoin = "round";
  drawTrack(context, place, simulation.swingup.model[3]);
  drawGoal(context, place, simulation.length);
  drawTrail(context, place, simulation.trail);
  drawForces(context, place, x, simulation);
  drawBody(context, place, x);
  drawPole(context, place, x, simulation.tip(x, theta));
}

function drawTrack(context, place, end) {
  const rail = place.y(-CART.height / 2 - 2 * CART.wheel);
  context.strokeStyle = colour("--control");
  context.lineWidth = 1.5;
  canvasLine(context, place.x(-end), rail, place.x(end), rail);
  for (const side of [-end, end]) {
    canvasLine(context, place.x(side), rail + 5, place.x(side), place.y(CART.height));
  }
  context.fillStyle = colour("--soft");
  context.font = "12px system-ui, sans-serif";
  context.textAlign = "center";
  context.textBaseline = "top";
  for (let metre = -Math.floor(end); metre <= end; metre++) {
    canvasLine(context, place.x(metre), rail, place.x(metre), rail + 4);
    context.fillText(metre === 0 ? "0 m" : String(metre).replace("-", "−"), place.x(metre), rail + 8);
  }
}

// Where the tip has to be for the most reward.
function drawGoal(context, place, length) {
  context.strokeStyle = colour("--control");
  context.lineWidth = 1.25;
  context.setLineDash([2, 4]);
  canvasCircle(context, place.x(0), place.y(length), 9);
  context.stroke();
  context.setLineDash([]);
}

function drawTrail(context, place, trail) {
  context.strokeStyle = colour("--accent");
  context.lineWidth = 1.5;
  context.lineCap = "butt"; // round ends would show twice where pieces meet
  for (let i = 1; i < trail.length; i++) {
    context.globalAlpha = (0.5 * i) / trail.length;
    canvasLine(context, place.x(trail[i - 1].x), place.y(trail[i - 1].y), place.x(trail[i].x), place.y(trail[i].y));
  }
  context.globalAlpha = 1;
  context.lineCap = "round";
}

function drawForces(context, place, x, simulation) {
  const drawn = (from, y, force, ink) =>
    canvasArrow(context, place.x(from), place.y(y), place.scale * METRES_PER_NEWTON * force, colour(ink));
  const force = simulation.force();
  drawn(x + (Math.sign(force) * CART.width) / 2, 0, force, "--positive");
  const hand = simulation.hand;
  if (hand) {
    if (hand.x !== undefined) {
      context.strokeStyle = colour("--series-2");
      context.lineWidth = 1.5;
      context.setLineDash([3, 4]);
      canvasLine(context, place.x(x), place.y(PUSH_HEIGHT), place.x(hand.x), place.y(PUSH_HEIGHT));
      context.setLineDash([]);
    }
    drawn(x, PUSH_HEIGHT, simulation.handForce(), "--series-2");
    if (hand.x !== undefined) {
      canvasCircle(context, place.x(hand.x), place.y(PUSH_HEIGHT), 5);
      context.fillStyle = colour("--paper");
      context.fill();
      context.lineWidth = 2;
      context.stroke();
    }
  }
}

function drawBody(context, place, x) {
  const scale = place.scale;
  context.fillStyle = colour("--ink");
  for (const side of [-1, 1]) {
    canvasCircle(context, place.x(x + side * 0.1), place.y(-CART.height / 2 - CART.wheel), scale * CART.wheel);
    context.fill();
  }
  const [left, top] = [place.x(x - CART.width / 2), place.y(CART.height / 2)];
  canvasRoundedBox(context, left, top, scale * CART.width, scale * CART.height, scale * 0.03);
  context.fill();
}

function drawPole(context, place, x, tip) {
  context.strokeStyle = colour("--accent");
  context.fillStyle = colour("--accent");
  context.lineWidth = Math.max(4, place.scale * 0.045);
  canvasLine(context, place.x(x), place.y(0), place.x(tip.x), place.y(tip.y));
  canvasCircle(context, place.x(tip.x), place.y(tip.y), Math.max(4, place.scale * 0.05));
  context.fill();
  context.fillStyle = colour("--paper");
  canvasCircle(context, place.x(x), place.y(0), Math.max(1.5, place.scale * 0.018));
  context.fill();
}
