// Which weights the network has: one shared by all connections, on a slider, or one for each.

function weightControl() {
  const value = el("output", { id: "weight-value", class: "number", for: "weight" });
  const slider = el("input", {
    id: "weight", type: "range", min: -2, max: 2, step: 0.01, on: { input: () => share(Number(slider.value)) },
  });
  const ticks = store.data.weights.map((weight) => weightTick(weight));
  const individual = el("input", {
    id: "individual", type: "checkbox", "aria-describedby": "individual-reason",
    on: { change: () => store.update({ individual: individual.checked }) },
  });
  const reason = el("p", { id: "individual-reason", class: "note" });
  let network = store.network;

  function show() {
    const another = store.network !== network;
    network = store.network;
    if (another && store.individual && !network.weights) {
      store.update({ individual: false }); // which comes back here
      return;
    }
    // A network without weights of its own may have been given some.
    const there = network.weights !== null || store.individual || store.weights.some((w) => w !== store.weights[0]);
    individual.disabled = !there;
    individual.checked = store.individual;
    reason.textContent = there ? "" : "This network has no individual weights yet; edit one in the list of weights to begin.";
    slider.value = store.weight;
    value.textContent = weightText(store.weight);
    element.classList.toggle("set-aside", store.individual);
    for (const tick of ticks) {
      tick.classList.toggle("now", !store.individual && Number(tick.value) === store.weight);
    }
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
    el("div", { class: "weight-scale" }, slider, el("div", { class: "weight-ticks" }, ...ticks)),
    reason,
  );
  store.subscribe(["network", "weight", "weights", "individual"], show);
  show();
  return element;
}

// Where the slider's thumb stands at that weight; choosing it sets the slider.
function weightTick(weight) {
  const tick = el(
    "button",
    { type: "button", class: "weight-tick number", value: weight, "aria-label": `Shared weight ${weightText(weight)}` },
    shortWeight(weight),
  );
  tick.addEventListener("click", () => share(weight));
  tick.style.left = `calc(8px + (100% - 16px) * ${(weight + 2) / 4})`;
  return tick;
}

// One weight for all connections from now on; where episodes are recorded, one that they are recorded under.
function share(weight) {
  const rounded = Math.round(100 * Math.max(-2, Math.min(2, weight))) / 100;
  store.update({ weight: store.data.walker ? recordedWeight(weight) : rounded, individual: false });
}

function weightText(weight) {
  return decimals(weight, 2);
}

function shortWeight(weight) {
  return String(weight).replace("-", "−");
}
