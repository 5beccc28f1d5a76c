// Swing-up: the simulation, running, and all that one can do to it.

const END_SECONDS = 1.6; // for which the result of an episode is shown before the next one begins

function swingupPanel() {
  const simulation = new Simulation(store.data.swingup);
  simulation.hard = /starts=hard/.test(store.data.task.name);
  simulation.setNetwork(store.network);
  simulation.restart(activeWeights());
  const stage = swingupStage(simulation);
  const readouts = swingupReadouts(simulation);
  const loop = new FrameLoop(stage.canvas, frame);
  let rest = 0; // s until the next episode, once one has ended

  function frame(seconds) {
    if (simulation.world.alive) {
      if (simulation.advance(seconds, activeWeights())) {
        rest = END_SECONDS;
      }
    } else {
      rest -= seconds;
      if (rest <= 0) {
        simulation.restart(activeWeights());
      }
    }
    show();
  }

  function show() {
    stage.show();
    readouts.show();
    store.update({ values: simulation.values.slice() });
  }

  function restart() {
    simulation.restart(activeWeights());
    show();
  }

  const { button: pause, play } = playControl(loop);
  const hard = el("input", { id: "hard", type: "checkbox", on: { change: () => hardStarts(hard.checked) } });
  hard.checked = simulation.hard;
  function hardStarts(on) {
    simulation.hard = on;
    restart();
  }

  const held = onceAFrame(() => loop.on || stage.show());
  pullByPointer(stage.canvas, simulation, stage.metres, held);
  pushByArrows(stage.canvas, simulation, held);
  onKeys({ r: restart, " ": () => (loop.inView ? play(!loop.on) : false) });
  let used = activeWeights();
  store.subscribe(["network", "weight", "weights", "individual"], () => {
    if (store.network !== simulation.network) {
      simulation.setNetwork(store.network);
      restart();
    } else if (activeWeights() !== used) {
      simulation.touch("weights changed");
      simulation.think(activeWeights());
      show();
    }
    used = activeWeights();
  });
  store.subscribe(["theme"], stage.show);
  play(!matchMedia("(prefers-reduced-motion: reduce)").matches);
  return el(
    "div",
    { class: "swingup" },
    el(
      "p",
      { class: "note lead" },
      `${variantNote(store.data)} Drag the cart to push it. `,
      el("span", { class: "keys" }, "Keys: R restarts, space pauses, arrows push while the picture has the focus."),
    ),
    stage.element,
    readouts.element,
    el(
      "div",
      { class: "controls" },
      pause,
      el("button", { type: "button", id: "restart", on: { click: restart } }, "Restart"),
      el("span", { class: "push-buttons" }, pushButton(-1, simulation, held), pushButton(1, simulation, held)),
      el("label", { class: "control" }, hard, "Hard starts"),
    ),
    weightControl(),
    rewardCurve(),
    selfCheck(store.data.swingup.check, episodeDifference, episodeReport),
  );
}

// Which variant of the task this is.
function variantNote({ task, swingup }) {
  const [length, noise] = [swingup.model[7], swingup.model[12]];
  const noisy = noise > 0 ? `Noise of deviation ${number(noise)} on` : "No noise on";
  return (
    `Task ${task.name}: move the cart so that the pole of ${number(length)} m swings up, stays up and is in the middle. ` +
    `${noisy} what the network sees.`
  );
}
