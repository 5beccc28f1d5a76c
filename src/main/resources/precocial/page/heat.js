// Accuracy by class and weight as a table, the better the darker.

function heatMap() {
  const table = el("table", { id: "heat" });
  const text = el("p", { class: "note" });
  const title = el("h3", {}, "Accuracy by class and weight");
  const box = el("div", { class: "scroll", tabindex: classNames().length > MANY_CLASSES ? 0 : null }, table);
  const element = el("div", { class: "heat" }, title, box, text);
  function show() {
    const accuracy = store.data.champions[store.champion].accuracy;
    table.hidden = !accuracy;
    table.replaceChildren(...(accuracy ? heatRows(accuracy) : []));
    text.textContent = accuracy ? heatNote(accuracy) : "The accuracy of this champion was not computed.";
  }
  store.subscribe(["champion", "data", "network"], show);
  show();
  return element;
}

function heatRows(accuracy) {
  const columns = accuracy.weights.map((weight, w) => ({
    name: shortWeight(weight), perClass: accuracy.perDigit[w], mean: accuracy.accuracy[w], loss: accuracy.loss[w],
  }));
  if (accuracy.individual) {
    const { perDigit, accuracy: mean, loss } = accuracy.individual;
    columns.push({ name: "tuned", perClass: perDigit, mean, loss });
  }
  const head = el("tr", {}, el("th", { scope: "col" }, "class"), ...columns.map(({ name }) => el("th", { scope: "col" }, name)));
  const row = (name, className, cells) => el("tr", { class: className }, el("th", { scope: "row" }, name), ...cells);
  return [
    el("caption", { class: "visually-hidden" }, "Accuracy in percent, by class and weight"),
    el("thead", {}, head),
    el(
      "tbody", {},
      ...classNames().map((name, k) => row(name, null, columns.map(({ perClass }) => heatCell(perClass[k])))),
      row("all", "means", columns.map(({ mean }) => heatCell(mean))),
      row("loss", "losses", columns.map(({ loss }) => el("td", { class: "number" }, number(loss)))),
    ),
  ];
}

// A class that no image is of has no accuracy.
function heatCell(share) {
  const there = Number.isFinite(share);
  const cell = el("td", { class: "number heat-cell" }, there ? (100 * share).toFixed(0) : "–");
  cell.style.setProperty("--share", there ? Math.max(0, 2 * share - 1) ** 2 : 0); // From a half on, where differences matter.
  return cell;
}

function heatNote({ images, vote: byVote, meanProbability }) {
  const { split } = store.data.images;
  return (
    `Percent of ${images.toLocaleString("en")} ${split} images, computed by the program. ` +
    `All weights together: ${percent(byVote)} by vote, ${percent(meanProbability)} by mean probability.`
  );
}
