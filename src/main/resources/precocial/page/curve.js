// Reward against the shared weight, as the program's evaluator found it; picking a place on it sets the slider.

function rewardCurve() {
  const note = el("p", { class: "note" });
  const first = curveData(champion().curve);
  const chart = lineChart({
    label: "Reward against the shared weight", xLabel: "shared weight", yLabel: "reward", ...first, onPick: share,
  });
  chart.element.id = "curve";

  function show() {
    const curve = champion().curve;
    chart.element.hidden = !curve;
    note.textContent = curve ? curveNote(curve) : "This champion's reward at other weights was not computed.";
    if (curve) {
      chart.setData(curveData(curve));
    }
    follow();
  }

  function follow() {
    chart.setCursor(store.individual ? null : store.weight);
  }

  store.subscribe(["champion", "data", "network"], show);
  store.subscribe(["weight", "individual"], follow);
  show();
  return el("div", { class: "reward-curve" }, chart.element, note);
}

function champion() {
  return store.data.champions[store.champion];
}

function curveData(curve) {
  if (!curve) {
    return { x: [], series: [] };
  }
  const series = [
    {
      name: "one deviation", className: "series-1", band: true,
      low: curve.mean.map((mean, i) => mean - curve.std[i]), high: curve.mean.map((mean, i) => mean + curve.std[i]),
    },
    { name: "mean", className: "series-1", values: curve.mean },
  ];
  if (curve.individual) {
    const values = curve.weights.map(() => curve.individual.mean);
    series.push({ name: "individual weights", className: "series-2 dashed", values });
  }
  return { x: curve.weights, series };
}

function curveNote(curve) {
  const { individual: own } = curve;
  const individual = own ? ` With its individual weights: ${number(own.mean)} ± ${number(own.std)}.` : "";
  return `Computed by the program over ${curve.starts} starts for each weight.${individual} Choose a place to set the weight.`;
}
