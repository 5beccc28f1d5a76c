// The diagram by keyboard: from node to node, and through the connections of one.

// Acts on a key; false where it has no meaning here.
function diagramKey(key, scene, view) {
  const { network, selected } = store;
  const node = selected === null ? null : selected.node !== undefined ? selected.node : targetOf(network, selected.connection);
  const zooms = { "+": 1.6, "=": 1.6, "-": 1 / 1.6 };
  const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  if (key in zooms) {
    view.zoomBy(zooms[key]);
  } else if (key === "0") {
    view.moveTo(1, 0, 0);
  } else if (key === "Escape" && selected) {
    store.update({ selected: null });
  } else if (key in arrows && scene.drawn.length > 0) {
    const next = node === null ? scene.drawn[0] : neighbour(scene, node, arrows[key]);
    view.show(scene.x[next], scene.y[next]);
    store.update({ selected: { node: next } });
  } else if ((key === "," || key === ".") && node !== null && network.sourceStart[node] < network.sourceStart[node + 1]) {
    const first = network.sourceStart[node];
    const count = network.sourceStart[node + 1] - first;
    const step = key === "." ? 1 : -1;
    const at = selected.connection === undefined ? (step > 0 ? -1 : 0) : selected.connection - first;
    store.update({ selected: { connection: first + ((at + step + count) % count) } });
  } else {
    return false;
  }
  return true;
}

// The nearest node in a direction, rather straight ahead than aside; the same one where there is none.
function neighbour(scene, node, [dx, dy]) {
  let best = node;
  let least = Infinity;
  for (const other of scene.drawn) {
    const x = scene.x[other] - scene.x[node];
    const y = scene.y[other] - scene.y[node];
    const ahead = x * dx + y * dy;
    const cost = ahead + 2 * Math.abs(x * dy) + 2 * Math.abs(y * dx);
    if (ahead > 0.5 && cost < least) {
      [best, least] = [other, cost];
    }
  }
  return best;
}
