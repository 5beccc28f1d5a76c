// A line chart as SVG, with the values at a cursor written above it.

// {label, xLabel, yLabel, x: [..], series: [{name, values, className} | {name, low, high, className, band: true}], onPick(x)}
// gives {element, setCursor(x or null), setData({x, series})}. className is one of series-1 to series-4, and may add dashed.
// With onPick the chart is a slider as well: click, drag or arrow keys pick one of x.
function lineChart(options) {
  const { label, onPick } = options;
  let { x, series } = options;
  let cursor = null; // index in x: what has been set, and what the pointer is over
  let hover = null;
  let width = 0;
  let frame = null; // scales of the last drawing
  const readout = el("p", { class: "chart-readout" });
  const root = svg("svg", { class: onPick ? "picks" : null, role: onPick ? "slider" : "img", tabindex: onPick ? 0 : null });
  root.setAttribute("aria-label", label);
  const marks = svg("g", { class: "cursor" });
  const element = el("figure", { class: "chart" }, el("figcaption", {}, label), readout, root);

  const draw = onceAFrame(() => {
    if (width === 0) {
      return;
    }
    const labelled = width >= CHART.narrow;
    const longest = Math.max(0, ...series.map((s) => s.name.length));
    frame = drawAxes(root, {
      ...options, width,
      right: labelled ? CHART.right + 6.6 * longest : CHART.right,
      xRange: x.length > 1 ? [x[0], x[x.length - 1]] : padded([x[0] || 0, x[0] || 0], 0),
      yRange: lineRange(series),
      whole: x.every(Number.isInteger),
    });
    for (const s of [...series].sort((a, b) => Boolean(b.band) - Boolean(a.band))) {
      frame.clip.append(s.band ? bandOf(s, x, frame) : lineOf(s, x, frame));
    }
    if (labelled) {
      root.append(endLabels(series, frame));
    }
    root.append(marks);
    drawCursor();
  });

  const drawCursor = () => {
    const at = hover === null ? cursor : hover;
    marks.replaceChildren();
    if (at !== null && at < x.length && frame) {
      const { sx, sy, inner } = frame;
      const place = sx(x[at]);
      marks.append(svg("line", { x1: place, x2: place, y1: inner.top - 4, y2: inner.bottom }));
      for (const s of series) {
        const y = s.band ? NaN : sy(s.values[at]);
        if (y >= inner.top - 4 && y <= inner.bottom + 4) {
          marks.append(svg("circle", { cx: place, cy: y, r: 3.5, class: s.className }));
        }
      }
    }
    readout.replaceChildren(...readoutOf(options.xLabel, x, series, at));
    if (onPick && x.length > 0) {
      const now = at === null ? x.length - 1 : at;
      const state = { valuemin: x[0], valuemax: x[x.length - 1], valuenow: x[now], valuetext: readout.textContent };
      Object.entries(state).forEach(([name, value]) => root.setAttribute(`aria-${name}`, value));
    }
  };

  const indexAt = (event) => {
    const { left, right } = frame.inner;
    const place = (event.clientX - root.getBoundingClientRect().left - left) / (right - left);
    const from = x[0];
    return nearest(x, from + place * (x[x.length - 1] - from));
  };
  const follow = (event) => {
    if (!frame || x.length === 0) {
      return;
    }
    hover = indexAt(event);
    if (onPick && (event.type === "pointerdown" || event.buttons & 1)) {
      onPick(x[hover]);
    }
    drawCursor();
  };
  root.addEventListener("pointerdown", follow);
  root.addEventListener("pointermove", follow);
  for (const end of ["pointerleave", "pointercancel"]) {
    root.addEventListener(end, () => {
      hover = null;
      drawCursor();
    });
  }
  if (onPick) {
    root.addEventListener("keydown", (event) => {
      const page = Math.max(1, Math.round(x.length / 10));
      const arrows = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };
      const moves = { ...arrows, PageDown: -page, PageUp: page, Home: -Infinity, End: Infinity };
      if (event.key in moves && x.length > 0) {
        event.preventDefault();
        const from = cursor === null ? x.length - 1 : cursor;
        onPick(x[Math.max(0, Math.min(x.length - 1, from + moves[event.key]))]);
      }
    });
  }
  onWidth(element, (w) => {
    width = w;
    draw();
  });
  drawCursor();
  return {
    element,
    setCursor(value) {
      cursor = value === null || x.length === 0 ? null : nearest(x, value);
      drawCursor();
    },
    setData(data) {
      ({ x, series } = data);
      hover = null;
      cursor = cursor === null || x.length === 0 ? null : Math.min(cursor, x.length - 1);
      draw();
    },
  };
}

// Lines set the range. Bands may widen it, though not without limit, for the worst of a population can be of another order.
function lineRange(series) {
  const lines = series.filter((s) => !s.band);
  const bands = series.filter((s) => s.band).flatMap((s) => [...s.low, ...s.high]);
  const [from, to] = rangeOf(lines.length ? lines.flatMap((s) => [...s.values]) : bands);
  const [low, high] = rangeOf(lines.length && bands.length ? [...bands, from, to] : [from, to]);
  const room = Math.max(0.5 * (to - from), Math.abs(from), Math.abs(to));
  return padded([Math.max(Math.min(low, from), from - room), Math.min(Math.max(high, to), to + room)], 0.04);
}

function lineOf(s, x, { sx, sy }) {
  let path = "";
  let pen = false;
  s.values.forEach((v, i) => {
    if (Number.isFinite(v)) {
      path += `${pen ? "L" : "M"}${sx(x[i]).toFixed(1)} ${sy(v).toFixed(1)}`;
    }
    pen = Number.isFinite(v);
  });
  // Round caps make a dot of a line of length 0, which is all that a single value has.
  return svg("path", { d: x.length === 1 && path ? `${path}h0` : path, class: `line ${s.className}` });
}

function bandOf(s, x, { sx, sy }) {
  const known = x.map((_, i) => i).filter((i) => Number.isFinite(s.low[i]) && Number.isFinite(s.high[i]));
  const point = (i, v) => `${sx(x[i]).toFixed(1)} ${sy(v).toFixed(1)}`;
  const there = known.map((i) => point(i, s.high[i]));
  const back = known.reverse().map((i) => point(i, s.low[i]));
  return svg("path", { d: known.length ? `M${[...there, ...back].join("L")}Z` : "", class: `band ${s.className}` });
}

// The name of each series at its end; names that would overlap are moved apart.
function endLabels(series, { sy, inner }) {
  const labels = series.map((s) => {
    const last = (values) => values.reduce((found, v) => (Number.isFinite(v) ? v : found), NaN);
    const y = s.band ? (sy(last(s.low)) + sy(last(s.high))) / 2 : sy(last(s.values));
    return { s, y: Math.max(inner.top, Math.min(inner.bottom, y)) };
  }).filter(({ y }) => Number.isFinite(y)).sort((a, b) => a.y - b.y);
  for (let i = 1; i < labels.length; i++) {
    labels[i].y = Math.max(labels[i].y, labels[i - 1].y + 15);
  }
  for (let i = labels.length - 1, limit = inner.bottom; i >= 0; i--, limit -= 15) {
    labels[i].y = Math.min(labels[i].y, limit);
  }
  return svg("g", { class: "end-labels" },
    ...labels.map(({ s, y }) => svg("text", { x: inner.right + 8, y: y + 4, class: s.className }, s.name)));
}

// "generation 12", then name and value of each series, in its colour.
function readoutOf(xLabel, x, series, at) {
  const known = at !== null && at < x.length;
  return [
    known ? el("span", {}, `${xLabel} ${number(x[at])}`) : null,
    ...series.map((s) => {
      const value = s.band ? known && `${number(s.low[at])} to ${number(s.high[at])}` : known && number(s.values[at]);
      return el("span", { class: s.className }, s.name, ...(known ? [" ", el("b", {}, value)] : []));
    }),
  ].filter(Boolean);
}
