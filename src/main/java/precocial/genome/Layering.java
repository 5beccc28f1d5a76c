package precocial.genome;

import java.util.Arrays;
import java.util.List;

/**
 * The layer of each node of a genome: the longest path that leads to it over all connections, disabled ones included; outputs
 * form the last layer. New connections go from a lower to a higher layer, so no mutation closes a cycle, whatever is
 * enabled later.
 *
 * <p>Inputs are in layer 0 and hidden nodes in 1 or above, so only connections between hidden nodes, which are few, decide.
 */
final class Layering {
  private Layering() {}

  /**
   * @return the layer of each node, in the order of {@link Genome#nodes()}
   * @throws IllegalArgumentException where the connections form a cycle
   */
  static int[] of(Genome genome) {
    List<ConnectionGene> connections = genome.connections();
    int n = genome.nodes().size();
    int outputs = 1 + genome.inputs();
    int hidden = outputs + genome.outputs(); // first position of a hidden node, and no greater than its id
    int[] start = new int[n + 1];
    int[] waiting = new int[n];
    int[] from = new int[connections.size()];
    int[] to = new int[connections.size()];
    int edges = 0;
    for (int i = 0; i < connections.size(); i++) {
      ConnectionGene c = connections.get(i);
      if (c.from() >= hidden && c.to() >= hidden) {
        from[edges] = genome.indexOf(c.from());
        to[edges] = genome.indexOf(c.to());
        start[from[edges] + 1]++;
        waiting[to[edges++]]++;
      }
    }
    for (int i = 0; i < n; i++) {
      start[i + 1] += start[i];
    }
    int[] fill = start.clone();
    int[] targets = new int[edges];
    for (int e = 0; e < edges; e++) {
      targets[fill[from[e]]++] = to[e];
    }
    int[] layer = new int[n];
    int[] queue = new int[n];
    int tail = hidden;
    for (int i = hidden; i < n; i++) {
      layer[i] = 1;
      if (waiting[i] == 0) {
        queue[tail++] = i;
      }
    }
    int deepest = 0;
    for (int head = hidden; head < tail; head++) {
      int node = queue[head];
      deepest = Math.max(deepest, layer[node]);
      for (int k = start[node]; k < start[node + 1]; k++) {
        int target = targets[k];
        layer[target] = Math.max(layer[target], layer[node] + 1);
        if (--waiting[target] == 0) {
          queue[tail++] = target;
        }
      }
    }
    if (tail < n) {
      int node = onCycle(waiting, from, to, edges);
      throw new IllegalArgumentException("the connections form a cycle through node " + genome.nodes().get(node).id());
    }
    Arrays.fill(layer, outputs, hidden, deepest + 1);
    return layer;
  }

  /**
   * Layers after a split of the connection between two places.
   *
   * @return null where the new node pushes its target, and what follows it, to higher layers
   */
  static int[] split(Genome genome, int[] layers, int from, int to) {
    int layer = layers[from] + 1;
    if (layers[to] <= layer && genome.nodes().get(to).mayBeSource()) {
      return null;
    }
    int[] split = Arrays.copyOf(layers, layers.length + 1);
    split[layers.length] = layer;
    if (layers[to] <= layer) {
      int first = 1 + genome.inputs();
      Arrays.fill(split, first, first + genome.outputs(), layer + 1);
    }
    return split;
  }

  /** A node on a cycle: each node left waiting has a source left waiting, so going back often enough ends in a cycle. */
  private static int onCycle(int[] waiting, int[] from, int[] to, int edges) {
    int[] before = new int[waiting.length]; // for each node left waiting, a source left waiting
    int node = -1;
    for (int e = 0; e < edges; e++) {
      if (waiting[from[e]] > 0) {
        before[to[e]] = from[e];
        node = from[e];
      }
    }
    for (int step = 0; step < waiting.length; step++) {
      node = before[node];
    }
    return node;
  }
}
