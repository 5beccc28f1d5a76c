// What is told about a node or a connection of the diagram.

// The connections that stand out with what is looked at: all of a node's, or the one.
function focusedConnections(scene, item) {
  if (!item) {
    return [];
  }
  if (item.connection !== undefined) {
    return item.connection < scene.network.connections ? [item.connection] : [];
  }
  const result = [];
  for (let k = 0; k < scene.network.connections; k++) {
    if (scene.network.source[k] === item.node || scene.targets[k] === item.node) {
      result.push(k);
    }
  }
  return result;
}

function invitation(network) {
  return network.connections > 0 ? "Hover or tap a node or a connection to see what it does." : "Nothing is connected.";
}

// A line about a node or a connection, with its numbers of the moment.
function describe({ node, connection }) {
  const { network, values } = store;
  const weights = activeWeights();
  const weightOf = (k) => (typeof weights === "number" ? weights : weights[k]);
  const fixed = (x) => (Number.isFinite(x) && Math.abs(x) < 1000 ? x.toFixed(2).replace("-", "−") : number(x));
  if (connection !== undefined) {
    const from = network.source[connection];
    const carried = values ? `, carries ${fixed(values[from] * weightOf(connection))}` : "";
    return `${nodeName(from)} → ${nodeName(targetOf(network, connection))}: weight ${fixed(weightOf(connection))}${carried}`;
  }
  if (node <= network.inputs) {
    return `${nodeName(node)}: ${node === 0 ? "always 1" : "input"}${values && node > 0 ? `, value ${fixed(values[node])}` : ""}`;
  }
  let sum = 0;
  for (let k = network.sourceStart[node]; k < network.sourceStart[node + 1]; k++) {
    sum += values ? values[network.source[k]] * weightOf(k) : 0;
  }
  const numbers = values ? `, sum ${fixed(sum)}, value ${fixed(values[node])}` : "";
  return `${nodeName(node)}: ${activationNames[network.activations[node]]}${numbers}`;
}

function targetOf(network, connection) {
  let node = 0;
  while (network.sourceStart[node + 1] <= connection) {
    node++;
  }
  return node;
}
