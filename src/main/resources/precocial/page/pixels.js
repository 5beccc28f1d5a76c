// Small pictures of pixels, each a square of the ink's colour.

// shades is (rows, columns) of 0 to 1.
function drawPixels(canvas, shades, rows, columns, ink = "--ink") {
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext("2d");
  context.clearRect(0, 0, columns, rows);
  context.fillStyle = colour(ink);
  for (let p = 0; p < rows * columns; p++) {
    context.globalAlpha = shades[p];
    context.fillRect(p % columns, Math.floor(p / columns), 1, 1);
  }
  context.globalAlpha = 1;
}

// How many connections come from each input.
function connectionsFromInputs(network) {
  const counts = new Array(network.inputs).fill(0);
  for (const node of network.source) {
    if (node >= 1 && node <= network.inputs) {
      counts[node - 1]++;
    }
  }
  return counts;
}

// The pixels that a network looks at: the more connections, the darker.
function usedPixels() {
  const { rows, columns } = store.data.images;
  const canvas = el("canvas", { id: "used-pixels", class: "pixels", role: "img" });
  const text = el("figcaption", {});
  function show() {
    const counts = connectionsFromInputs(store.network);
    const most = Math.max(1, ...counts);
    const used = counts.filter((n) => n > 0).length;
    // A single connection should be seen as well.
    drawPixels(canvas, counts.map((n) => (n === 0 ? 0 : 0.15 + (0.85 * n) / most)), rows, columns, "--accent");
    text.textContent = `${used} of ${counts.length} pixels; the darkest has ${count(most, "connection")}`;
    canvas.setAttribute("aria-label", `The network uses ${text.textContent}`);
  }
  store.subscribe(["network", "theme"], show);
  show();
  return el("figure", { class: "pixel-figure" }, el("h3", {}, "Pixels it uses"), canvas, text);
}
