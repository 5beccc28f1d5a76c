package precocial.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import precocial.genome.Activation;
import precocial.genome.ConnectionGene;
import precocial.genome.Genome;
import precocial.genome.RandomGenomes;

class TopologyTest {
  static IntStream seeds() {
    return IntStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void networksOfEvolvedGenomesAreThoseOfTheCompiler(int seed) {
    checkNetworks(RandomGenomes.evolved(5, 2, 3 * seed, seed), seed);
  }

  @Test
  void networksOfAPopulationAreThoseOfTheCompiler() {
    Breeding breeding = new Breeding(4, 3, 25, 7, 0.3, List.of(Activation.TANH, Activation.SINE));
    for (int generation = 0; generation < 60; generation++) {
      breeding.next();
    }
    int withTies = 0;
    for (Genome genome : breeding.genomes()) {
      checkNetworks(genome, 3);
      withTies += ties(genome) ? 1 : 0;
    }
    assertThat(withTies).isBetween(1, 24);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nodesOfEqualStructureAreOrderedAsByTheCompiler(int seed) {
    Genome genome = full(seed);
    assertThat(ties(genome)).isTrue();
    checkNetworks(genome, seed);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aPrunedGenomeIsTheSameNetworkWithNothingElse(int seed) {
    Genome genome = RandomGenomes.evolved(5, 2, 3 * seed, seed);
    Topology topology = Topology.of(genome);
    Genome pruned = topology.pruned();
    assertThat(pruned.connections()).hasSize(topology.size()).allMatch(ConnectionGene::enabled);
    assertThat(Topology.of(pruned).size()).isEqualTo(topology.size());
    assertThat(Topology.of(pruned).pruned().nodes()).isEqualTo(pruned.nodes());
    float[] weights = topology.weights();
    assertThat(describe(Topology.of(pruned).network(weights))).isEqualTo(describe(topology.network(weights)));
  }

  private static boolean ties(Genome genome) {
    NetworkCompiler compiler = new NetworkCompiler(genome);
    compiler.compile();
    return compiler.ties();
  }

  /** Few weights that differ, so that nodes are equal in structure, and some of them in weights as well. */
  private static void checkNetworks(Genome genome, int seed) {
    Topology topology = Topology.of(genome);
    Random random = new Random(seed);
    float[] few = {0.5f, -0f, 0f, -1.5f};
    for (int round = 0; round < 6; round++) {
      float[] weights = new float[topology.size()];
      int kinds = round;
      for (int i = 0; i < weights.length; i++) {
        weights[i] = kinds > 3 ? (float) random.nextGaussian() : few[random.nextInt(kinds + 1)];
      }
      Network expected = NetworkCompiler.compile(topology.genome(weights));
      Network found = topology.network(weights);
      assertThat(describe(found)).isEqualTo(describe(expected));
      int[] bits = connectionBits(expected);
      int[] places = topology.connectionOf(weights);
      assertThat(Arrays.stream(places).sorted()).containsExactlyElementsOf(IntStream.range(0, bits.length).boxed().toList());
      for (int i = 0; i < weights.length; i++) {
        assertThat(bits[places[i]]).isEqualTo(Float.floatToRawIntBits(weights[i]));
      }
    }
  }

  @Test
  void weightsAreThoseOfConnectionsThatCountInTheGenomesOrder() {
    GenomeSketch sketch = new GenomeSketch(2, 1).hidden(4, Activation.TANH).hidden(5, Activation.STEP);
    // 5 leads nowhere, so what leads to it doesn't count.
    Genome genome = sketch.on(4, 3, 1f).on(0, 5, 2f).off(1, 3).on(2, 4, 3f).on(1, 4, 4f).genome();
    Topology topology = Topology.of(genome);
    assertThat(topology.size()).isEqualTo(3);
    assertThat(topology.weights()).containsExactly(1f, 3f, 4f);
    assertThat(topology.hasStep()).isFalse();
    Genome other = topology.genome(new float[] {7f, 8f, 9f});
    assertThat(other.connections().stream().map(ConnectionGene::weight)).containsExactly(7f, 2f, 1f, 8f, 9f);
    assertThat(other.connections().stream().map(ConnectionGene::enabled)).containsExactly(true, true, false, true, true);
  }

  @Test
  void aStepOfWhichAnOutputDependsIsSeen() {
    assertThat(Topology.of(new GenomeSketch(1, 1).hidden(3, Activation.STEP).on(1, 3).on(3, 2).genome()).hasStep()).isTrue();
    assertThat(Topology.of(new GenomeSketch(1, 1).output(2, Activation.STEP).on(1, 2).genome()).hasStep()).isTrue();
    assertThat(Topology.of(new GenomeSketch(1, 1).hidden(3, Activation.STEP).on(1, 3).off(3, 2).genome()).hasStep()).isFalse();
  }

  @Test
  void aTopologyWithoutConnectionsHasNoWeights() {
    Topology topology = Topology.of(new GenomeSketch(2, 1).off(1, 3).genome());
    assertThat(topology.size()).isZero();
    assertThat(topology.network(new float[0]).connections()).isZero();
  }

  @Test
  void otherNumbersOfWeightsAndThoseThatAreNotFiniteAreRefused() {
    for (Genome genome : List.of(new GenomeSketch(2, 1).on(1, 3).on(2, 3).genome(), full(1))) {
      Topology topology = Topology.of(genome);
      int size = topology.size();
      assertThatThrownBy(() -> topology.network(new float[size + 1])).isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(size + 1 + " weights for " + size);
      assertThatThrownBy(() -> topology.genome(new float[size - 1])).isInstanceOf(IllegalArgumentException.class);
      float[] weights = new float[size];
      weights[1] = Float.NaN;
      assertThatThrownBy(() -> topology.network(weights)).isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("NaN");
      assertThatThrownBy(() -> topology.connectionOf(weights)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** Two full hidden layers: within each all nodes are equal in structure. */
  private static Genome full(int seed) {
    Random random = new Random(seed);
    GenomeSketch sketch = new GenomeSketch(2, 2);
    List<int[]> ends = new ArrayList<>();
    for (int hidden = 5; hidden < 11; hidden++) {
      sketch.hidden(hidden, hidden < 8 ? Activation.TANH : Activation.SINE);
      for (int from = 0; from < 3; from++) {
        ends.add(new int[] {hidden < 8 ? from : from + 5, hidden});
      }
      if (hidden >= 8) {
        ends.add(new int[] {hidden, 3});
        ends.add(new int[] {hidden, 4});
      }
    }
    Collections.shuffle(ends, random);
    for (int[] end : ends) {
      sketch.on(end[0], end[1], (float) random.nextGaussian());
    }
    return sketch.genome();
  }

  private static int[] connectionBits(Network network) {
    return network.layers().stream()
        .flatMapToInt(layer -> IntStream.range(0, layer.connections()).map(k -> Float.floatToRawIntBits(layer.weight(k))))
        .toArray();
  }

  /** All that a network has, weights as bits. */
  private static String describe(Network network) {
    StringBuilder text = new StringBuilder("inputs " + network.inputs());
    for (Layer layer : network.layers()) {
      text.append("\nlayer from ").append(layer.first());
      int k = 0;
      for (int row = 0; row < layer.size(); row++) {
        text.append("\n").append(layer.activation(row));
        for (int column = 0; column < layer.first(); column++) {
          if (layer.connected(row, column)) {
            text.append(' ').append(column).append(':').append(Float.floatToRawIntBits(layer.weight(k++)));
          }
        }
      }
      assertThat(k).isEqualTo(layer.connections());
    }
    return text.toString();
  }
}
