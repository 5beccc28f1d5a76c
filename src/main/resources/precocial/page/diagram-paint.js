// Paints a network's connections and nodes on a canvas whose context is already zoomed.

const glyphs = new Map();

// An activation's curve within a circle of radius 1, its middle in the centre.
function glyphOf(activation) {
  if (!glyphs.has(activation)) {
    const name = activationNames[activation];
    // A period of the periodic ones; straight lines no further than the circle.
    const reach = /^(sine|cosine)$/.test(name) ? 1 : /^(linear|inverse|absolute|relu)$/.test(name) ? 1.1 : 2.2;
    const points = Array.from({ length: 33 }, (_, i) => i / 16 - 1);
    const heights = points.map((p) => Math.max(-1.1, Math.min(1.1, activate(activation, reach * p))));
    const middle = (Math.min(...heights) + Math.max(...heights)) / 2;
    const half = Math.max(0.5, (Math.max(...heights) - Math.min(...heights)) / 2);
    const path = new Path2D();
    points.forEach((p, i) => path.lineTo(0.6 * p, (-0.48 * (heights[i] - middle)) / half));
    glyphs.set(activation, path);
  }
  return glyphs.get(activation);
}

// The weight from which on connections are widest: twice the mean, so that single large ones don't make all others thin.
function fullWeight(weights) {
  if (typeof weights === "number") {
    return 2;
  }
  const sum = weights.reduce((total, w) => total + Math.abs(w), 0);
  return Math.max(2, (2 * sum) / weights.length) || 2;
}

function weightColour(weight) {
  return weight > 0 ? colour("--positive") : colour(weight < 0 ? "--negative" : "--control");
}

function traceConnection(context, scene, k) {
  const [x0, y0, x1, y1, x2, y2, x3, y3] = curveOf(scene, k);
  context.moveTo(x0, y0);
  context.bezierCurveTo(x1, y1, x2, y2, x3, y3);
}

// All connections: faint where there are many, and where little comes in from the source. Those that look alike are stroked in
// bundles, and thinly where they are many, which is far quicker than one by one.
function paintConnections(context, scene, weights, values, zoom) {
  const { connections, source } = scene.network;
  const full = fullWeight(weights);
  const alike = new Map();
  for (let k = 0; k < connections; k++) {
    const weight = typeof weights === "number" ? weights : weights[k];
    const size = Math.round(4 * Math.min(1, Math.abs(weight) / full)) || 0;
    const carried = values ? Math.round(4 * Math.min(1, Math.abs(values[source[k]]))) || 0 : 2;
    const look = 100 * carried + 10 * size + 1 + (Math.sign(weight) || 0);
    if (!alike.has(look)) {
      alike.set(look, []);
    }
    alike.get(look).push(k);
  }
  const bundle = Math.ceil(connections / 100);
  const room = Math.sqrt(zoom / (connections + 1));
  const thinner = Math.max(0.45, Math.min(1, 15 * room));
  context.save();
  leaveOutImage(context, scene);
  for (const [look, members] of [...alike].sort((a, b) => a[0] - b[0])) {
    context.globalAlpha = Math.max(0.2, Math.min(0.85, 8 * room)) * (0.2 + 0.2 * Math.floor(look / 100));
    context.lineWidth = (thinner * (0.6 + 0.4 * (Math.floor(look / 10) % 10))) / zoom;
    context.strokeStyle = weightColour((look % 10) - 1);
    for (let i = 0; i < members.length; i += bundle) {
      context.beginPath();
      members.slice(i, i + bundle).forEach((k) => traceConnection(context, scene, k));
      context.stroke();
    }
  }
  context.restore();
}

// Connections begin at the border of the image that the inputs are, not below its pixels.
function leaveOutImage(context, { grid, width, height }) {
  if (grid) {
    const outside = new Path2D();
    outside.rect(0, 0, width, height);
    outside.rect(grid.x - grid.pitch / 2, grid.y - grid.pitch / 2, grid.columns * grid.pitch, grid.rows * grid.pitch);
    context.clip(outside, "evenodd");
  }
}

// Single ones, which stand out.
function paintFocused(context, scene, focused, weights, zoom) {
  const full = fullWeight(weights);
  for (const k of focused) {
    const weight = typeof weights === "number" ? weights : weights[k];
    context.strokeStyle = weightColour(weight);
    context.lineWidth = (1.6 + 1.8 * Math.min(1, Math.abs(weight) / full || 0)) / zoom;
    context.beginPath();
    traceConnection(context, scene, k);
    context.stroke();
  }
}

function paintPixels(context, scene, values) {
  const { grid, network, drawn } = scene;
  const used = new Set(drawn);
  const side = grid.pitch * 0.86;
  for (let node = 1; node <= network.inputs; node++) {
    const x = grid.x + ((node - 1) % grid.columns) * grid.pitch - side / 2;
    const y = grid.y + Math.floor((node - 1) / grid.columns) * grid.pitch - side / 2;
    const shade = values ? Math.max(0, Math.min(1, values[node])) || 0 : 0;
    context.globalAlpha = used.has(node) ? 1 : 0.45;
    context.fillStyle = colour("--zero");
    context.fillRect(x, y, side, side);
    if (shade > 0) {
      context.globalAlpha *= shade;
      context.fillStyle = colour("--ink");
      context.fillRect(x, y, side, side);
    }
  }
  context.globalAlpha = 1;
}

// One round node, its value undefined while nothing runs; its curve only where there is room for one.
function paintNode(context, scene, node, value, zoom) {
  const { x, y, radius, network } = scene;
  context.beginPath();
  context.arc(x[node], y[node], radius, 0, 2 * Math.PI);
  const fill = Number.isNaN(value) ? rgb(colour("--error")) : value === undefined ? rgb(colour("--paper")) : divergingRgb(value);
  context.fillStyle = `rgb(${fill.join(",")})`;
  context.fill();
  context.strokeStyle = colour("--control");
  context.lineWidth = 1 / zoom;
  context.stroke();
  if (network.activations[node] !== 0 && radius * zoom >= 5) {
    context.save();
    context.translate(x[node], y[node]);
    context.scale(radius, radius);
    context.lineWidth = Math.min(1.6, 0.12 * radius * zoom) / (radius * zoom);
    context.lineJoin = "round";
    context.strokeStyle = inkOn(fill);
    context.stroke(glyphOf(network.activations[node]));
    context.restore();
  }
}

function ring(context, scene, node, zoom) {
  context.beginPath();
  if (isPixel(scene, node)) {
    const side = scene.grid.pitch;
    context.rect(scene.x[node] - side / 2, scene.y[node] - side / 2, side, side);
  } else {
    context.arc(scene.x[node], scene.y[node], scene.radius + 2.5 / zoom, 0, 2 * Math.PI);
  }
  context.strokeStyle = colour("--accent");
  context.lineWidth = 2.5 / zoom;
  context.stroke();
}

// Names keep their size at any zoom; where nodes are closer than a line some are left out until zoomed.
function paintNames(context, scene, zoom) {
  const { x, y, radius, network, down, turned, grid } = scene;
  context.font = NAME_FONT;
  context.fillStyle = colour("--ink");
  const written = [];
  for (const node of namedNodes(network)) {
    const near = (other) => Math.hypot(x[node] - x[other], y[node] - y[other]) * zoom < 12;
    if (Number.isNaN(x[node]) || isPixel(scene, node) || written.some(near)) {
      continue;
    }
    written.push(node);
    const end = node > network.inputs;
    context.save();
    context.translate(x[node], y[node]);
    context.scale(1 / zoom, 1 / zoom);
    const gap = radius * zoom + 7;
    if (turned[Number(end)]) {
      context.rotate(-Math.PI / 2);
      context.textAlign = end ? "right" : "left";
      context.textBaseline = "middle";
      context.fillText(shortName(node), end ? -gap : gap, 1);
    } else if (down || (grid && !end)) {
      context.textAlign = "center";
      context.textBaseline = end || grid ? "top" : "bottom";
      context.fillText(shortName(node), 0, end || grid ? gap : -gap);
    } else {
      context.textAlign = end ? "left" : "right";
      context.textBaseline = "middle";
      context.fillText(shortName(node), end ? gap : -gap, 1);
    }
    context.restore();
  }
}
