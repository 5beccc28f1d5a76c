// Individual weights to edit: a list of all, and a slider for the connection that is selected.

const ROWS_AT_ONCE = 200; // more would make long lists of large networks slow

function weightEditor() {
  const title = el("span", { id: "connection-name" });
  const slider = el("input", { id: "connection-weight", type: "range", step: 0.01, "aria-labelledby": "connection-name" });
  const output = el("output", { class: "number", for: "connection-weight" });
  const chosen = el("div", { class: "control wide", hidden: true }, title, slider, output);
  const reset = el("button", { type: "button", id: "reset-weights", on: { click: resetWeights } }, "Reset");
  const summary = el("summary");
  const body = el("tbody");
  const more = el("button", { type: "button", on: { click: () => addRows() } }, "Show more");
  const table = el("table", {},
    el("thead", {}, el("tr", {}, ...["From", "To", "Weight"].map((name) => el("th", { scope: "col" }, name)))), body);
  const list = el("div", { class: "weight-list" }, table, more);
  const advice = el("p", { class: "note" }, "Change one here, or click a connection above. Individual weights are then in use.");
  const details = el("details", { id: "weight-table" }, summary, el("div", { class: "controls" }, advice, reset), list);
  const fields = []; // a number field for each connection that has a row

  const addRows = (count = ROWS_AT_ONCE) => {
    const { network, weights } = store;
    const end = Math.min(network.connections, fields.length + count);
    for (let k = fields.length; k < end; k++) {
      const to = targetOf(network, k);
      const name = `${nodeName(network.source[k])} to ${nodeName(to)}`;
      const field = el("input", { type: "number", step: "any", "aria-label": `Weight from ${name}`, "data-connection": k });
      field.value = Number(weights[k].toPrecision(4));
      field.addEventListener("input", () => editWeight(k, field.valueAsNumber));
      field.addEventListener("blur", () => refresh()); // What is no weight goes.
      field.addEventListener("focus", () => store.update({ selected: { connection: k } }));
      fields.push(field);
      body.append(el("tr", {}, el("td", {}, nodeName(network.source[k])), el("td", {}, nodeName(to)), el("td", {}, field)));
    }
    more.hidden = fields.length === network.connections;
  };
  const rebuild = () => {
    fields.length = 0;
    body.replaceChildren();
    details.hidden = store.network.connections === 0;
    summary.textContent = `Individual weights of ${store.network.connections} connections`;
    if (details.open) {
      addRows();
    }
  };
  const refresh = () => {
    fields.forEach((field, k) => {
      if (field !== document.activeElement) {
        field.value = Number(store.weights[k].toPrecision(4));
      }
    });
    const selected = selectedConnection();
    chosen.hidden = selected < 0;
    if (!chosen.hidden) {
      // As editWeight() takes it.
      const weight = store.individual || store.network.weights ? store.weights[selected] : store.weight;
      const reach = Math.max(3, Math.ceil(Math.abs(weight)) || 0);
      slider.min = -reach;
      slider.max = reach;
      slider.value = weight;
      title.textContent = `${nodeName(store.network.source[selected])} → ${nodeName(targetOf(store.network, selected))}`;
      output.textContent = number(weight);
    }
    const unedited = weightsToEdit(store.network);
    reset.disabled = store.weights.every((w, k) => Object.is(w, unedited[k]));
  };
  const showSelected = () => {
    const selected = selectedConnection();
    [...body.rows].forEach((row, k) => row.classList.toggle("selected", k === selected));
    if (details.open && selected >= 0 && !list.contains(document.activeElement)) {
      addRows(Math.max(0, selected + 1 - fields.length));
      list.scrollTop = body.rows[selected].offsetTop - list.clientHeight / 2;
    }
  };
  slider.addEventListener("input", () => editWeight(store.selected.connection, slider.valueAsNumber));
  details.addEventListener("toggle", () => {
    if (details.open && fields.length === 0) {
      addRows();
      showSelected();
    }
  });
  store.subscribe(["network"], rebuild);
  store.subscribe(["network", "weights", "weight", "individual", "selected"], refresh);
  store.subscribe(["selected"], showSelected);
  // Weights that nobody has edited, of a network that has none of its own, go with the shared weight.
  store.subscribe(["weight"], () => {
    if (!store.individual && store.network.weights === null && store.weights.every((w) => w === store.weights[0])) {
      store.update({ weights: weightsToEdit(store.network) });
    }
  });
  rebuild();
  refresh();
  return el("div", { class: "weights" }, chosen, details);
}

// Its number; -1 where none is selected.
function selectedConnection() {
  const { selected, network } = store;
  return selected && selected.connection < network.connections ? selected.connection : -1;
}

function editWeight(connection, weight) {
  if (Number.isFinite(f32(weight))) {
    // What is seen is what gets edited: the shared weight everywhere, while that is in use.
    const weights = store.individual || store.network.weights ? Float32Array.from(store.weights) : weightsToEdit(store.network);
    weights[connection] = weight;
    store.update({ weights, individual: true });
  }
}

function resetWeights() {
  store.update({ weights: weightsToEdit(store.network), individual: store.individual && store.network.weights !== null });
}
