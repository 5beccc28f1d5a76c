package precocial.genome;

import java.util.List;

/**
 * The layer of each node of a genome: the longest path that leads to it over all connections, disabled ones included; outputs
 * form the last layer. New connections go from a lower to a higher layer, so no mutation closes a cycle, whatever is
 * enabled later.
 */
final class Layering {
  private Layering() {}

  /**
   * @return the layer of each node, in the order of {@link Genome#nodes()}
   * @throws IllegalArgumentException where the connections form a cycle
   */
  static int[] of(Genome genome) {
    List<NodeGene> nodes = genome.nodes();
    List<ConnectionGene> connections = genome.connections();
    int n = nodes.size();
    int edges = connections.size();
    int[] start = new int[n + 1];
    int[] waiting = new int[n];
    int[] from = new int[edges];
    int[] to = new int[edges];
    for (int e = 0; e < edges; e++) {
      from[e] = genome.indexOf(connections.get(e).from());
      to[e] = genome.indexOf(connections.get(e).to());
      start[from[e] + 1]++;
      waiting[to[e]]++;
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
    int tail = 0;
    for (int i = 0; i < n; i++) {
      layer[i] = nodes.get(i).mayBeTarget() ? 1 : 0;
      if (waiting[i] == 0) {
        queue[tail++] = i;
      }
    }
    int deepest = 1;
    for (int head = 0; head < tail; head++) {
      int node = queue[head];
      deepest = Math.max(deepest, layer[node] + (nodes.get(node).mayBeSource() ? 1 : 0));
      for (int k = start[node]; k < start[node + 1]; k++) {
        int target = targets[k];
        layer[target] = Math.max(layer[target], layer[node] + 1);
        if (--waiting[target] == 0) {
          queue[tail++] = target;
        }
      }
    }
    if (tail < n) {
      throw new IllegalArgumentException(
          "the connections form a cycle through node " + nodes.get(onCycle(waiting, from, to)).id());
    }
    for (int i = 0; i < n; i++) {
      layer[i] = nodes.get(i).mayBeSource() ? layer[i] : deepest;
    }
    return layer;
  }

  /** A node on a cycle: each node left waiting has a source left waiting, so going back often enough ends in a cycle. */
  private static int onCycle(int[] waiting, int[] from, int[] to) {
    int[] before = new int[waiting.length]; // for each node left waiting, a source left waiting
    int node = -1;
    for (int e = 0; e < to.length; e++) {
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
