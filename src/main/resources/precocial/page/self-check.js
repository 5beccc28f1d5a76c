// Repeats the program's episodes with the page's own physics and network, and says by how much the two differ.

const TOLERANCE = 1e-4; // of an observation in the first 100 steps, and of a total

function selfCheck() {
  const element = el("p", { id: "check", class: "note" }, "Comparing with the program …");
  const episodes = store.data.swingup.check;
  const differences = [];
  // One at a time and when there is nothing else to do: the page should answer at once from the start.
  const next = () => {
    if (differences.length < episodes.length) {
      differences.push(differenceFrom(episodes[differences.length]));
      whenIdle(next);
    } else {
      report(element, differences);
    }
  };
  whenIdle(next);
  return element;
}

function whenIdle(f) {
  if (window.requestIdleCallback) {
    requestIdleCallback(f, { timeout: 1000 });
  } else {
    setTimeout(f, 50);
  }
}

function differenceFrom(episode) {
  const network = new Network(store.data.champions[episode.champion].network);
  const weights = episode.weight === "individual" ? network.weights : episode.weight;
  const world = new SwingUp(store.data.swingup.model, store.data.swingup.maxSteps);
  const values = network.newValues();
  let largest = 0;
  world.reset(episode.start);
  while (world.alive) {
    const expected = episode.observations[world.steps];
    if (expected) {
      largest = Math.max(largest, ...expected.map((x, i) => Math.abs(f32(x) - world.observation[i])));
    }
    values.set(world.observation, 1);
    network.evaluate(values, weights);
    world.step(values[network.nodes - 1]);
  }
  return { observation: largest, total: Math.abs(world.total - episode.total), steps: Math.abs(world.steps - episode.steps) };
}

function report(element, differences) {
  const largest = (key) => differences.reduce((most, difference) => Math.max(most, difference[key]), 0);
  const observation = largest("observation");
  const total = largest("total");
  const steps = largest("steps");
  if (differences.length === 0) {
    element.textContent = "Not compared with the program: there are no episodes of it in this page.";
    return;
  }
  // Written so that NaN counts as a difference.
  const good = observation <= TOLERANCE && total <= TOLERANCE && steps === 0;
  element.dataset.difference = String(observation);
  element.classList.toggle("warning", !good);
  element.textContent =
    `${good ? "Checked against the program" : "Differs from the program"}: ${count(differences.length, "episode")}, ` +
    `largest difference over 100 steps ${number(observation)}, ` +
    `${total === 0 ? "rewards equal" : `rewards differ by up to ${number(total)}`}` +
    `${steps === 0 ? "" : `, lengths by up to ${count(steps, "step")}`}.`;
}

function count(n, what) {
  return `${n.toLocaleString("en")} ${what}${n === 1 ? "" : "s"}`;
}
