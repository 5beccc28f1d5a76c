// Asks the page's network what the program's was asked, in steps of recorded episodes; each answer must have the same bits.

function answerDifference({ champion: index, weight, observations, outputs }) {
  const network = new Network(store.data.champions[index].network);
  const values = network.newValues();
  let largest = 0;
  observations.forEach((seen, step) => {
    values.set(seen, 1);
    network.evaluate(values, weight === "individual" ? network.weights : weight);
    outputs[step].forEach((expected, i) => {
      const answer = values[network.nodes - network.outputs + i];
      // What is not finite has become null on its way here.
      const difference = expected === null ? Number(Number.isFinite(answer)) : Math.abs(f32(expected) - answer);
      largest = difference <= largest ? largest : difference; // NaN stays.
    });
  });
  return { steps: observations.length, difference: largest };
}

function answerReport(element, differences) {
  const steps = differences.reduce((sum, difference) => sum + difference.steps, 0);
  const largest = Math.max(...differences.map(({ difference }) => difference));
  tellCheck(
    element, largest === 0, largest,
    `the network's answers in ${count(steps, "step")} of ${count(differences.length, "episode")}, ` +
      `largest difference ${number(largest)}.`,
  );
}
