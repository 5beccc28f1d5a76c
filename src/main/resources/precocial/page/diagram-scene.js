// Where the parts of a network lie on its diagram, in CSS pixels before zooming, and what lies at a place.

const NAME_FONT = "13px system-ui, sans-serif";
const BELOW = 520; // narrower diagrams of long networks run downwards

// {network, x, y, radius, height, down, turned, grid, targets}: x and y per node, NaN where it is not drawn; turned says of
// inputs and outputs whether their names are written upwards.
function layOut(network, layout, width, columns) {
  const scene = { network, width, x: new Float64Array(network.nodes), y: new Float64Array(network.nodes) };
  const drawn = [];
  for (let i = 0; i < network.nodes; i++) {
    const there = layout.x[i] >= 0 && layout.y[i] >= 0;
    scene.x[i] = there ? layout.x[i] : NaN;
    scene.y[i] = there ? layout.y[i] : NaN;
    if (there) {
      drawn.push(i);
    }
  }
  scene.drawn = drawn;
  scene.targets = new Int32Array(network.connections);
  for (let node = 0; node < network.nodes; node++) {
    scene.targets.fill(node, network.sourceStart[node], network.sourceStart[node + 1]);
  }
  scene.grid = layout.pixels ? gridOf(scene, columns) : null;
  const box = boundsOf(scene);
  scene.down = !layout.pixels && width < BELOW && box.width > box.height;
  if (scene.down) {
    [scene.x, scene.y] = [scene.y, scene.x];
    [box.x, box.y, box.width, box.height] = [box.y, box.x, box.height, box.width];
  }
  fit(scene, box);
  return scene;
}

// The smallest box around all that is drawn, in the layout's units.
function boundsOf({ x, y, drawn, grid }) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  if (grid) {
    [left, top] = [grid.x - grid.pitch / 2, grid.y - grid.pitch / 2];
    [right, bottom] = [left + grid.columns * grid.pitch, top + grid.rows * grid.pitch];
  }
  for (const i of drawn) {
    [left, right] = [Math.min(left, x[i]), Math.max(right, x[i])];
    [top, bottom] = [Math.min(top, y[i]), Math.max(bottom, y[i])];
  }
  return left <= right ? { x: left, y: top, width: right - left, height: bottom - top } : { x: 0, y: 0, width: 0, height: 0 };
}

// Pixels that are not connected have no place of their own: the grid's is found from those that have one.
function gridOf({ network, x, y, drawn }, columns) {
  const pixels = drawn.filter((i) => i >= 1 && i <= network.inputs);
  const column = (i) => (i - 1) % columns;
  const row = (i) => Math.floor((i - 1) / columns);
  if (pixels.length === 0) {
    return null;
  }
  const [a, b] = [pixels[0], pixels[pixels.length - 1]];
  let pitch = 1;
  if (row(a) !== row(b)) {
    pitch = (y[b] - y[a]) / (row(b) - row(a));
  } else if (column(a) !== column(b)) {
    pitch = (x[b] - x[a]) / (column(b) - column(a));
  }
  return { columns, rows: Math.ceil(network.inputs / columns), pitch, x: x[a] - column(a) * pitch, y: y[a] - row(a) * pitch };
}

// From the layout's units to pixels. Only a grid of pixels fixes the ratio of the axes.
function fit(scene, box) {
  const { width, grid, down, network } = scene;
  const named = [...namedNodes(network)]; // bias, inputs, outputs
  const sides = [named.slice(0, 1 + network.inputs), named.slice(1 + network.inputs)];
  const beside = (nodes) => 26 + Math.max(...nodes.map(nameWidth), 0); // of a node: half of it, a gap, its name
  const left = down ? 26 : grid ? 2 : beside(sides[0]);
  const right = down ? 26 : beside(sides[1]);
  let unitX = Math.min((width - left - right) / Math.max(box.width, 1e-9), down ? 72 : 130);
  scene.turned = sides.map((nodes) => down && overlap(scene, nodes, unitX));
  const [above, below] = sides.map((nodes, side) => (scene.turned[side] ? beside(nodes) : down ? 40 : 22));
  let unitY;
  if (grid) {
    unitX = Math.min(unitX, 760 / Math.max(box.height, 1e-9));
    unitY = unitX;
  } else if (down) {
    unitY = Math.min(64, 900 / Math.max(box.width, box.height, 1e-9));
  } else {
    unitY = Math.min(76, (Math.max(280, Math.min(520, 0.62 * width)) - above - below) / Math.max(box.height, 1e-9));
  }
  const startX = left + (width - left - right - box.width * unitX) / 2;
  scene.height = Math.round(Math.max(120, box.height * unitY + above + below));
  const startY = above + (scene.height - above - below - box.height * unitY) / 2;
  const place = (node) => {
    scene.x[node] = startX + (scene.x[node] - box.x) * unitX;
    scene.y[node] = startY + (scene.y[node] - box.y) * unitY;
  };
  scene.x.forEach((_, node) => place(node));
  if (grid) {
    const [x, y] = [startX + (grid.x - box.x) * unitX, startY + (grid.y - box.y) * unitY];
    scene.grid = { ...grid, pitch: grid.pitch * unitX, x, y };
  }
  const round = scene.drawn.filter((node) => !isPixel(scene, node));
  let least = 2 * 17 / 0.8;
  round.forEach((a, i) => {
    for (let j = i + 1; j < round.length; j++) {
      least = Math.min(least, Math.hypot(scene.x[a] - scene.x[round[j]], scene.y[a] - scene.y[round[j]]) || least);
    }
  });
  scene.radius = Math.max(1.5, 0.4 * least);
}

// Whether names of neighbours, written level, would meet.
function overlap(scene, nodes, unitX) {
  const there = nodes.filter((node) => !Number.isNaN(scene.x[node])).sort((a, b) => scene.x[a] - scene.x[b]);
  return there.some((node, i) => i > 0
    && (scene.x[node] - scene.x[there[i - 1]]) * unitX < (nameWidth(node) + nameWidth(there[i - 1])) / 2);
}

function nameWidth(node) {
  return 7.2 * shortName(node).length;
}

function shortName(node) {
  const name = nodeName(node);
  return name.length > 14 ? `${name.slice(0, 13)}…` : name;
}

// Nodes whose names are written beside them: bias, inputs, outputs.
function* namedNodes(network) {
  for (let i = 0; i <= network.inputs; i++) {
    yield i;
  }
  for (let i = network.nodes - network.outputs; i < network.nodes; i++) {
    yield i;
  }
}

function isPixel(scene, node) {
  return scene.grid !== null && node >= 1 && node <= scene.network.inputs;
}

// The four points of a connection's curve, from the edge of one node to that of the other.
function curveOf(scene, k) {
  const from = scene.network.source[k];
  const to = scene.targets[k];
  const start = isPixel(scene, from) ? scene.grid.pitch * 0.3 : scene.radius;
  const along = scene.down ? scene.y : scene.x;
  const across = scene.down ? scene.x : scene.y;
  const [a0, a3] = [along[from] + start, along[to] - scene.radius];
  const bend = Math.max(0.45 * (a3 - a0), scene.radius);
  const [c0, c3] = [across[from], across[to]];
  // What leads straight ahead past other nodes bows out, away from the middle, instead of running through them.
  const far = Math.max(0, a3 - a0 - 4 * scene.radius);
  const level = isPixel(scene, from) ? 0 : Math.max(0, 1 - Math.abs(c3 - c0) / (2 * scene.radius + 0.25 * far));
  const breadth = scene.down ? scene.width : scene.height;
  const outward = c0 + c3 < breadth ? -1 : 1;
  const room = outward < 0 ? Math.min(c0, c3) : breadth - Math.max(c0, c3);
  const bow = outward * Math.max(0, Math.min(0.22 * far * level, 1.3 * (room - 3)));
  return scene.down
    ? [c0, a0, c0 + bow, a0 + bend, c3 + bow, a3 - bend, c3, a3]
    : [a0, c0, a0 + bend, c0 + bow, a3 - bend, c3 + bow, a3, c3];
}

// The node at a place, or null.
function nodeAt(scene, x, y, slack) {
  let best = null;
  let least = Infinity;
  for (const node of scene.drawn) {
    const reach = isPixel(scene, node) ? scene.grid.pitch / 2 : scene.radius + slack;
    const distance = Math.hypot(scene.x[node] - x, scene.y[node] - y);
    if (distance < Math.min(reach, least)) {
      [best, least] = [node, distance];
    }
  }
  return best;
}

// The connection that passes nearest to a place, or null.
function connectionAt(scene, x, y, slack) {
  let best = null;
  let least = slack;
  for (let k = 0; k < scene.network.connections; k++) {
    const [x0, y0, x1, y1, x2, y2, x3, y3] = curveOf(scene, k);
    const beyond = (at, ...values) => at < Math.min(...values) - slack || at > Math.max(...values) + slack;
    const outside = beyond(x, x0, x1, x2, x3) || beyond(y, y0, y1, y2, y3);
    for (let i = 0; i <= 24 && !outside; i++) {
      const t = i / 24;
      const u = 1 - t;
      const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
      const distance = Math.hypot(a * x0 + b * x1 + c * x2 + d * x3 - x, a * y0 + b * y1 + c * y2 + d * y3 - y);
      if (distance < least) {
        [best, least] = [k, distance];
      }
    }
  }
  return best;
}
