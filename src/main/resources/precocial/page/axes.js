// Ranges, ticks and axes: what charts have in common.

const CHART = { height: 250, top: 26, bottom: 38, left: 48, right: 14, narrow: 440 };

// The range of some values. Single ones far outside all others are left outside, as they would flatten the rest.
function rangeOf(values) {
  const sorted = Float64Array.from(values.filter(Number.isFinite)).sort();
  if (sorted.length === 0) {
    return [0, 1];
  }
  const last = sorted.length - 1;
  const low = sorted[Math.floor(0.05 * last)];
  const high = sorted[Math.ceil(0.95 * last)];
  const reach = 20 * (high - low) || Infinity;
  return [sorted.find((v) => v >= low - reach), sorted[sorted.filter((v) => v <= high + reach).length - 1]];
}

// A range with some room around, which is never empty.
function padded([from, to], share) {
  const room = to > from ? share * (to - from) : 0.1 * Math.abs(from) || 1;
  return [from - room, to + room];
}

// About `wanted` round numbers in a range, and the text of each.
function ticks([from, to], wanted) {
  const raw = (to - from) / wanted;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * [1, 2, 5, 10].find((m) => m * power >= 0.999 * raw);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const result = [];
  for (let i = Math.ceil(from / step - 1e-9); i * step <= to + 1e-9 * step && result.length < 20; i++) {
    const value = i * step;
    const plain = Math.abs(value) < 1e6 && decimals < 7;
    const text = plain ? value.toFixed(decimals).replace(/^-/, "−") : number(value);
    result.push({ value, text: i === 0 ? "0" : text });
  }
  return result;
}

// The index of the value nearest to x in ascending values.
function nearest(values, x) {
  let low = 0;
  let high = values.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (values[middle] <= x) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return x - values[low] <= values[high] - x ? low : high;
}

// Empties an svg element and draws axes into it; gives the scales and a group for what lies inside of them.
function drawAxes(root, { width, right, xRange, yRange, xLabel, yLabel, whole }) {
  const { height, top, bottom, left } = CHART;
  const inner = { left, top, right: width - right, bottom: height - bottom };
  const scale = ([from, to], start, end) => (v) => start + ((v - from) / (to - from)) * (end - start);
  const sx = scale(xRange, inner.left, inner.right);
  const sy = scale(yRange, inner.bottom, inner.top);
  root.setAttribute("viewBox", `0 0 ${width} ${height}`);
  root.setAttribute("width", width);
  root.setAttribute("height", height);
  const axes = svg("g", { class: "axes" });
  for (const { value, text } of ticks(yRange, 4)) {
    const y = sy(value);
    axes.append(svg("line", { x1: inner.left, x2: inner.right, y1: y, y2: y, class: "grid" }));
    axes.append(svg("text", { x: inner.left - 8, y: y + 4, "text-anchor": "end" }, text));
  }
  for (const { value, text } of ticks(xRange, Math.max(2, Math.min(8, (inner.right - inner.left) / 70)))) {
    if (!whole || Number.isInteger(value)) {
      axes.append(svg("line", { x1: sx(value), x2: sx(value), y1: inner.bottom, y2: inner.bottom + 4, class: "axis" }));
      axes.append(svg("text", { x: sx(value), y: inner.bottom + 17, "text-anchor": "middle" }, whole ? String(value) : text));
    }
  }
  axes.append(svg("line", { x1: inner.left, x2: inner.right, y1: inner.bottom, y2: inner.bottom, class: "axis" }));
  axes.append(svg("text", { x: inner.right, y: height - 4, "text-anchor": "end", class: "axis-label" }, xLabel));
  axes.append(svg("text", { x: 0, y: 12, class: "axis-label" }, yLabel));
  // A nested svg cuts off what lies outside, without an id that would have to be unique in the page.
  const clip = svg("svg", {
    x: inner.left - 4, y: inner.top - 4, width: Math.max(1, inner.right - inner.left + 8), height: inner.bottom - inner.top + 8,
    viewBox: `${inner.left - 4} ${inner.top - 4} ${Math.max(1, inner.right - inner.left + 8)} ${inner.bottom - inner.top + 8}`,
  });
  root.replaceChildren(axes, clip);
  return { sx, sy, inner, clip };
}
