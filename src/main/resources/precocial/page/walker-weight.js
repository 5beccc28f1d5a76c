// Which recording is shown: a slider over the shared weights that there are recordings of, and one under individual weights.

// story: a line about the recording that is shown.
function recordedWeightControl(story) {
  const value = el("output", { id: "weight-value", class: "number", for: "weight" });
  const slider = el("input", {
    id: "weight", type: "range", min: 0, step: 1, "aria-describedby": "weight-note",
    on: { input: () => share(recordedWeights()[slider.valueAsNumber]) },
  });
  const ticks = el("div", { class: "weight-ticks" });
  const individual = el("input", {
    id: "individual", type: "checkbox", on: { change: () => store.update({ individual: individual.checked }) },
  });
  const note = el("p", { id: "weight-note", class: "note" });
  let shown = null; // weights that the ticks stand for

  function show() {
    const weights = recordedWeights();
    const own = champion().replays.some(({ weight }) => weight === "individual");
    if (shown === null || shown.join() !== weights.join()) {
      shown = weights;
      slider.max = weights.length - 1;
      ticks.replaceChildren(...weights.map((weight, i) => recordedTick(weight, i / Math.max(1, weights.length - 1))));
    }
    slider.value = weights.indexOf(recordedWeight(store.weight));
    slider.setAttribute("aria-valuetext", weightText(recordedWeight(store.weight)));
    value.textContent = weightText(recordedWeight(store.weight));
    individual.disabled = !own && !store.individual;
    individual.checked = store.individual;
    element.classList.toggle("set-aside", store.individual);
    for (const tick of ticks.children) {
      tick.classList.toggle("now", !store.individual && Number(tick.value) === recordedWeight(store.weight));
    }
    note.textContent = recordedNote(weights.length, own);
  }

  const element = el(
    "div",
    { class: "weight-control" },
    el(
      "div",
      { class: "weight-head" },
      el("span", { class: "weight-shared" }, el("label", { for: "weight" }, "Shared weight"), value),
      el("label", { class: "control" }, individual, "Individual weights"),
    ),
    el("div", { class: "weight-scale" }, slider, ticks),
    story,
    note,
  );
  store.subscribe(["network", "weight", "weights", "individual"], show);
  show();
  return element;
}

function recordedTick(weight, share) {
  const tick = weightTick(weight);
  tick.style.left = `calc(8px + (100% - 16px) * ${share})`;
  return tick;
}

function recordedNote(weights, own) {
  const verb = own ? " and the individual weights are" : weights === 1 ? " is" : " are";
  const edited =
    " You have edited weights: the network shows what they make of what this walker sees, which walks as it was recorded.";
  return `${count(weights, "shared weight")}${verb} recorded.${store.individual && (isEdited() || !own) ? edited : ""}`;
}
