// The picture of a recorded walk, its result at its end, its strips and its figures.

const WALKER_VIEW = { wide: 10, narrow: 8, height: 4.5 }; // m
const WALKER_ENDS = {
  finish: "reached the end",
  fell: "fell",
  back: "left backwards",
  time: "ran out of time",
  stuck: "got nowhere",
  nan: "gave no number",
};

// player: {replay, time, torques, lidar, ghosts}
function walkerStage(player) {
  const canvas = el("canvas", { id: "walker", tabindex: 0, role: "img" });
  const course = el("canvas", { id: "course", role: "img", "aria-label": "Where the walker is on its course" });
  const strip = el("canvas", { id: "reward-strip", role: "img", "aria-label": "Reward so far, over the steps of the episode" });
  const scrubber = el("input", { id: "moment", type: "range", min: 0, step: 1, "aria-label": "Step of the episode" });
  const result = el("p", { class: "result", hidden: true });
  const element = el("div", { class: "cart-stage walker-stage" }, canvas, result, course, strip, scrubber);
  let width = 0;

  function show() {
    const { replay, time } = player;
    if (width > 0) {
      const scale = width / (width < 480 ? WALKER_VIEW.narrow : WALKER_VIEW.wide);
      const height = Math.round(scale * WALKER_VIEW.height);
      canvas.style.height = `${height}px`;
      drawWalk(fitCanvas(canvas, width, height), width, height, scale, player);
      drawCourseStrip(fitCanvas(course, width, COURSE_HEIGHT), width, replay, time, player.others);
      drawEarnedStrip(fitCanvas(strip, width, STRIP_HEIGHT), width, replay, time);
    }
    scrubber.max = replay.steps;
    scrubber.value = Math.floor(time);
    scrubber.setAttribute("aria-valuetext", `step ${Math.floor(time)}, ${decimals(replay.distance(time), 1)} metres`);
    result.hidden = time < replay.steps;
    result.replaceChildren(
      capital(WALKER_ENDS[replay.end]), el("span", { class: "spare" }, ` after ${count(replay.steps, "step")}`),
      `, reward ${decimals(replay.total, 1)}`);
  }

  onWidth(element, (now) => {
    width = now;
    show();
  });
  return { element, canvas, scrubber, show };
}

function drawWalk(context, width, height, scale, player) {
  const { replay, time, torques, lidar, others } = player;
  const { walker } = replay;
  const left = replay.between(replay.cameraX, time) - (0.4 * width) / scale;
  const bottom = replay.between(replay.bottom, time);
  const place = {
    scale, left, right: left + width / scale, x: (x) => scale * (x - left), y: (y) => height - scale * (y - bottom),
  };
  drawCourse(context, place, walker, height);
  context.globalAlpha = 0.2;
  const faint = colour("--soft");
  const shadow = { hull: faint, near: faint, far: faint };
  for (const other of player.ghosts ? others : []) {
    drawWalker(context, place, walker.shape, other.pose(Math.min(time, other.steps)), null, shadow);
  }
  context.globalAlpha = 1;
  const pose = replay.pose(time);
  if (lidar) {
    drawLidar(context, place, walker.shape, pose);
  }
  const inks = { hull: colour("--accent"), near: colour("--ink"), far: colour("--control") };
  drawWalker(context, place, walker.shape, pose, torques, inks);
}

// "fell after 61 steps"
function endText({ end, steps }) {
  return `${WALKER_ENDS[end]} after ${count(steps, "step")}`;
}

function capital(text) {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function walkerReadouts(player) {
  const reward = el("span", { id: "reward" });
  const distance = el("span", { id: "distance" });
  const step = el("span", { id: "step" });
  const steps = el("small");
  const item = (name, ...value) => el("div", {}, el("dt", {}, name), el("dd", { class: "number" }, ...value));

  function show() {
    const { replay, time } = player;
    const frame = replay.frameAt(time);
    reward.textContent = decimals(time < replay.steps ? replay.earned[frame] : replay.total, 1);
    distance.textContent = decimals(replay.distance(time), 1);
    step.textContent = Math.floor(time).toLocaleString("en");
    steps.textContent = ` of ${replay.steps.toLocaleString("en")}`;
  }

  const figures = el(
    "dl",
    { class: "readouts" },
    item("Reward", reward),
    item("Distance", distance, el("small", {}, " m")),
    item("Step", step, steps),
  );
  return { element: el("div", { class: "readout-row" }, figures), show };
}
