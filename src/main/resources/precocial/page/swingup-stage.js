// The picture of the running episode, its result when it has ended, and its figures.

function swingupStage(simulation) {
  const canvas = el("canvas", {
    id: "cart", tabindex: 0, role: "img",
    "aria-label": "Cart with a pole on a track. Left and right arrow keys push the cart.",
  });
  const strip = el("canvas", { id: "reward-strip", role: "img", "aria-label": "Reward of each step of this episode" });
  const result = el("p", { class: "result", hidden: true });
  const element = el("div", { class: "cart-stage" }, canvas, result, strip);
  let width = 0;

  function show() {
    if (width > 0) {
      const height = cartHeight(simulation.length, width);
      canvas.style.height = `${height}px`;
      drawCart(fitCanvas(canvas, width, height), width, height, simulation);
      drawRewardStrip(fitCanvas(strip, width, STRIP_HEIGHT), width, simulation);
    }
    result.hidden = simulation.world.alive;
    result.textContent = simulation.world.alive ? "" : resultText(simulation);
  }

  onWidth(element, (now) => {
    width = now;
    show();
  });
  return { element, canvas, show, metres: (x) => cartMetres(x, width, cartHeight(simulation.length, width), simulation) };
}

function resultText({ world, swingup, touched }) {
  const reward = `reward ${decimals(world.total, 1)}${touched ? ", touched" : ""}`;
  return world.steps < swingup.maxSteps ? `Left the track at step ${world.steps}, ${reward}` : `End of the episode, ${reward}`;
}

function swingupReadouts(simulation) {
  const reward = el("span", { id: "reward" });
  const each = el("span", { id: "step-reward" });
  const step = el("span", { id: "step" });
  const touched = el("p", { class: "touched", id: "touched" });
  const most = simulation.swingup.maxSteps.toLocaleString("en");
  const item = (name, ...value) => el("div", {}, el("dt", {}, name), el("dd", { class: "number" }, ...value));

  function show() {
    const { world, rewards } = simulation;
    reward.textContent = decimals(world.total, 1);
    each.textContent = decimals(rewards.length > 0 ? rewards[rewards.length - 1] : 0, 2);
    step.textContent = String(world.steps);
    touched.textContent = simulation.touched ? touchedText(simulation.touched) : "";
  }

  show();
  const figures = el(
    "dl",
    { class: "readouts" },
    item("Reward so far", reward),
    item("This step", each),
    item("Step", step, el("small", {}, ` of ${most}`)),
  );
  return { element: el("div", { class: "readout-row" }, figures, touched), show };
}

function touchedText({ what, step }) {
  const deed = what === "pushed" ? "Pushed" : "Weights changed";
  return `${deed} at step ${step}: total not comparable.`;
}

// Always as many decimals, so that figures that change stand still.
function decimals(x, places) {
  return x.toFixed(places).replace(/^-(?=[0.]*$)/, "").replace("-", "−"); // Zero has no sign.
}
