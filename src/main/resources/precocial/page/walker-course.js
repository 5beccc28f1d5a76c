// Draws the course that a walker is on: the ground, obstacles, marks of distance, start and finish.

const MARK_METRES = 5; // from a mark to the next

// place: {x(metres), y(metres), scale, left, right} of the picture, left and right in metres.
function drawCourse(context, place, walker, height) {
  drawGround(context, place, walker, height);
  drawMarks(context, place, walker);
  drawFlag(context, place, walker, walker.shape.start, false);
  drawFlag(context, place, walker, walker.shape.finish, true);
}

// Height of the ground's line, without obstacles.
function groundAt({ terrain }, x) {
  const { heights, step } = terrain;
  const at = Math.max(0, Math.min(heights.length - 1.001, x / step));
  const i = Math.floor(at);
  return heights[i] + (at - i) * (heights[i + 1] - heights[i]);
}

function drawGround(context, place, { terrain }, height) {
  const { heights, step, boxes } = terrain;
  const first = Math.max(0, Math.floor(place.left / step) - 1);
  const last = Math.min(heights.length - 1, Math.ceil(place.right / step) + 1);
  const [before, after] = [Math.min(0, place.left - 1), Math.max(last * step, place.right + 1)]; // It looks endless.
  const line = () => {
    context.beginPath();
    if (first === 0) {
      context.moveTo(place.x(before), place.y(heights[0]));
    }
    for (let i = first; i <= last; i++) {
      context.lineTo(place.x(i * step), place.y(heights[i]));
    }
    if (last === heights.length - 1) {
      context.lineTo(place.x(after), place.y(heights[last]));
    }
  };
  line();
  context.lineTo(place.x(after), height + 2);
  context.lineTo(place.x(first === 0 ? before : first * step), height + 2);
  context.closePath();
  context.fillStyle = colour("--ground");
  context.fill();
  context.strokeStyle = colour("--control");
  context.lineWidth = 2;
  line();
  context.stroke();
  for (const corners of boxes.filter((corners) => corners[2] > place.left && corners[0] < place.right)) {
    context.beginPath();
    for (let i = 0; i < corners.length; i += 2) {
      context.lineTo(place.x(corners[i]), place.y(corners[i + 1]));
    }
    context.closePath();
    context.fillStyle = colour("--obstacle");
    context.fill();
    context.stroke();
  }
}

function drawMarks(context, place, walker) {
  const { start, finish } = walker.shape;
  context.fillStyle = colour("--soft");
  context.strokeStyle = colour("--control");
  context.lineWidth = 1;
  context.font = "12px system-ui, sans-serif";
  context.textAlign = "center";
  context.textBaseline = "top";
  const from = Math.max(0, Math.floor((place.left - start) / MARK_METRES));
  for (let mark = from * MARK_METRES; mark + start <= Math.min(place.right + 1, finish + 1); mark += MARK_METRES) {
    const [x, y] = [place.x(mark + start), place.y(groundAt(walker, mark + start))];
    canvasLine(context, x, y + 3, x, y + 9);
    context.fillText(`${mark} m`, x, y + 13);
  }
}

// A pennant where it starts, a chequered flag where it ends.
function drawFlag(context, place, walker, x, chequered) {
  const foot = place.y(groundAt(walker, x));
  const size = place.scale * 0.14;
  const top = foot - place.scale * 1.9;
  const left = place.x(x);
  context.strokeStyle = colour("--control");
  context.lineWidth = 2;
  canvasLine(context, left, foot, left, top);
  context.fillStyle = colour(chequered ? "--ink" : "--series-2");
  if (!chequered) {
    context.beginPath();
    context.moveTo(left + 1, top);
    context.lineTo(left + 5 * size, top + 1.5 * size);
    context.lineTo(left + 1, top + 3 * size);
    context.fill();
    return;
  }
  for (let row = 0; row < 3; row++) {
    for (let column = 0; column < 5; column++) {
      if ((row + column) % 2 === 0) {
        context.fillRect(left + 1 + column * size, top + row * size, size, size);
      }
    }
  }
  context.lineWidth = 1;
  context.strokeRect(left + 1, top, 5 * size, 3 * size);
}
