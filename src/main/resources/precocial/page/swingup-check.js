// Repeats the program's episodes of swing-up with the page's own physics and network.

const TOLERANCE = 1e-4; // of an observation in the first 100 steps, and of a total

function episodeDifference(episode) {
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

function episodeReport(element, differences) {
  const largest = (key) => differences.reduce((most, difference) => Math.max(most, difference[key]), 0);
  const observation = largest("observation");
  const total = largest("total");
  const steps = largest("steps");
  // Written so that NaN counts as a difference.
  const good = observation <= TOLERANCE && total <= TOLERANCE && steps === 0;
  tellCheck(
    element, good, observation,
    `${count(differences.length, "episode")}, largest difference over 100 steps ${number(observation)}, ` +
      `${total === 0 ? "rewards equal" : `rewards differ by up to ${number(total)}`}` +
      `${steps === 0 ? "" : `, lengths by up to ${count(steps, "step")}`}.`,
  );
}
