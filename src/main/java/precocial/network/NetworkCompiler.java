package precocial.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import precocial.genome.Activation;
import precocial.genome.ConnectionGene;
import precocial.genome.Genome;

/**
 * Compiles a genome to a {@link Network}.
 *
 * <ol>
 *   <li>Keep the nodes from which an enabled connection leads to an output.
 *   <li>Put each in the layer of its longest path from the inputs; outputs form the last layer.
 *   <li>Within a layer, order nodes by activation, then by their sources, then by their weights. Sources are compared by rank, and
 *       nodes of equal structure have equal rank, so the order of two subnetworks depends on them alone and not on the genome
 *       around them.
 * </ol>
 */
public final class NetworkCompiler {
  private final Genome genome;
  private final int leaves; // bias and inputs
  private final int outputs;
  private final int[][] sources; // per gene position: gene positions
  private final float[][] weights;
  private final boolean[] used;
  private final int[] layer;
  private final int[] number; // gene position -> node number
  private final int[] rank; // gene position -> rank of its structure
  private int nextRank;

  private NetworkCompiler(Genome genome) {
    this.genome = genome;
    leaves = 1 + genome.inputs();
    outputs = genome.outputs();
    int n = genome.nodes().size();
    sources = new int[n][];
    weights = new float[n][];
    used = new boolean[n];
    layer = new int[n];
    number = new int[n];
    rank = new int[n];
  }

  public static Network compile(Genome genome) {
    return new NetworkCompiler(genome).compile();
  }

  private Network compile() {
    collectSources();
    int deepest = 0;
    for (int o = leaves; o < leaves + outputs; o++) {
      deepest = Math.max(deepest, depth(o) - 1);
    }
    for (int i = 0; i < leaves; i++) {
      number[i] = i;
      rank[i] = i;
    }
    nextRank = leaves;
    List<Layer> layers = new ArrayList<>();
    int first = leaves;
    for (int l = 1; l <= deepest; l++) {
      Integer[] members = members(l);
      first = append(layers, first, order(members));
    }
    Integer[] last = new Integer[outputs];
    Arrays.setAll(last, o -> leaves + o);
    append(layers, first, last);
    return new Network(genome.inputs(), List.copyOf(layers));
  }

  private void collectSources() {
    int n = sources.length;
    int[] count = new int[n];
    List<ConnectionGene> connections = genome.connections();
    int[] from = new int[genome.connectionCount()];
    int[] to = new int[from.length];
    float[] weight = new float[from.length];
    int k = 0;
    for (ConnectionGene c : connections) {
      if (c.enabled()) {
        from[k] = genome.indexOf(c.from());
        to[k] = genome.indexOf(c.to());
        weight[k] = c.weight();
        count[to[k++]]++;
      }
    }
    for (int i = 0; i < n; i++) {
      sources[i] = new int[count[i]];
      weights[i] = new float[count[i]];
    }
    while (k-- > 0) {
      int target = to[k];
      int slot = --count[target];
      sources[target][slot] = from[k];
      weights[target][slot] = weight[k];
    }
  }

  /** Longest path to a node, marking it and all it depends on as used. Iterative, since imported networks may be deep. */
  private int depth(int root) {
    int[] stack = new int[sources.length + 1];
    int[] next = new int[sources.length];
    int top = 0;
    stack[top++] = root;
    used[root] = true;
    layer[root] = 1;
    while (top > 0) {
      int node = stack[top - 1];
      if (next[node] < sources[node].length) {
        int source = sources[node][next[node]++];
        if (!used[source]) {
          used[source] = true;
          layer[source] = source < leaves ? 0 : 1;
          stack[top++] = source;
        }
      } else {
        for (int source : sources[node]) {
          layer[node] = Math.max(layer[node], layer[source] + 1);
        }
        top--;
      }
    }
    return layer[root];
  }

  private Integer[] members(int l) {
    List<Integer> members = new ArrayList<>();
    for (int i = leaves + outputs; i < layer.length; i++) {
      if (used[i] && layer[i] == l) {
        members.add(i);
      }
    }
    return members.toArray(new Integer[0]);
  }

  /** Sorts the nodes of a layer by activation and ranked sources, and gives them ranks. */
  private Integer[] order(Integer[] members) {
    int[][] key = new int[sources.length][];
    for (int node : members) {
      key[node] = new int[sources[node].length];
      for (int k = 0; k < key[node].length; k++) {
        key[node][k] = rank[sources[node][k]];
      }
      Arrays.sort(key[node]);
    }
    Comparator<Integer> structure =
        Comparator.<Integer>comparingInt(node -> activation(node).ordinal())
            .thenComparing(node -> key[node], Arrays::compare);
    // The values of twins are equal under a shared weight; under individual ones their order has to be fixed as well.
    Arrays.sort(members, structure.thenComparing(this::entries, Arrays::compare));
    for (int i = 0; i < members.length; i++) {
      boolean twin = i > 0 && structure.compare(members[i - 1], members[i]) == 0;
      rank[members[i]] = twin ? rank[members[i - 1]] : nextRank + i;
    }
    nextRank += members.length;
    return members;
  }

  private int append(List<Layer> layers, int first, Integer[] members) {
    Activation[] activations = new Activation[members.length];
    int[][] columns = new int[members.length][];
    float[][] rowWeights = new float[members.length][];
    for (int row = 0; row < members.length; row++) {
      int node = members[row];
      number[node] = first + row;
      activations[row] = activation(node);
      long[] entries = entries(node);
      columns[row] = new int[entries.length];
      rowWeights[row] = new float[entries.length];
      for (int k = 0; k < entries.length; k++) {
        columns[row][k] = (int) (entries[k] >>> 32);
        rowWeights[row][k] = Float.intBitsToFloat((int) entries[k]);
      }
    }
    layers.add(new Layer(first, activations, columns, rowWeights));
    return first + members.length;
  }

  /** A node's sources in order, each by its number in the high half and the bits of its weight in the low one. */
  private long[] entries(int node) {
    long[] entries = new long[sources[node].length];
    for (int k = 0; k < entries.length; k++) {
      entries[k] = (long) number[sources[node][k]] << 32 | Float.floatToRawIntBits(weights[node][k]) & 0xffffffffL;
    }
    Arrays.sort(entries);
    return entries;
  }

  private Activation activation(int position) {
    return genome.nodes().get(position).activation();
  }
}
