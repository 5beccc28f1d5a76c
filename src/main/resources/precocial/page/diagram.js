// The network as a diagram: layers from left to right, each node with its activation's curve, filled by its value.

function networkDiagram() {
  const canvas = el("canvas", { id: "diagram", tabindex: 0, role: "application", "aria-describedby": "diagram-note" });
  const note = el("p", { id: "diagram-note", class: "readout" });
  const behind = document.createElement("canvas"); // the connections, kept while the pointer moves
  let scene = null;
  let hover = null;
  let stale = true; // whether `behind` has to be painted again
  let inView = true;

  const focus = () => hover || store.selected;
  const paint = () => {
    if (!scene) {
      return;
    }
    const { width, height } = scene;
    if (stale) {
      const context = fitCanvas(behind, width, height);
      context.transform(view.zoom, 0, 0, view.zoom, view.x, view.y);
      paintConnections(context, scene, activeWeights(), store.values, view.zoom);
      stale = false;
    }
    const context = fitCanvas(canvas, width, height);
    const focused = focusedConnections(scene, focus());
    context.globalAlpha = focused.length > 0 ? 0.35 : 1;
    context.drawImage(behind, 0, 0, width, height);
    context.globalAlpha = 1;
    context.transform(view.zoom, 0, 0, view.zoom, view.x, view.y);
    if (scene.grid) {
      paintPixels(context, scene, store.values);
    }
    paintFocused(context, scene, focused, activeWeights(), view.zoom);
    for (const node of scene.drawn) {
      if (!isPixel(scene, node)) {
        paintNode(context, scene, node, store.values ? store.values[node] : undefined, view.zoom);
      }
    }
    paintNames(context, scene, view.zoom);
    const item = focus();
    if (item && item.node !== undefined && scene.x[item.node] >= 0) {
      ring(context, scene, item.node, view.zoom);
    }
    note.textContent = item ? describe(item) : invitation(scene.network);
  };
  const draw = onceAFrame(paint);
  const repaint = () => {
    stale = true;
    draw();
  };

  const at = (x, y, byTouch) => {
    const slack = (byTouch ? 12 : 4) / view.zoom;
    const node = nodeAt(scene, x, y, slack);
    const connection = node === null ? connectionAt(scene, x, y, slack + 2 / view.zoom) : null;
    return node !== null ? { node } : connection !== null ? { connection } : null;
  };
  const view = new DiagramView(canvas, {
    onChange: repaint,
    onTap: (x, y, byTouch) => scene && store.update({ selected: at(x, y, byTouch) }),
    onHover: (x, y) => {
      hover = x === null || !scene ? null : at(x, y, false);
      canvas.classList.toggle("over", hover !== null);
      draw();
    },
  });

  const rebuild = (width) => {
    const { network, data, champion } = store;
    hover = null;
    scene = layOut(network, data.champions[champion].network.layout, width, data.images ? data.images.columns : 1);
    canvas.style.height = `${scene.height}px`;
    canvas.setAttribute("aria-label", `Network of ${scene.drawn.length} nodes and ${network.connections} connections. `
      + "Arrow keys go from node to node, comma and full stop through a node's connections, plus and minus zoom, Escape ends.");
    view.setSize(width, scene.height);
  };
  const box = el("div", { class: "diagram-box" }, canvas);
  onWidth(box, rebuild);
  new IntersectionObserver((entries) => {
    inView = entries[entries.length - 1].isIntersecting;
  }).observe(box);
  store.subscribe(["network"], () => scene && rebuild(scene.width));
  store.subscribe(["weight", "weights", "individual", "selected", "theme"], repaint);
  store.subscribe(["values"], () => inView && repaint());
  canvas.addEventListener("keydown", (event) => {
    if (scene && !event.ctrlKey && !event.metaKey && !event.altKey && diagramKey(event.key, scene, view)) {
      event.preventDefault();
    }
  });

  const button = (text, label, f) => el("button", { type: "button", "aria-label": label, title: label, on: { click: f } }, text);
  return el("div", { class: "diagram" }, box,
    el("div", { class: "controls" }, note,
      el("span", { class: "zoom" },
        button("−", "Zoom out", () => view.zoomBy(1 / 1.6)),
        button("+", "Zoom in", () => view.zoomBy(1.6)),
        button("⤢", "Whole network", () => view.moveTo(1, 0, 0)))),
    diagramLegend());
}

function diagramLegend() {
  return el("p", { class: "legend note" },
    el("span", {}, "node values −1", el("i", { class: "ramp" }), "1"),
    el("span", {}, el("i", { class: "stroke negative" }), "negative"),
    el("span", {}, el("i", { class: "stroke positive" }), "positive weight"),
    el("span", {}, "faint: carries little"));
}
