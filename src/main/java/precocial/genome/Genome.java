package precocial.genome;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.random.RandomGenerator;
import precocial.genome.NodeGene.Kind;

/**
 * A network's topology as genes. Immutable; a derived genome shares all but the changed genes with its parent.
 *
 * <p>Nodes are in ascending order of id: bias 0, inputs 1 to n, outputs n+1 to n+m, then hidden nodes. Connections are in
 * ascending order of innovation. The graph of all connections, the disabled ones included, has no cycle, so that any may be
 * enabled.
 */
public final class Genome {
  private final int inputs;
  private final int outputs;
  private final GeneList<NodeGene> nodes;
  private final GeneList<ConnectionGene> connections;
  private volatile int[] layers; // null until asked for, by this genome or one that it has them from

  private Genome(
      int inputs, int outputs, GeneList<NodeGene> nodes, GeneList<ConnectionGene> connections, int[] layers) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.nodes = nodes;
    this.connections = connections;
    if (layers != null) {
      this.layers = layers;
    }
  }

  private Genome(int inputs, int outputs, List<NodeGene> nodes, List<ConnectionGene> connections) {
    this(inputs, outputs, GeneList.of(nodes), GeneList.of(connections, ConnectionGene::enabled), null);
  }

  /**
   * A genome from genes of any origin, checked in full.
   *
   * @param nodes bias, inputs, outputs and hidden nodes, ids as in the class comment
   * @throws IllegalArgumentException naming the gene that breaks a rule: ids out of order or twice, an activation of an input
   *     or the bias other than linear, a connection whose end does not exist, leaves an output or reaches an input, a second
   *     connection between two nodes, a cycle, a weight that is not finite
   */
  public static Genome of(int inputs, int outputs, List<NodeGene> nodes, List<ConnectionGene> connections) {
    checkNodes(inputs, outputs, nodes);
    int last = -1;
    Set<Long> ends = new HashSet<>();
    Genome genome = new Genome(inputs, outputs, nodes, connections);
    for (ConnectionGene c : connections) {
      if (c.id() <= last) {
        throw new IllegalArgumentException(
            "connection " + c.id() + " follows " + last + ": ids must ascend and be 0 or more");
      }
      last = c.id();
      genome.checkEnds(c);
      if (!ends.add((long) c.from() << 32 | c.to())) {
        throw new IllegalArgumentException(
            "connection " + c.id() + " joins nodes " + c.from() + " and " + c.to() + " a second time");
      }
      if (!Float.isFinite(c.weight())) {
        throw new IllegalArgumentException("connection " + c.id() + " has the weight " + c.weight() + ", not a finite number");
      }
    }
    genome.layers(); // Refuses a cycle.
    return genome;
  }

  /**
   * The minimal genome: every input and the bias joined to every output, each connection enabled with the given probability.
   *
   * @throws IllegalArgumentException where there are no inputs or no outputs
   */
  public static Genome minimal(int inputs, int outputs, double probability, RandomGenerator random) {
    checkShape(inputs, outputs);
    List<NodeGene> nodes = new ArrayList<>();
    nodes.add(new NodeGene(0, Kind.BIAS, Activation.LINEAR));
    for (int i = 1; i <= inputs + outputs; i++) {
      nodes.add(new NodeGene(i, i <= inputs ? Kind.INPUT : Kind.OUTPUT, Activation.LINEAR));
    }
    List<ConnectionGene> connections = new ArrayList<>();
    for (int from = 0; from <= inputs; from++) {
      for (int to = inputs + 1; to <= inputs + outputs; to++) {
        boolean enabled = random.nextDouble() < probability;
        connections.add(new ConnectionGene(connections.size(), from, to, enabled, 1f));
      }
    }
    return new Genome(inputs, outputs, nodes, connections);
  }

  /** Inputs, the bias not counted. */
  public int inputs() {
    return inputs;
  }

  /** Outputs, the nodes that {@link #nodes} has after the inputs. */
  public int outputs() {
    return outputs;
  }

  /** Bias, inputs, outputs and hidden nodes in ascending order of id; cannot be changed. */
  public List<NodeGene> nodes() {
    return nodes;
  }

  /** Connections, disabled ones included, in ascending order of innovation; cannot be changed. */
  public List<ConnectionGene> connections() {
    return connections;
  }

  /** Passes each connection with its position, at half the cost of asking the list for one after another. */
  void forEachConnection(ObjIntConsumer<ConnectionGene> action) {
    connections.forEach(action);
  }

  /** Enabled connections: the complexity that the search ranks by. */
  public int connectionCount() {
    return connections.marked();
  }

  /** Position in {@link #nodes()} of the node with this id, or -1. */
  public int indexOf(int nodeId) {
    int low = 0;
    int high = nodes.size() - 1;
    // Ids are dense up to the first hidden node, so most look-ups end at once.
    if (nodeId >= 0 && nodeId <= inputs + outputs) {
      return nodeId;
    }
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int id = nodes.get(middle).id();
      if (id == nodeId) {
        return middle;
      }
      if (id < nodeId) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /**
   * Ascending positions in {@link #nodes()} at which the other genome has another gene object or none; genes compare by identity,
   * so that what a child shares with its parent is skipped. Positions beyond the end of this genome's list are not reported:
   * where the other has more nodes, compare the sizes.
   */
  public int[] changedNodes(Genome from) {
    return nodes.changed(from.nodes);
  }

  /** As {@link #changedNodes}, for {@link #connections()}. */
  public int[] changedConnections(Genome from) {
    return connections.changed(from.connections);
  }

  /**
   * The same topology with other individual weights.
   *
   * @param weights one for each connection of {@link #connections()}, in that order
   * @throws IllegalArgumentException for another number of weights or one that is not finite
   */
  public Genome withWeights(float[] weights) {
    if (weights.length != connections.size()) {
      throw new IllegalArgumentException(weights.length + " weights for " + connections.size() + " connections");
    }
    List<ConnectionGene> changed = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      changed.add(connections.get(i).withWeight(weights[i]));
    }
    return of(inputs, outputs, nodes, changed);
  }

  /** Position of the enabled or disabled connection that so many others in the same state precede; there must be one. */
  int connection(boolean enabled, int before) {
    return connections.place(enabled, before);
  }

  /** The {@link Layering}; the caller must not change it. */
  int[] layers() {
    int[] known = layers;
    if (known == null) {
      known = Layering.of(this);
      layers = known;
    }
    return known;
  }

  Genome withNode(int index, NodeGene node) {
    return new Genome(inputs, outputs, nodes.with(index, node), connections, layers);
  }

  /** @param gene one with the ends that the gene in this place has */
  Genome withConnection(int index, ConnectionGene gene) {
    return new Genome(inputs, outputs, nodes, connections.with(index, gene), layers);
  }

  /** @param gene one from a lower to a higher layer, so that no layer changes */
  Genome plus(ConnectionGene gene) {
    return new Genome(inputs, outputs, nodes, connections.plus(gene), layers);
  }

  /** The connection in a place is disabled, and two others lead from its source through a new node to its target. */
  Genome split(int index, NodeGene node, ConnectionGene in, ConnectionGene out) {
    ConnectionGene off = connections.get(index).withEnabled(false);
    int[] split = Layering.split(this, layers(), indexOf(off.from()), indexOf(off.to()));
    return new Genome(inputs, outputs, nodes.plus(node), connections.with(index, off).plus(in).plus(out), split);
  }

  private static void checkShape(int inputs, int outputs) {
    if (inputs < 1 || outputs < 1) {
      throw new IllegalArgumentException(inputs + " inputs and " + outputs + " outputs: at least one of each is needed");
    }
  }

  private static void checkNodes(int inputs, int outputs, List<NodeGene> nodes) {
    checkShape(inputs, outputs);
    if (nodes.size() < 1L + inputs + outputs) {
      throw new IllegalArgumentException(
          nodes.size() + " nodes are fewer than bias, " + inputs + " inputs and " + outputs + " outputs");
    }
    int last = -1;
    for (int i = 0; i < nodes.size(); i++) {
      NodeGene node = nodes.get(i);
      Kind kind = i == 0 ? Kind.BIAS : i <= inputs ? Kind.INPUT : i <= inputs + outputs ? Kind.OUTPUT : Kind.HIDDEN;
      if (node.kind() != kind) {
        throw new IllegalArgumentException(
            "node " + node.id() + " is " + node.kind().label() + " where " + kind.label() + " is expected");
      }
      if (node.id() <= last || (i <= inputs + outputs && node.id() != i)) {
        throw new IllegalArgumentException(
            "node " + node.id() + " at place " + i + ": bias is 0, then inputs, outputs and hidden nodes in ascending order");
      }
      last = node.id();
      if (!node.mayBeTarget() && node.activation() != Activation.LINEAR) {
        throw new IllegalArgumentException(
            kind.label() + " " + node.id() + " has the activation " + node.activation().label()
                + ", where only linear may be");
      }
    }
  }

  private void checkEnds(ConnectionGene c) {
    int from = indexOf(c.from());
    int to = indexOf(c.to());
    if (from < 0 || to < 0) {
      throw new IllegalArgumentException(
          "connection " + c.id() + " refers to node " + (from < 0 ? c.from() : c.to()) + ", which does not exist");
    }
    if (!nodes.get(from).mayBeSource()) {
      throw new IllegalArgumentException("connection " + c.id() + " leaves output " + c.from());
    }
    if (!nodes.get(to).mayBeTarget()) {
      throw new IllegalArgumentException("connection " + c.id() + " reaches " + nodes.get(to).kind().label() + " " + c.to());
    }
  }
}
