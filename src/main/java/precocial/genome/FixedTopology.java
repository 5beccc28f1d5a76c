package precocial.genome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import precocial.genome.NodeGene.Kind;

/**
 * Fully connected feed-forward networks, the baseline that Gaier and Ha 2019 hold weight agnostic ones against: every node of a
 * layer is joined to all of the layer before it and to the bias; hidden nodes are tanh, outputs linear, all weights 1.
 */
public final class FixedTopology {
  /** More would not be the small baseline that this is for. */
  private static final int MOST_CONNECTIONS = 250_000;

  private FixedTopology() {}

  /**
   * @param hidden nodes of each hidden layer, from the inputs on
   * @throws IllegalArgumentException without a hidden layer, or for one without nodes, or for more connections than 250,000
   */
  public static Genome of(int inputs, int outputs, int... hidden) {
    check(inputs, outputs, hidden);
    List<NodeGene> nodes = new ArrayList<>();
    nodes.add(new NodeGene(0, Kind.BIAS, Activation.LINEAR));
    add(nodes, inputs, Kind.INPUT, Activation.LINEAR);
    add(nodes, outputs, Kind.OUTPUT, Activation.LINEAR);
    List<ConnectionGene> connections = new ArrayList<>();
    int source = 1; // First node and size of the layer before.
    int sources = inputs;
    for (int size : hidden) {
      int first = nodes.size();
      add(nodes, size, Kind.HIDDEN, Activation.TANH);
      join(connections, source, sources, first, size);
      source = first;
      sources = size;
    }
    join(connections, source, sources, 1 + inputs, outputs);
    return Genome.of(inputs, outputs, nodes, connections);
  }

  private static void check(int inputs, int outputs, int... hidden) {
    if (hidden.length == 0) {
      throw new IllegalArgumentException("at least one hidden layer is needed, as in 5,5");
    }
    long connections = 0;
    long sources = inputs;
    for (int size : hidden) {
      if (size < 1) {
        throw new IllegalArgumentException("a hidden layer of " + size + " nodes; at least 1 is needed");
      }
      connections += (sources + 1) * size;
      sources = size;
      if (connections > MOST_CONNECTIONS) {
        break; // Lest the sum overflow.
      }
    }
    if (connections + (sources + 1) * outputs > MOST_CONNECTIONS) {
      throw new IllegalArgumentException(
          "hidden layers of " + Arrays.toString(hidden) + " nodes make more than " + MOST_CONNECTIONS + " connections");
    }
  }

  private static void add(List<NodeGene> nodes, int count, Kind kind, Activation activation) {
    for (int i = 0; i < count; i++) {
      nodes.add(new NodeGene(nodes.size(), kind, activation));
    }
  }

  private static void join(List<ConnectionGene> connections, int source, int sources, int target, int targets) {
    for (int to = target; to < target + targets; to++) {
      connections.add(new ConnectionGene(connections.size(), 0, to, true, 1f));
      for (int from = source; from < source + sources; from++) {
        connections.add(new ConnectionGene(connections.size(), from, to, true, 1f));
      }
    }
  }
}
