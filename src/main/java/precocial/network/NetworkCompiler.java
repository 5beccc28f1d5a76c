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
 *   <li>Within a layer, order nodes by activation, then by their sources, then by the weights of these. Sources are compared by
 *       rank, and nodes of equal structure have equal rank, so the order of two subnetworks depends on them alone and not on the
 *       genome around them.
 *   <li>Where a node reads several nodes that are equal in structure and weights, hand their weights out in ascending order of
 *       bits. Equal nodes have equal values, so it is the same sum, and its order too depends on structure and weights alone,
 *       whichever of the equal nodes comes first in the genome.
 * </ol>
 */
public final class NetworkCompiler {
  private final Genome genome;
  private final float[] given; // (connections): weights in place of the genome's, or null
  private final int leaves; // bias and inputs
  private final int outputs;
  private final int[][] sources; // per gene position: gene positions
  private final float[][] weights;
  private final int[][] genes; // per gene position: places in the genome of the connections from its sources
  private final boolean[] used;
  private final int[] layer;
  private final int[] number; // gene position -> node number
  private final int[] rank; // gene position -> number of the first node of the same structure
  private final int[] twin; // gene position -> number of the first node of the same structure and weights
  private final int[][] structure; // gene position -> ranks of its sources, ascending
  private final long[][] inputs; // gene position -> twin (high half) and bits of the weight of each source, ascending
  private boolean ties;

  NetworkCompiler(Genome genome) {
    this(genome, null);
  }

  /** @param weights one for each connection of the genome, taken in place of its own; null for its own */
  NetworkCompiler(Genome genome, float[] weights) {
    this.genome = genome;
    given = weights;
    leaves = 1 + genome.inputs();
    outputs = genome.outputs();
    int n = genome.nodes().size();
    sources = new int[n][];
    this.weights = new float[n][];
    genes = new int[n][];
    used = new boolean[n];
    layer = new int[n];
    number = new int[n];
    rank = new int[n];
    twin = new int[n];
    structure = new int[n][];
    inputs = new long[n][];
  }

  /**
   * Compiles every genome: none is refused, for {@link Genome} has checked itself. Genes that reach no output over enabled
   * connections are left out; an output that nothing reaches stays, with no sources.
   *
   * @return node 0 the bias, 1 to n the inputs, then the nodes of each layer in the order of the class comment; the last layer
   *     holds the outputs, in the genome's order
   */
  public static Network compile(Genome genome) {
    return new NetworkCompiler(genome).compile();
  }

  /** To be called once. */
  Network compile() {
    collectSources();
    int last = findLayers();
    for (int i = 0; i < leaves; i++) {
      number[i] = i;
      rank[i] = i;
      twin[i] = i;
    }
    int[] start = new int[last + 2]; // (layers + 1), layer 0 being empty: first of its nodes below
    Integer[] nodes = byLayer(start);
    List<Layer> layers = new ArrayList<>();
    for (int l = 1; l <= last; l++) {
      for (int i = start[l]; i < start[l + 1]; i++) {
        readSources(nodes[i]);
      }
      if (l < last) {
        order(nodes, start[l], start[l + 1]);
      }
      layers.add(layer(nodes, start[l], start[l + 1]));
    }
    return new Network(genome.inputs(), List.copyOf(layers));
  }

  /** Whether the order of nodes may depend on weights: hidden nodes of a layer are equal in structure. */
  boolean ties() {
    return ties;
  }

  /**
   * Where the connections of the genome, disabled ones included, are in the compiled network: numbers of its connections (layers,
   * rows, columns in order), or -1 for one that is left out. A connection's weight is the same there. Equal nodes that hand out
   * their weights stand for each other.
   */
  int[] places() {
    int[] places = new int[genome.connections().size()];
    Arrays.fill(places, -1);
    Integer[] rows = new Integer[sources.length - leaves];
    Arrays.setAll(rows, i -> leaves + i);
    Arrays.sort(rows, Comparator.comparingInt(node -> used[node] ? number[node] : Integer.MAX_VALUE));
    int first = 0;
    for (int node : rows) {
      if (used[node]) {
        Integer[] order = new Integer[genes[node].length];
        Arrays.setAll(order, k -> k);
        Arrays.sort(order, Comparator.comparingLong(k -> input(node, k)));
        for (int k : order) {
          places[genes[node][k]] = first++;
        }
      }
    }
    return places;
  }

  private void collectSources() {
    int n = sources.length;
    int[] count = new int[n];
    List<ConnectionGene> connections = genome.connections();
    int[] from = new int[genome.connectionCount()];
    int[] to = new int[from.length];
    float[] weight = new float[from.length];
    int[] place = new int[from.length];
    int k = 0;
    for (int i = 0; i < connections.size(); i++) {
      ConnectionGene c = connections.get(i);
      if (c.enabled()) {
        place[k] = i;
        from[k] = genome.indexOf(c.from());
        to[k] = genome.indexOf(c.to());
        weight[k] = given == null ? c.weight() : given[i];
        count[to[k++]]++;
      }
    }
    for (int i = 0; i < n; i++) {
      sources[i] = new int[count[i]];
      weights[i] = new float[count[i]];
      genes[i] = new int[count[i]];
    }
    while (k-- > 0) {
      int target = to[k];
      int slot = --count[target];
      sources[target][slot] = from[k];
      weights[target][slot] = weight[k];
      genes[target][slot] = place[k];
    }
  }

  /** Marks what the outputs depend on and finds its layers. @return the layer of the outputs, the last one */
  private int findLayers() {
    int[] stack = new int[sources.length + 1];
    int[] next = new int[sources.length];
    int last = 1;
    for (int o = leaves; o < leaves + outputs; o++) {
      findLayers(o, stack, next);
      last = Math.max(last, layer[o]);
    }
    Arrays.fill(layer, leaves, leaves + outputs, last);
    return last;
  }

  /** Longest paths to a node and all it depends on. Iterative, since imported networks may be deep. */
  private void findLayers(int root, int[] stack, int[] next) {
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
  }

  /** The nodes to compute, layer after layer, in the genome's order within each. @param start set to where each layer begins */
  private Integer[] byLayer(int[] start) {
    for (int i = leaves; i < layer.length; i++) {
      if (used[i]) {
        start[layer[i] + 1]++;
      }
    }
    for (int l = 1; l < start.length; l++) {
      start[l] += start[l - 1];
    }
    int[] fill = start.clone();
    Integer[] nodes = new Integer[start[start.length - 1]];
    for (int i = leaves; i < layer.length; i++) {
      if (used[i]) {
        nodes[fill[layer[i]]++] = i;
      }
    }
    return nodes;
  }

  private void readSources(int node) {
    int count = sources[node].length;
    structure[node] = new int[count];
    inputs[node] = new long[count];
    for (int k = 0; k < count; k++) {
      int source = sources[node][k];
      structure[node][k] = rank[source];
      inputs[node][k] = input(node, k);
    }
    Arrays.sort(structure[node]);
    Arrays.sort(inputs[node]);
  }

  private long input(int node, int k) {
    return (long) twin[sources[node][k]] << 32 | Float.floatToRawIntBits(weights[node][k]) & 0xffffffffL;
  }

  /** Sorts the nodes of a layer and gives them ranks. */
  private void order(Integer[] nodes, int from, int to) {
    Comparator<Integer> byStructure =
        Comparator.<Integer>comparingInt(node -> activation(node).ordinal())
            .thenComparing(node -> structure[node], Arrays::compare);
    // Under a shared weight the values of nodes of equal structure are equal; under individual ones their order matters as well.
    Arrays.sort(nodes, from, to, byStructure.thenComparing(node -> inputs[node], Arrays::compare));
    for (int i = from; i < to; i++) {
      int node = nodes[i];
      boolean sameStructure = i > from && byStructure.compare(nodes[i - 1], node) == 0;
      ties |= sameStructure;
      boolean same = sameStructure && Arrays.equals(inputs[nodes[i - 1]], inputs[node]);
      rank[node] = sameStructure ? rank[nodes[i - 1]] : leaves + i;
      twin[node] = same ? twin[nodes[i - 1]] : leaves + i;
    }
  }

  /** Numbers the nodes of a layer and makes its rows. */
  private Layer layer(Integer[] nodes, int from, int to) {
    Activation[] activations = new Activation[to - from];
    int[][] columns = new int[to - from][];
    float[][] rowWeights = new float[to - from][];
    for (int row = 0; row < to - from; row++) {
      int node = nodes[from + row];
      number[node] = leaves + from + row;
      activations[row] = activation(node);
      int count = sources[node].length;
      columns[row] = new int[count];
      rowWeights[row] = new float[count];
      for (int k = 0; k < count; k++) {
        columns[row][k] = number[sources[node][k]];
        rowWeights[row][k] = Float.intBitsToFloat((int) inputs[node][k]);
      }
      // Equal nodes have successive numbers, so ascending numbers meet the weights, which are in the order of the twins.
      Arrays.sort(columns[row]);
    }
    return new Layer(leaves + from, activations, columns, rowWeights);
  }

  private Activation activation(int position) {
    return genome.nodes().get(position).activation();
  }
}
