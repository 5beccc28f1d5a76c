// A scatter chart as SVG; the text of the point that is nearest to the pointer is written above it.

// {label, xLabel, yLabel, rest, points: [{x, y, front, text}]} gives {element, setPoints(points)}. Points of the front stand out;
// arrow keys go along them. `rest` is written while no point is looked at.
function scatterChart(options) {
  const { label, rest = "" } = options;
  let { points } = options;
  let front = [];
  let at = null; // the point looked at
  let width = 0;
  let frame = null;
  const readout = el("p", { class: "chart-readout", "aria-live": "polite" });
  const root = svg("svg", { role: "group", tabindex: 0, "aria-label": `${label}. Arrow keys go along the front.` });
  const mark = svg("circle", { r: 7, class: "mark" });
  const element = el("figure", { class: "chart" }, el("figcaption", {}, label), readout, root);

  const look = (point) => {
    at = point;
    readout.replaceChildren(el("span", {}, at ? at.text : rest));
    mark.toggleAttribute("hidden", !at);
    if (at && frame) {
      mark.setAttribute("cx", frame.sx(at.x));
      mark.setAttribute("cy", frame.sy(at.y));
    }
  };

  const draw = onceAFrame(() => {
    if (width === 0) {
      return;
    }
    points = points.filter((p) => Number.isFinite(p.x) && Number.isFinite(p.y));
    front = points.filter((p) => p.front).sort((a, b) => a.x - b.x || a.y - b.y);
    frame = drawAxes(root, {
      ...options, width, right: CHART.right, whole: true,
      xRange: padded(rangeOf(points.map((p) => p.x)), 0.03),
      yRange: padded(rangeOf(points.map((p) => p.y)), 0.05),
    });
    for (const p of [...points.filter((q) => !q.front), ...front]) {
      const place = { cx: frame.sx(p.x).toFixed(1), cy: frame.sy(p.y).toFixed(1) };
      frame.clip.append(svg("circle", { ...place, r: p.front ? 4 : 2.5, class: p.front ? "point front" : "point" }));
    }
    frame.clip.append(mark);
    look(at && points.includes(at) ? at : null);
  });

  root.addEventListener("pointermove", (event) => {
    const box = root.getBoundingClientRect();
    const distance = (p) => Math.hypot(frame.sx(p.x) - event.clientX + box.left, frame.sy(p.y) - event.clientY + box.top);
    const best = frame && points.length ? points.reduce((a, b) => (distance(b) < distance(a) ? b : a)) : null;
    look(best && distance(best) < 30 ? best : null);
  });
  root.addEventListener("pointerleave", () => look(null));
  root.addEventListener("keydown", (event) => {
    const move = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    if (move && front.length) {
      event.preventDefault();
      look(front[Math.max(0, Math.min(front.length - 1, front.indexOf(at) + move))]);
    }
  });
  onWidth(element, (w) => {
    width = w;
    draw();
  });
  look(null);
  return {
    element,
    setPoints(next) {
      points = next;
      draw();
    },
  };
}
