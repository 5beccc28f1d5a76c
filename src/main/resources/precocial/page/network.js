// A compiled network, evaluated as the program's cpu backend does: the same sums in the same order.

/**
 * Node 0 is the bias, whose value is 1, 1 to n are the inputs, and nodes come after their sources; the last ones are the outputs.
 */
class Network {
  /** @param encoded a network of the page data */
  constructor(encoded) {
    const leaves = 1 + encoded.inputs;
    this.inputs = encoded.inputs;
    this.outputs = encoded.outputs;
    this.nodes = leaves + encoded.activations.length;
    this.connections = encoded.sources.reduce((sum, sources) => sum + sources.length, 0);
    this.activations = new Uint8Array(this.nodes); // (nodes): 0 for bias and inputs
    this.activations.set(encoded.activations, leaves);
    this.sourceStart = new Int32Array(this.nodes + 1); // (nodes + 1): first connection of a node
    this.source = Int32Array.from(encoded.sources.flat()); // (connections): node numbers, ascending for each node
    this.weights = encoded.weights === null ? null : Float32Array.from(encoded.weights); // (connections)
    encoded.sources.forEach((sources, i) => {
      this.sourceStart[leaves + i + 1] = this.sourceStart[leaves + i] + sources.length;
    });
  }

  /** Values of all nodes; the caller sets the inputs. */
  newValues() {
    const values = new Float32Array(this.nodes);
    values[0] = 1;
    return values;
  }

  /**
   * Fills in the values of all computed nodes.
   *
   * @param values (nodes), the inputs set
   * @param weights a number that all connections share, or a weight for each connection
   */
  evaluate(values, weights) {
    const shared = typeof weights === "number";
    const factor = shared ? f32(weights) : 1;
    for (let node = 1 + this.inputs; node < this.nodes; node++) {
      const sum = shared ? this.sum(node, values) : this.weightedSum(node, values, weights);
      values[node] = activate(this.activations[node], f32(sum * factor));
    }
  }

  /** Of a node's sources in order; 0 where there are none. */
  sum(node, values) {
    const first = this.sourceStart[node];
    return first < this.sourceStart[node + 1] ? this.addSources(values[this.source[first]], first + 1, node, values) : 0;
  }

  /** Adds the sources of a node, from this connection on, to a sum. */
  addSources(start, first, node, values) {
    let sum = start;
    for (let k = first; k < this.sourceStart[node + 1]; k++) {
      sum = f32(sum + values[this.source[k]]);
    }
    return sum;
  }

  /** The same with individual weights: a product, then fused multiplications and additions. */
  weightedSum(node, values, weights) {
    const first = this.sourceStart[node];
    const end = this.sourceStart[node + 1];
    let sum = first < end ? f32(values[this.source[first]] * weights[first]) : 0;
    for (let k = first + 1; k < end; k++) {
      sum = fma32(values[this.source[k]], weights[k], sum);
    }
    return sum;
  }
}
