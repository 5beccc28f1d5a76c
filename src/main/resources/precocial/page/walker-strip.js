// Two strips below a walker: the whole course with where it is, and the reward so far over the steps of the episode.

const COURSE_HEIGHT = 30;
const STRIP_INSET = 8; // of the ends of a slider's way, which the reward's strip stands above

function drawCourseStrip(context, width, replay, time, others) {
  const { terrain, shape } = replay.walker;
  const { heights, step, boxes } = terrain;
  const end = (heights.length - 1) * step;
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  const x = (metres) => (width * metres) / end;
  const y = (metres) => COURSE_HEIGHT - 5 - (16 * (metres - low)) / Math.max(1.5, high - low);
  context.fillStyle = colour("--surface");
  context.fillRect(0, 0, width, COURSE_HEIGHT);
  context.beginPath();
  context.moveTo(0, COURSE_HEIGHT);
  heights.forEach((height, i) => context.lineTo(x(i * step), y(height)));
  context.lineTo(width, COURSE_HEIGHT);
  context.fillStyle = colour("--ground");
  context.fill();
  context.fillStyle = colour("--control");
  for (const [left, bottom, right, , , top] of boxes) {
    context.fillRect(x(left), y(top), x(right) - x(left), y(bottom) - y(top));
  }
  for (const other of others) {
    context.fillRect(x(other.x[other.frames - 1]) - 0.5, 7, 1, COURSE_HEIGHT - 7);
  }
  context.fillStyle = colour("--ink");
  context.fillRect(x(shape.finish) - 1, 5, 2, COURSE_HEIGHT - 5);
  const now = x(replay.between(replay.x, time));
  context.fillStyle = colour("--accent");
  context.fillRect(now - 1, 5, 2, COURSE_HEIGHT - 5);
  canvasCircle(context, now, 6, 4);
  context.fill();
}

function drawEarnedStrip(context, width, replay, time) {
  const { earned } = replay;
  const low = Math.min(0, ...earned);
  const high = Math.max(low + 20, ...earned);
  const x = (step) => STRIP_INSET + ((width - 2 * STRIP_INSET) * step) / Math.max(1, replay.steps);
  const y = (reward) => STRIP_HEIGHT - 3 - ((STRIP_HEIGHT - 6) * (reward - low)) / (high - low);
  const area = (frames, alpha) => {
    context.beginPath();
    context.moveTo(x(0), y(0));
    for (let i = 0; i < frames; i++) {
      context.lineTo(x(replay.stepOf(i)), y(earned[i]));
    }
    context.lineTo(x(replay.stepOf(frames - 1)), y(0));
    context.globalAlpha = alpha;
    context.fill();
    context.globalAlpha = 1;
  };
  context.fillStyle = colour("--surface");
  context.fillRect(0, 0, width, STRIP_HEIGHT);
  context.fillStyle = colour("--accent");
  area(replay.frames, 0.22);
  area(replay.frameAt(time) + 1, 0.55);
  context.strokeStyle = colour("--control");
  context.lineWidth = 1;
  canvasLine(context, x(0), y(0), x(replay.steps), y(0));
}
