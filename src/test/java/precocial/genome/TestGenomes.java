package precocial.genome;

import java.util.ArrayList;
import java.util.List;
import precocial.genome.NodeGene.Kind;
import precocial.numerics.KeyedRandom;

/** Small genomes written by hand. */
final class TestGenomes {
  private TestGenomes() {}

  /** Bias 0, inputs, outputs and hidden nodes with the ids that follow, all hidden nodes with one activation. */
  static List<NodeGene> nodes(int inputs, int outputs, int hidden, Activation activation) {
    List<NodeGene> nodes = new ArrayList<>();
    nodes.add(new NodeGene(0, Kind.BIAS, Activation.LINEAR));
    for (int i = 1; i <= inputs + outputs + hidden; i++) {
      Kind kind = i <= inputs ? Kind.INPUT : i <= inputs + outputs ? Kind.OUTPUT : Kind.HIDDEN;
      nodes.add(new NodeGene(i, kind, kind == Kind.HIDDEN ? activation : Activation.LINEAR));
    }
    return nodes;
  }

  static Genome genome(int inputs, int outputs, int hidden, ConnectionGene... connections) {
    return Genome.of(inputs, outputs, nodes(inputs, outputs, hidden, Activation.TANH), List.of(connections));
  }

  static ConnectionGene on(int id, int from, int to) {
    return new ConnectionGene(id, from, to, true, 1f);
  }

  static ConnectionGene off(int id, int from, int to) {
    return new ConnectionGene(id, from, to, false, 1f);
  }

  static KeyedRandom random(long seed) {
    return new KeyedRandom(seed, 0, 0, KeyedRandom.Purpose.REPRODUCTION);
  }

  /** Innovations that continue after the genes of one genome. */
  static Innovations after(Genome genome) {
    int node = genome.nodes().get(genome.nodes().size() - 1).id() + 1;
    int last = genome.connections().isEmpty() ? -1 : genome.connections().get(genome.connections().size() - 1).id();
    return new Innovations(node, last + 1);
  }
}
