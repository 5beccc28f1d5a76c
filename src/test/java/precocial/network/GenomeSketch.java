package precocial.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import precocial.genome.Activation;
import precocial.genome.ConnectionGene;
import precocial.genome.Genome;
import precocial.genome.NodeGene;
import precocial.genome.NodeGene.Kind;

/** A genome written by hand: bias 0, inputs and outputs are there from the start, connections are numbered as they come. */
public final class GenomeSketch {
  private final int inputs;
  private final int outputs;
  private final Map<Integer, NodeGene> nodes = new TreeMap<>();
  private final List<ConnectionGene> connections = new ArrayList<>();

  public GenomeSketch(int inputs, int outputs) {
    this.inputs = inputs;
    this.outputs = outputs;
    for (int i = 0; i <= inputs + outputs; i++) {
      nodes.put(i, new NodeGene(i, i == 0 ? Kind.BIAS : i <= inputs ? Kind.INPUT : Kind.OUTPUT, Activation.LINEAR));
    }
  }

  public GenomeSketch hidden(int id, Activation activation) {
    nodes.put(id, new NodeGene(id, Kind.HIDDEN, activation));
    return this;
  }

  /** Replaces an output's linear activation. */
  public GenomeSketch output(int id, Activation activation) {
    nodes.put(id, new NodeGene(id, Kind.OUTPUT, activation));
    return this;
  }

  public GenomeSketch on(int from, int to) {
    return on(from, to, 1f);
  }

  public GenomeSketch on(int from, int to, float weight) {
    connections.add(new ConnectionGene(connections.size(), from, to, true, weight));
    return this;
  }

  public GenomeSketch off(int from, int to) {
    connections.add(new ConnectionGene(connections.size(), from, to, false, 1f));
    return this;
  }

  public Genome genome() {
    return Genome.of(inputs, outputs, List.copyOf(nodes.values()), connections);
  }

  public Network network() {
    return NetworkCompiler.compile(genome());
  }
}
