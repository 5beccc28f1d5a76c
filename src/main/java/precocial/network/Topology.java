package precocial.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import precocial.genome.Activation;
import precocial.genome.ConnectionGene;
import precocial.genome.Genome;
import precocial.genome.NodeGene;
import precocial.genome.NodeGene.Kind;

/**
 * The topology of a genome, to be given weights. Its weights are those of the enabled connections that an output depends on, in
 * the genome's order; others carry nothing and keep what they have.
 *
 * <p>The genome is compiled once, and other weights are put into what came out. Only where hidden nodes of equal structure are
 * ordered by their weights (see {@link NetworkCompiler}) does each network have to be compiled.
 */
public final class Topology {
  private final Genome genome;
  private final float[] stored; // (connections of the genome)
  private final Network compiled;
  private final boolean ties;
  private final int[] genes; // (size): place in the genome of the connection of each weight
  private final int[] places; // (size): number of that connection in the compiled network
  private final int[] weightOf; // (size): weight of each connection of the compiled network

  private Topology(Genome genome) {
    this.genome = genome;
    stored = new float[genome.connections().size()];
    for (int i = 0; i < stored.length; i++) {
      stored[i] = genome.connections().get(i).weight();
    }
    NetworkCompiler compiler = new NetworkCompiler(genome);
    compiled = compiler.compile();
    ties = compiler.ties();
    int[] all = compiler.places();
    genes = IntStream.range(0, all.length).filter(i -> all[i] >= 0).toArray();
    places = kept(all);
    weightOf = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      weightOf[places[i]] = i;
    }
  }

  public static Topology of(Genome genome) {
    return new Topology(genome);
  }

  /** How many weights it takes. */
  public int size() {
    return genes.length;
  }

  /** Whether an output depends on a step function, which no gradient passes. */
  public boolean hasStep() {
    return compiled.layers().stream()
        .anyMatch(layer -> IntStream.range(0, layer.size()).anyMatch(row -> layer.activation(row) == Activation.STEP));
  }

  /** The weights that the genome stores, (size). */
  public float[] weights() {
    float[] weights = new float[genes.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = stored[genes[i]];
    }
    return weights;
  }

  /**
   * The genome with these weights.
   *
   * @param weights (size)
   * @throws IllegalArgumentException for another number of weights or one that is not finite
   */
  public Genome genome(float[] weights) {
    return genome.withWeights(all(weights));
  }

  /** A weight for each connection of the genome. */
  private float[] all(float[] weights) {
    check(weights);
    float[] all = stored.clone();
    for (int i = 0; i < weights.length; i++) {
      all[genes[i]] = weights[i];
    }
    return all;
  }

  /** The genome without what no output depends on: the same network to the bit, in a smaller file. */
  public Genome pruned() {
    List<ConnectionGene> connections = IntStream.of(genes).mapToObj(genome.connections()::get).toList();
    Set<Integer> ends = new HashSet<>();
    connections.forEach(c -> ends.addAll(List.of(c.from(), c.to())));
    List<NodeGene> nodes =
        genome.nodes().stream().filter(node -> node.kind() != Kind.HIDDEN || ends.contains(node.id())).toList();
    return Genome.of(genome.inputs(), genome.outputs(), nodes, connections);
  }

  /**
   * What {@link NetworkCompiler} makes of {@link #genome}, to the bit, but faster.
   *
   * @param weights (size)
   * @throws IllegalArgumentException as of {@link #genome}
   */
  public Network network(float[] weights) {
    if (ties) {
      return new NetworkCompiler(genome, all(weights)).compile();
    }
    check(weights);
    List<Layer> layers = new ArrayList<>(compiled.layers().size());
    int first = 0;
    for (Layer layer : compiled.layers()) {
      float[] own = new float[layer.connections()];
      for (int k = 0; k < own.length; k++) {
        own[k] = weights[weightOf[first + k]];
      }
      first += own.length;
      layers.add(layer.withWeights(own));
    }
    return new Network(compiled.inputs(), List.copyOf(layers));
  }

  /**
   * For the network of these weights: number of the connection (layers, rows, columns in order) that carries each weight, so that
   * what is known of the network's connections can be put in the order of the weights.
   *
   * @param weights (size)
   * @return (size); the network's weight there has the very bits of the one given
   * @throws IllegalArgumentException as of {@link #genome}
   */
  public int[] connectionOf(float[] weights) {
    if (ties) {
      NetworkCompiler compiler = new NetworkCompiler(genome, all(weights));
      compiler.compile();
      return kept(compiler.places());
    }
    check(weights);
    return places.clone();
  }

  private static int[] kept(int[] places) {
    return IntStream.of(places).filter(place -> place >= 0).toArray();
  }

  private void check(float[] weights) {
    if (weights.length != genes.length) {
      throw new IllegalArgumentException(weights.length + " weights for " + genes.length + " connections that count");
    }
    for (float weight : weights) {
      if (!Float.isFinite(weight)) {
        throw new IllegalArgumentException("a weight must be finite, not " + weight);
      }
    }
  }
}
