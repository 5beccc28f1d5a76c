// What the network says of an image: a row for each shared weight, with the probability of each class, and the vote of all.

const MANY_CLASSES = 12; // more than that are too many for a name above each bar

class Predictions {
  constructor() {
    const names = classNames();
    this.rows = store.data.weights.map((weight) => new PredictionRow(shortWeight(weight), String(weight), names));
    this.own = new PredictionRow("", "slider", names);
    this.individual = new PredictionRow("individual", "individual", names);
    this.own.element.classList.add("own");
    const head = [
      el("th", { scope: "col", class: "head" }, "weight"),
      ...names.map((name) => el("th", { scope: "col", class: "class-name" }, name)),
      el("th", { scope: "col", class: "says", colspan: 2 }, "says"),
    ];
    this.element = el(
      "table",
      { id: "prediction", class: names.length > MANY_CLASSES ? "crowded" : null },
      el("caption", { class: "visually-hidden" }, "Prediction for each weight, with the probability of each class"),
      el("thead", {}, el("tr", {}, ...head)),
      el("tbody", {}, ...[...this.rows, this.own, this.individual].map((row) => row.element)),
    );
    this.ensemble = el("p", { id: "ensemble" });
  }

  // pixels is null where there is no image. Gives the vote of the standard weights, or null.
  show(pixels) {
    const says = (weights) => (pixels ? classify(store.network, pixels, weights) : null);
    const results = store.data.weights.map(says);
    results.forEach((result, i) => this.rows[i].show(result));
    this.own.head.textContent = `slider ${weightText(store.weight)}`;
    this.own.show(says(store.weight));
    const individual = store.network.weights !== null || store.individual;
    this.individual.element.hidden = !individual;
    this.individual.show(individual ? says(store.weights) : null);
    const votes = pixels ? vote(results) : null;
    this.ensemble.replaceChildren(...ensembleText(votes, results.length));
    return votes;
  }
}

class PredictionRow {
  constructor(head, key, names) {
    this.head = el("th", { scope: "row", class: "number" }, head);
    this.bars = names.map(() => el("span", { class: "bar" }));
    this.cells = this.bars.map((bar) => el("td", { class: "bar-cell" }, bar));
    this.names = names;
    this.label = el("td", { class: "label", "data-weight": key });
    this.probability = el("td", { class: "number probability" });
    this.element = el("tr", {}, this.head, ...this.cells, this.label, this.probability);
  }

  show(result) {
    this.bars.forEach((bar, k) => {
      bar.style.height = result ? `${100 * result.probabilities[k]}%` : "0";
      this.cells[k].classList.toggle("said", result !== null && k === result.label);
    });
    this.label.textContent = result ? this.names[result.label] : "–";
    this.probability.textContent = result ? wholePercent(result.probabilities[result.label]) : "";
  }
}

function ensembleText(votes, of) {
  if (!votes) {
    return ["The weights vote when there is something to see."];
  }
  const names = classNames();
  const shares = votes.probabilities[votes.byProbability];
  return [
    "Together: ",
    el("strong", { id: "by-vote" }, names[votes.byVote]),
    ` by vote, ${votes.votes[votes.byVote]} of ${of}; `,
    el("strong", { id: "by-probability" }, names[votes.byProbability]),
    ` by mean probability, ${wholePercent(shares)}.`,
  ];
}

// Of classes: the outputs' names.
function classNames() {
  return store.data.task.outputs.map((name) => prettyName(name));
}

function wholePercent(share) {
  return `${Math.round(100 * share)} %`;
}
