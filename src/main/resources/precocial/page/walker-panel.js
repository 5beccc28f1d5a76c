// BipedalWalker: recorded episodes, played, and all that one can do with them.

const WALKER_KEYS =
  "Keys: R restarts, space pauses, L is lidar, G the other weights, arrows step while the picture has the focus.";
const WALKER_SPEEDS = { 0.25: "¼ ×", 0.5: "½ ×", 1: "1 ×", 2: "2 ×", 4: "4 ×" };

function walkerPanel() {
  const player = { replay: null, others: [], time: 0, torques: null, lidar: true, ghosts: false };
  const stage = walkerStage(player);
  const readouts = walkerReadouts(player);
  const loop = new FrameLoop(stage.canvas, frame);
  let speed = 1;
  let rest = 0; // s until it begins again, once it has ended
  let thought = null; // frame whose node values are shown

  function frame(seconds) {
    if (player.time < player.replay.steps) {
      player.time = Math.min(player.replay.steps, player.time + seconds * speed * store.data.walker.shape.stepsPerSecond);
      rest = END_SECONDS;
    } else {
      rest -= seconds;
      player.time = rest > 0 ? player.time : 0;
    }
    show();
  }

  function show() {
    think();
    stage.show();
    readouts.show();
  }

  // What the network makes of what the walker sees.
  function think(anew = false) {
    const now = player.replay.frameAt(player.time);
    if (now !== thought || anew) {
      thought = now;
      const { network } = store;
      const values = network.newValues();
      values.set(player.replay.seen(now), 1);
      network.evaluate(values, activeWeights());
      player.torques = Array.from(values.subarray(network.nodes - network.outputs));
      store.update({ values });
    }
  }

  function take() {
    const replay = chosenReplay();
    if (replay !== player.replay) {
      player.replay = replay;
      player.time = loop.on ? 0 : Math.min(player.time, replay.steps);
      story.textContent = `Recorded under ${storyOf(replay)}.`;
      stage.canvas.setAttribute(
        "aria-label", `Walker on its course. ${story.textContent} Left and right arrow keys go from frame to frame.`);
    }
    player.others = replays().filter((other) => other !== replay);
    think(true);
    show();
  }

  function goTo(time) {
    player.time = Math.max(0, Math.min(player.replay.steps, time));
    rest = END_SECONDS;
    show();
  }

  const { button: pause, play } = playControl(loop);
  const pace = el("select", { id: "speed", on: { change: () => (speed = Number(pace.value)) } },
    ...Object.keys(WALKER_SPEEDS).sort((a, b) => a - b).map((key) => el("option", { value: key }, WALKER_SPEEDS[key])));
  pace.value = "1";
  const story = el("p", { id: "story", class: "note", role: "status" });
  const lidar = walkerOption("lidar", player, show);
  const ghosts = walkerOption("ghosts", player, show);
  stage.scrubber.addEventListener("input", () => {
    play(false);
    goTo(stage.scrubber.valueAsNumber);
  });
  stage.canvas.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (way) {
      event.preventDefault();
      play(false);
      goTo(player.replay.stepOf(player.replay.frameAt(player.time) + way));
    }
  });
  const restart = () => goTo(0);
  onKeys({ r: restart, " ": () => (loop.inView ? play(!loop.on) : false), l: () => lidar.click(), g: () => ghosts.click() });
  store.subscribe(["network", "weight", "weights", "individual"], take);
  store.subscribe(["theme"], stage.show);
  play(!matchMedia("(prefers-reduced-motion: reduce)").matches);
  take();
  return el(
    "div",
    { class: "walker-panel" },
    el(
      "p",
      { class: "note lead" },
      `${walkerNote(store.data)} `,
      el("span", { class: "keys" }, WALKER_KEYS),
    ),
    stage.element,
    readouts.element,
    el(
      "div",
      { class: "controls" },
      pause,
      el("button", { type: "button", id: "restart", on: { click: restart } }, "Restart"),
      el("label", { class: "control" }, "Speed", pace),
      el("label", { class: "control" }, lidar, "Lidar"),
      el("label", { class: "control" }, ghosts, "Other weights"),
    ),
    recordedWeightControl(story),
    replayTable(),
    rewardCurve(),
    selfCheck(store.data.walker.check, answerDifference, answerReport),
  );
}

function walkerOption(name, player, show) {
  const box = el("input", {
    id: name, type: "checkbox",
    on: {
      change: () => {
        player[name] = box.checked;
        show();
      },
    },
  });
  box.checked = player[name];
  return box;
}

// "weight −1.00: fell after 61 steps, 0.3 m from the start, reward −97.5"
function storyOf(replay) {
  const weights = replay.weight === "individual" ? "individual weights" : `weight ${weightText(replay.weight)}`;
  const metres = decimals(replay.distance(replay.steps), 1);
  return `${weights}: ${endText(replay)}, ${metres} m from the start, reward ${decimals(replay.total, 1)}`;
}

function walkerNote({ task, walker }) {
  const { start, finish } = walker.shape;
  const rough = walker.terrain.boxes.length > 0 ? "a course with stumps, pits and stairs" : "rough ground";
  return (
    `Task ${task.name}: walk ${number(finish - start)} m over ${rough} without a fall. ` +
    "Recorded by the program, always on one terrain."
  );
}
