// What the page shows just now, and who wants to know when it changes.

const store = {
  data: null, // the page's data
  generation: null, // the generation looked at; null for a genome without a run
  champion: 0, // its champion: index in data.champions
  network: null, // Network of that champion
  weight: 1, // the shared weight
  individual: false, // whether individual weights are in use instead
  weights: null, // Float32Array(connections): individual weights, which the reader may edit
  values: null, // Float32Array(nodes): values of the nodes while something runs
  selected: null, // {connection: k} or {node: i}
  theme: "auto", // changes with the colours, so canvases subscribe to it

  listeners: [],

  // Calls f(store) once after each update that changed one of the keys.
  subscribe(keys, f) {
    this.listeners.push({ keys, f });
  },

  // Objects and arrays count as changed whenever they are given: what is in them may be new.
  update(changes) {
    const changed = Object.keys(changes).filter((key) => {
      const value = changes[key];
      return (typeof value === "object" && value !== null) || !Object.is(this[key], value);
    });
    Object.assign(this, changes);
    for (const { keys, f } of this.listeners) {
      if (keys.some((key) => changed.includes(key))) {
        f(this);
      }
    }
  },
};

// What the network is evaluated with: a number, or an array with one weight per connection.
function activeWeights() {
  return store.individual ? store.weights : store.weight;
}

// The weights that editing starts from: the champion's own, or else the shared weight everywhere.
function weightsToEdit(network) {
  return network.weights ? Float32Array.from(network.weights) : new Float32Array(network.connections).fill(store.weight);
}

// Shows a champion; generation is the one that the reader chose, which may be later than the champion's. The champion shown
// already stays as it is, edits included, unless it is to be taken anew.
function showChampion(index, generation, anew = false) {
  if (store.network && index === store.champion && !anew) {
    store.update({ generation });
    return;
  }
  const network = new Network(store.data.champions[index].network);
  store.update({ generation, champion: index, network, weights: weightsToEdit(network), values: null, selected: null });
}

// What a node is called: bias, an input or output by the task's name for it, or its number.
function nodeName(node) {
  const { network, data } = store;
  const firstOutput = network.nodes - network.outputs;
  if (node === 0) {
    return "bias";
  }
  if (node <= network.inputs) {
    return prettyName(data.task.inputs[node - 1]);
  }
  return node >= firstOutput ? prettyName(data.task.outputs[node - firstOutput]) : `node ${node}`;
}
