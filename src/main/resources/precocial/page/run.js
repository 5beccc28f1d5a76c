// What a run did: fitness, size, the Pareto front and where the time went, over generations.

function runCharts() {
  const linear = { xLabel: "generation", x: [], series: [], onPick: chooseGeneration };
  const images = store.data.task.kind === "images";
  const fitness = lineChart({
    ...linear,
    label: store.data.run.kind === "tuning" ? "Reward of the weights" : "Fitness",
    yLabel: images ? "minus the loss" : "reward",
  });
  const size = lineChart({ ...linear, label: "Size of the best network, and the median of all", yLabel: "number" });
  const charts = [fitness, size];
  const front = scatterChart({
    label: "Pareto front", xLabel: "connections", yLabel: "mean fitness", points: [],
    rest: "Each point is a network of the last population; the front stands out.",
  });
  const time = timeBar();
  const refresh = () => {
    const { run } = store.data;
    const { generation } = run.log;
    fitness.setData({ x: generation, series: fitnessSeries(run) });
    const sizes = sizeSeries(run);
    size.setData({ x: generation, series: sizes });
    size.element.hidden = sizes.length === 0;
    front.setPoints(populationPoints(run.population));
    front.element.hidden = !run.population;
    time.show(run);
    moveCursor();
  };
  const moveCursor = () => charts.forEach((chart) => chart.setCursor(store.generation));
  store.subscribe(["data"], refresh);
  store.subscribe(["generation"], moveCursor);
  refresh();
  return el("div", { class: "charts" }, fitness.element, size.element, front.element, time.element);
}

// Those of a column that exists, as a line; null where there is none.
function lineOfColumn(table, column, name, className) {
  return table && table[column] ? { name, values: table[column], className } : null;
}

function fitnessSeries({ log, details }) {
  const quartiles = details && details.lower_quartile
    ? { name: "quartiles", low: details.lower_quartile, high: details.upper_quartile, className: "series-2", band: true } : null;
  const series = [
    lineOfColumn(log, "best_so_far", "best so far", "series-3 dashed"),
    lineOfColumn(log, "best_fitness", "best", "series-1"),
    lineOfColumn(log, "median_fitness", "median", "series-2"),
    quartiles,
    lineOfColumn(log, "champion_reward", "champion", "series-1"),
    lineOfColumn(log, "best_reward", "best", "series-3 dashed"),
    lineOfColumn(log, "centre_reward", "centre", "series-4"),
    lineOfColumn(log, "mean_reward", "mean", "series-2"),
  ].filter(Boolean);
  return series.length > 0 ? series : otherColumns(log);
}

// A log of another program's version: whatever columns it has.
function otherColumns(log) {
  return Object.keys(log).filter((column) => !["generation", "evaluations", "seconds"].includes(column)).slice(0, 4)
    .map((column, i) => lineOfColumn(log, column, column.replace(/_/g, " "), `series-${i + 1}`));
}

function sizeSeries({ log, details }) {
  return [
    lineOfColumn(log, "best_connections", "connections", "series-1"),
    lineOfColumn(details, "median_connections", "connections, median", "series-1 dashed"),
    lineOfColumn(log, "best_nodes", "nodes", "series-4"),
    lineOfColumn(details, "median_nodes", "nodes, median", "series-4 dashed"),
  ].filter(Boolean);
}

function populationPoints(population) {
  if (!population) {
    return [];
  }
  const front = new Set(population.front);
  return population.mean.map((mean, i) => {
    const size = `${number(population.connections[i])} connections, ${number(population.nodes[i])} nodes`;
    return {
      x: population.connections[i],
      y: mean,
      front: front.has(i),
      text: `${size}: mean ${number(mean)}, best ${number(population.best[i])}`,
    };
  });
}

// Where the time went, as a bar whose parts are phases, and a list of them.
function timeBar() {
  const total = el("p", { class: "chart-readout" });
  const bar = el("div", { class: "time-bar", "aria-hidden": "true" });
  const list = el("dl", { class: "time-list" });
  const element = el("figure", { class: "chart" }, el("figcaption", {}, "Time"), total, el("div", {}, bar, list));
  // The last that is known: the details of a row may come after it.
  const last = (column) => [...(column || [])].reverse().find((x) => Number.isFinite(x)) ?? NaN;
  const show = ({ log, details }) => {
    const seconds = last(log.seconds);
    const evaluations = last(log.evaluations);
    const rate = evaluations / seconds;
    const known = (x, text) => (Number.isFinite(x) ? el("span", {}, text) : "");
    total.replaceChildren(known(seconds, `${duration(seconds)} in all`), " ",
      known(evaluations, `${whole(evaluations)} evaluations`), " ", known(rate, `${whole(rate)} a second`));
    const phases = phasesOf(details, seconds, last);
    const all = Math.max(seconds, phases.reduce((sum, phase) => sum + phase.seconds, 0)); // The last saving is behind the log.
    bar.replaceChildren(...phases.map(({ seconds: part, className }) => {
      const piece = el("i", { class: className });
      piece.style.flexGrow = (100 * part) / all; // a sum below 1 would leave some of the bar empty
      return piece;
    }));
    list.replaceChildren(...phases.map(({ name, seconds: part, className }) => el("div", { class: "number" },
      el("dt", {}, el("i", { class: className }), name), el("dd", {}, percent(part / all)), el("dd", {}, duration(part)))));
    element.hidden = !Number.isFinite(seconds);
    bar.hidden = phases.length === 0;
  };
  return { element, show };
}

function phasesOf(details, seconds, last) {
  const names = { breed: "breeding children", judge: "judging the population", confirm: "confirming champions", save: "saving" };
  const phases = Object.entries(names).map(([key, name], i) => (
    { name, seconds: details ? last(details[`${key}_seconds`]) : NaN, className: `phase-${i + 1}` }
  )).filter((phase) => Number.isFinite(phase.seconds));
  const rest = phases.reduce((left, phase) => left - phase.seconds, seconds);
  return phases.length > 0 && rest > 0 ? [...phases, { name: "everything else", seconds: rest, className: "phase-5" }] : phases;
}
