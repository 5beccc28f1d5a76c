package precocial.network;

import java.util.Arrays;
import java.util.List;
import precocial.genome.NodeGene;

/** Finds the structure of nodes whose genes or sources changed, sources before what they are sources of. */
final class Resolver {
  private final Structures structures;
  private boolean[] seen = {};
  private int[] next = {}; // per node: how many of its sources have been looked at
  private int[] stack = {};
  private int[] from = {}; // sources of the node at hand, as structures
  private int[] place = {}; // (nodes): position in the order

  Resolver(Structures structures) {
    this.structures = structures;
  }

  /** Computed nodes with sources before what they are sources of. Iterative, since imported networks may be deep. */
  int[] order(int[][] sources) {
    int n = sources.length;
    if (seen.length < n) {
      seen = new boolean[2 * n];
      next = new int[2 * n];
      stack = new int[2 * n];
    }
    Arrays.fill(seen, 0, n, false);
    Arrays.fill(next, 0, n, 0);
    int[] order = new int[n];
    int done = 0;
    for (int root = 0; root < n; root++) {
      if (seen[root]) {
        continue;
      }
      int top = 0;
      stack[top++] = root;
      seen[root] = true;
      while (top > 0) {
        int node = stack[top - 1];
        int k = next[node];
        while (k < sources[node].length && seen[sources[node][k]]) {
          k++;
        }
        next[node] = k;
        if (k < sources[node].length) {
          int source = sources[node][k];
          seen[source] = true;
          stack[top++] = source;
        } else {
          order[done++] = node;
          top--;
        }
      }
    }
    return order;
  }

  /**
   * The order of a genome derived from one of this order: as far as possible the same.
   *
   * @param changed nodes whose sources may have changed
   */
  int[] adapt(int[] order, int[][] sources, boolean[] changed) {
    int n = sources.length;
    if (n > order.length + 1) {
      return order(sources);
    }
    int[] adapted = n == order.length ? order : insert(order, sources, changed);
    if (place.length < n) {
      place = new int[2 * n];
    }
    for (int k = 0; k < n; k++) {
      place[adapted[k]] = k;
    }
    for (int node = 0; node < n; node++) {
      for (int k = 0; changed[node] && k < sources[node].length; k++) {
        if (place[sources[node][k]] > place[node]) {
          return order(sources);
        }
      }
    }
    return adapted;
  }

  /** Puts the last node before the first that it is a source of. */
  private static int[] insert(int[] order, int[][] sources, boolean[] changed) {
    int added = order.length;
    int at = 0;
    while (at < order.length && !(changed[order[at]] && contains(sources[order[at]], added))) {
      at++;
    }
    int[] longer = Arrays.copyOf(order, order.length + 1);
    System.arraycopy(order, at, longer, at + 1, order.length - at);
    longer[at] = added;
    return longer;
  }

  private static boolean contains(int[] sources, int source) {
    for (int s : sources) {
      if (s == source) {
        return true;
      }
    }
    return false;
  }

  /** @param changed nodes whose activation or sources changed; their structure is found anew, as is that of all behind them */
  void resolve(CompiledGenome genome, boolean[] changed) {
    int[] order = genome.order;
    int k = 0;
    while (k < order.length && !changed[order[k]]) {
      k++;
    }
    for (; k < order.length; k++) {
      int node = order[k];
      if (changed[node] || anyChanged(genome.sources[node], changed)) {
        int before = genome.structure[node];
        genome.structure[node] = intern(genome, node);
        changed[node] = genome.structure[node] != before;
      }
    }
  }

  private static boolean anyChanged(int[] sources, boolean[] changed) {
    for (int source : sources) {
      if (changed[source]) {
        return true;
      }
    }
    return false;
  }

  private int intern(CompiledGenome genome, int node) {
    int[] sources = genome.sources[node];
    if (from.length < sources.length) {
      from = new int[2 * sources.length];
    }
    for (int k = 0; k < sources.length; k++) {
      from[k] = genome.structure[sources[k]];
    }
    List<NodeGene> nodes = genome.genome.nodes();
    NodeGene gene = nodes.get(1 + genome.genome.inputs() + node);
    return structures.intern(gene.activation(), genome.leafSet[node], from, sources.length);
  }
}
