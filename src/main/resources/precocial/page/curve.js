// Reward against the shared weight, as the program's evaluator found it; picking a place on it sets the slider.

function rewardCurve() {
  const note = el("p", { class: "note" });
  const first = curveData(champion().curve);
  let edited = isEdited();
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
      edited = isEdited();
    }
    follow();
  }

  function follow() {
    chart.setCursor(store.individual ? null : store.weight);
  }

  store.subscribe(["champion", "data", "network"], show);
  store.subscribe(["weights"], () => edited !== isEdited() && show());
  store.subscribe(["weight", "individual"], follow);
  show();
  return el("div", { class: "reward-curve" }, chart.element, note);
}

function champion() {
  return store.data.champions[store.champion];
}

// Whether the network's own weights are others than those that the program judged.
function isEdited() {
  const { network, weights } = store;
  return network.weights !== null && weights.some((w, k) => !Object.is(w, network.weights[k]));
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
  if (curve.individual && !isEdited()) {
    const values = curve.weights.map(() => curve.individual.mean);
    series.push({ name: "individual weights", className: "series-2 dashed", values });
  }
  return { x: curve.weights, series };
}

function curveNote(curve) {
  const { individual: own } = curve;
  const figures = own && isEdited() ? "not computed since they were edited" : own && `${number(own.mean)} ± ${number(own.std)}`;
  const place = store.data.walker ? "Choose a place to see the recording nearest to it." : "Choose a place to set the weight.";
  const individual = own ? ` With its individual weights: ${figures}.` : "";
  return `Computed by the program over ${curve.starts} starts for each weight.${individual} ${place}`;
}
