package precocial.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.eval.Backend;
import precocial.eval.Evaluator;
import precocial.eval.Weights;
import precocial.genome.Activation;
import precocial.genome.Genome;
import precocial.genome.RandomGenomes;

class NetworkCompilerTest {
  static IntStream seeds() {
    return IntStream.range(0, 60);
  }

  @Test
  void outputsFormTheLastLayer() {
    Network network =
        new GenomeSketch(1, 3).hidden(5, Activation.TANH).on(1, 2).on(1, 5).on(5, 3).on(1, 4).on(0, 4).network();
    assertThat(shape(network)).containsExactly("TANH[1]", "LINEAR[1] LINEAR[2] LINEAR[0, 1]");
  }

  @Test
  void outputsKeepTheirOrderAndActivation() {
    Network network =
        new GenomeSketch(2, 3).output(3, Activation.COSINE).output(5, Activation.STEP).on(2, 3).on(1, 4).on(0, 5).network();
    assertThat(shape(network)).containsExactly("COSINE[2] LINEAR[1] STEP[0]");
  }

  @Test
  void aNodeLiesInTheLayerOfItsLongestPath() {
    Network network =
        new GenomeSketch(1, 1).hidden(3, Activation.TANH).hidden(4, Activation.TANH).hidden(5, Activation.TANH)
            .on(1, 5).on(5, 4).on(4, 3).on(1, 3).on(3, 2).on(5, 3).on(1, 2).network();
    assertThat(shape(network)).containsExactly("TANH[1]", "TANH[2]", "TANH[1, 2, 3]", "LINEAR[1, 4]");
  }

  @Test
  void disabledConnectionCarriesNothing() {
    Network network =
        new GenomeSketch(2, 1).hidden(4, Activation.TANH).hidden(5, Activation.SINE)
            .on(1, 4).off(2, 4).on(4, 3).off(4, 5).on(5, 3).off(1, 3).network();
    assertThat(shape(network)).containsExactly("SINE[] TANH[1]", "LINEAR[3, 4]");
  }

  @Test
  void whatReachesNoOutputIsLeftOut() {
    Network network =
        new GenomeSketch(1, 1).hidden(3, Activation.TANH).hidden(4, Activation.SINE).hidden(5, Activation.RELU)
            .on(1, 2).on(1, 3).on(3, 4).on(1, 5).off(5, 2).network();
    assertThat(shape(network)).containsExactly("LINEAR[1]");
    assertThat(network.nodes()).isEqualTo(3);
  }

  @Test
  void aDisabledDetourDoesNotDeepenALayer() {
    Network network =
        new GenomeSketch(1, 1).hidden(3, Activation.TANH).hidden(4, Activation.SINE)
            .on(1, 3).off(3, 4).on(1, 4).on(4, 2).on(3, 2).network();
    assertThat(shape(network)).containsExactly("SINE[1] TANH[1]", "LINEAR[2, 3]");
  }

  @Test
  void aNodeWithoutSourcesIsAConstantOfTheFirstLayer() {
    Network network =
        new GenomeSketch(1, 1).hidden(3, Activation.COSINE).hidden(4, Activation.TANH).on(3, 4).on(1, 4).on(4, 2).network();
    assertThat(shape(network)).containsExactly("COSINE[]", "TANH[1, 2]", "LINEAR[3]");
  }

  @Test
  void anOutputWithoutSourcesStays() {
    assertThat(shape(new GenomeSketch(2, 2).off(1, 3).on(2, 4).network())).containsExactly("LINEAR[] LINEAR[2]");
  }

  @Test
  void nodesAreInRunsOfOneActivation() {
    GenomeSketch sketch = new GenomeSketch(1, 1);
    for (int i = 0; i < 20; i++) {
      sketch.hidden(3 + i, Activation.ofId(1 + 7 * i % 10)).on(1, 3 + i).on(3 + i, 2);
    }
    Layer layer = sketch.network().layers().get(0);
    List<Integer> ids = IntStream.range(0, 20).map(row -> layer.activation(row).id()).boxed().toList();
    assertThat(ids).isSorted().contains(1, 10);
  }

  @Test
  void nodesOfOneActivationAreOrderedByTheirSources() {
    Network network =
        new GenomeSketch(3, 1).hidden(5, Activation.TANH).hidden(6, Activation.TANH).hidden(7, Activation.TANH)
            .hidden(8, Activation.TANH)
            .on(3, 5).on(2, 6).on(1, 6).on(1, 7).on(3, 8).on(1, 8)
            .on(5, 4).on(6, 4).on(7, 4).on(8, 4).network();
    assertThat(shape(network)).containsExactly("TANH[1] TANH[1, 2] TANH[1, 3] TANH[3]", "LINEAR[4, 5, 6, 7]");
  }

  @Test
  void orderInALayerFollowsTheOrderInEarlierOnes() {
    // 5 and 6 differ in their own sources only: 5 hangs on the later one of the first layer.
    Network network =
        new GenomeSketch(2, 1).hidden(4, Activation.SINE).hidden(5, Activation.TANH).hidden(6, Activation.TANH)
            .hidden(7, Activation.STEP)
            .on(1, 4).on(1, 7).on(4, 5).on(7, 6).on(5, 3).on(6, 3).network();
    assertThat(shape(network)).containsExactly("STEP[1] SINE[1]", "TANH[3] TANH[4]", "LINEAR[5, 6]");
  }

  @Test
  void nodesOfEqualStructureCountAsOneWhenOthersAreOrdered() {
    // 4 and 5 are equal, and so are 6 and 7 over them: their further sources decide, not which of the two twins they have.
    Network network =
        new GenomeSketch(3, 1).hidden(5, Activation.SINE).hidden(6, Activation.SINE).hidden(7, Activation.TANH)
            .hidden(8, Activation.TANH)
            .on(1, 5).on(1, 6).on(5, 7).on(3, 7).on(6, 8).on(2, 8).on(7, 4).on(8, 4).network();
    assertThat(shape(network)).containsExactly("SINE[1] SINE[1]", "TANH[2, 5] TANH[3, 4]", "LINEAR[6, 7]");
  }

  @Test
  void weightsGoWithTheirConnections() {
    Network network =
        new GenomeSketch(2, 1).hidden(4, Activation.TANH).hidden(5, Activation.STEP)
            .on(5, 3, -4f).on(2, 4, 2f).on(4, 3, -0f).on(1, 4, 3f).on(0, 5, 5f).on(2, 5, -6f).on(1, 3, 7f).network();
    assertThat(shape(network)).containsExactly("STEP[0, 2] TANH[1, 2]", "LINEAR[1, 3, 4]");
    assertThat(weights(network.layers().get(0))).containsExactly(5f, -6f, 3f, 2f);
    assertThat(weights(network.layers().get(1))).containsExactly(7f, -4f, -0f);
  }

  @Test
  void aDeepNetworkNeedsNoDeepStack() {
    GenomeSketch sketch = new GenomeSketch(1, 1).on(1, 3);
    int deep = 2000;
    for (int i = 0; i < deep; i++) {
      sketch.hidden(3 + i, Activation.LINEAR).on(3 + i, i == deep - 1 ? 2 : 4 + i);
    }
    Network network = sketch.network();
    assertThat(network.layers()).hasSize(deep + 1);
    assertThat(network.connections()).isEqualTo(deep + 1);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyNodeHasASourceInTheLayerBeforeAndLeadsOn(int seed) {
    Network network = NetworkCompiler.compile(RandomGenomes.evolved(5, 2, 3 * seed, seed));
    boolean[] read = new boolean[network.nodes()];
    int previousFirst = 0;
    for (Layer layer : network.layers()) {
      for (int row = 0; row < layer.size(); row++) {
        boolean output = layer.first() + row >= network.nodes() - network.outputs();
        int last = -1;
        for (int c = layer.next(row, 0); c >= 0; c = layer.next(row, c + 1)) {
          read[c] = true;
          last = c;
        }
        if (!output && layer.first() > 1 + network.inputs()) {
          assertThat(last).isGreaterThanOrEqualTo(previousFirst);
        }
      }
      previousFirst = layer.first();
    }
    for (int node = 1 + network.inputs(); node < network.nodes() - network.outputs(); node++) {
      assertThat(read[node]).as("node %d is read", node).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void computesWhatTheGenomeSays(int seed) {
    Genome genome = weighted(RandomGenomes.evolved(5, 2, 3 * seed, seed), new Random(seed));
    double[][] inputs = new double[][] {{0.3, -1.25, 0.7, 0.01, 2}, {-0.9, 0.4, -0.2, 1.1, -3}};
    Network network = NetworkCompiler.compile(genome);
    ScalarNetwork scalar = new ScalarNetwork(genome);
    try (Evaluator reference = Backend.named("reference").evaluator(1)) {
      double[][] shared = reference.forward(network, Weights.shared(-1.5f), inputs);
      double[][] individual = reference.forward(network, Weights.INDIVIDUAL, inputs);
      for (int s = 0; s < inputs.length; s++) {
        assertThat(shared[s]).containsExactly(scalar.outputs(-1.5, inputs[s]), within(1e-9));
        assertThat(individual[s]).containsExactly(scalar.outputs(Double.NaN, inputs[s]), within(1e-9));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void equalSubnetworksSumInTheSameOrder(int seed) {
    Genome genome = RandomGenomes.evolved(5, 2, 40 + 2 * seed, seed);
    Network alone = NetworkCompiler.compile(genome);
    Map<String, Integer> structures = new HashMap<>();
    int[] expected = orderedStructures(alone, structures);
    for (int k = 0; k < 5; k++) {
      Network embedded = NetworkCompiler.compile(Surroundings.around(genome, 31L * seed + k));
      int[] found = orderedStructures(embedded, structures);
      // The outputs' structures hold those of all nodes below them.
      assertThat(Arrays.copyOf(found, genome.outputs())).isEqualTo(expected);
      assertThat(embedded.nodes()).isGreaterThan(alone.nodes());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void equalSubnetworksHaveEqualBits(long seed) {
    Genome genome = RandomGenomes.evolved(5, 2, 150, seed);
    double[][] inputs = new double[50][5];
    Random random = new Random(seed);
    for (double[] sample : inputs) {
      Arrays.setAll(sample, i -> random.nextGaussian());
    }
    try (Evaluator cpu = Backend.named("cpu").evaluator(1)) {
      for (float w : new float[] {-2f, -0.7f, 0.3f, 1.1f}) {
        double[][] alone = cpu.forward(NetworkCompiler.compile(genome), Weights.shared(w), inputs);
        for (int k = 0; k < 4; k++) {
          Network embedded = NetworkCompiler.compile(Surroundings.around(genome, 77 * seed + k));
          double[][] outputs = cpu.forward(embedded, Weights.shared(w), inputs);
          for (int s = 0; s < inputs.length; s++) {
            assertThat(Arrays.copyOf(outputs[s], 2)).containsExactly(alone[s]);
          }
        }
      }
    }
  }

  /** The first three have nodes of equal structure with other weights, whose order shows in the sum over them. */
  @ParameterizedTest
  @ValueSource(longs = {36, 134, 365, 1, 2, 3})
  void equalSubnetworksHaveEqualBitsWithIndividualWeights(long seed) {
    Random random = new Random(seed);
    equalInSurroundings(weighted(RandomGenomes.evolved(5, 2, 80, seed), random), random, seed);
  }

  /** Two hidden nodes are equal, weights included, and many a node reads both. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void equalSourcesChangeNoBitsWithIndividualWeights(long seed) {
    Random random = new Random(seed);
    GenomeSketch sketch = new GenomeSketch(5, 2).hidden(8, Activation.TANH).hidden(9, Activation.TANH);
    for (int twin = 8; twin <= 9; twin++) {
      sketch.on(1, twin, 0.7f).on(2, twin, -1.3f);
    }
    for (int reader = 10; reader < 20; reader++) {
      sketch.hidden(reader, Activation.SINE).on(3, reader, (float) random.nextGaussian());
      for (int source = 8; source <= 9; source++) {
        sketch.on(source, reader, (float) random.nextGaussian());
      }
      sketch.on(reader, 6 + reader % 2, (float) random.nextGaussian());
    }
    equalInSurroundings(sketch.genome(), random, seed);
  }

  private static void equalInSurroundings(Genome genome, Random random, long seed) {
    double[][] inputs = new double[20][5];
    for (double[] sample : inputs) {
      Arrays.setAll(sample, i -> random.nextGaussian());
    }
    try (Evaluator cpu = Backend.named("cpu").evaluator(1)) {
      double[][] alone = cpu.forward(NetworkCompiler.compile(genome), Weights.INDIVIDUAL, inputs);
      for (int k = 0; k < 4; k++) {
        Network embedded = NetworkCompiler.compile(Surroundings.around(genome, seed + k));
        double[][] outputs = cpu.forward(embedded, Weights.INDIVIDUAL, inputs);
        for (int s = 0; s < inputs.length; s++) {
          assertThat(Arrays.copyOf(outputs[s], 2)).containsExactly(alone[s]);
        }
      }
    }
  }

  @Test
  void nodesOfEqualStructureAreOrderedByTheirWeights() {
    GenomeSketch one = new GenomeSketch(2, 1).hidden(4, Activation.TANH).hidden(5, Activation.TANH);
    GenomeSketch other = new GenomeSketch(2, 1).hidden(4, Activation.TANH).hidden(5, Activation.TANH);
    one.on(1, 4, 2f).on(2, 4, 1f).on(1, 5, 2f).on(2, 5, 3f).on(4, 3, 5f).on(5, 3, 6f);
    other.on(1, 5, 2f).on(2, 5, 1f).on(1, 4, 2f).on(2, 4, 3f).on(5, 3, 5f).on(4, 3, 6f);
    for (GenomeSketch sketch : List.of(one, other)) {
      Network network = sketch.network();
      assertThat(weights(network.layers().get(0))).containsExactly(2f, 1f, 2f, 3f);
      assertThat(weights(network.layers().get(1))).containsExactly(5f, 6f);
    }
  }

  /** 4 and 5 are equal, weights included, and read with other weights by one node: which comes first must not matter. */
  @Test
  void equalSourcesOfANodeGetItsWeightsInOneOrder() {
    for (float[] pair : new float[][] {{5f, 6f}, {6f, 5f}}) {
      Network network =
          new GenomeSketch(2, 1).hidden(4, Activation.TANH).hidden(5, Activation.TANH)
              .on(1, 4, 2f).on(1, 5, 2f).on(4, 3, pair[0]).on(5, 3, pair[1]).network();
      assertThat(shape(network)).containsExactly("TANH[1] TANH[1]", "LINEAR[3, 4]");
      assertThat(weights(network.layers().get(1))).containsExactly(5f, 6f);
    }
  }

  @Test
  void nodesThatReadEqualSourcesWithEqualWeightsAreEqualThemselves() {
    // 6 and 7 have the same weights over the twins 4 and 5, though with the twins exchanged.
    for (float[] pair : new float[][] {{8f, 9f}, {9f, 8f}}) {
      Network network =
          new GenomeSketch(2, 1).hidden(4, Activation.TANH).hidden(5, Activation.TANH).hidden(6, Activation.SINE)
              .hidden(7, Activation.SINE)
              .on(1, 4, 2f).on(1, 5, 2f).on(4, 6, 1f).on(5, 6, 3f).on(4, 7, 3f).on(5, 7, 1f)
              .on(6, 3, pair[0]).on(7, 3, pair[1]).network();
      assertThat(weights(network.layers().get(1))).containsExactly(1f, 3f, 1f, 3f);
      assertThat(weights(network.layers().get(2))).containsExactly(8f, 9f);
    }
  }

  @Test
  void nodesOfOtherWeightsKeepTheirOwn() {
    // Equal in structure alone: exchanging the weights over them would be another function.
    Network network =
        new GenomeSketch(2, 1).hidden(4, Activation.TANH).hidden(5, Activation.TANH)
            .on(1, 4, 2f).on(1, 5, 3f).on(4, 3, 6f).on(5, 3, 5f).network();
    assertThat(weights(network.layers().get(0))).containsExactly(2f, 3f);
    assertThat(weights(network.layers().get(1))).containsExactly(6f, 5f);
  }

  /** For each output a number that stands for its structure, the order of each node's sources included. */
  private static int[] orderedStructures(Network network, Map<String, Integer> known) {
    BatchPlan plan = BatchPlan.of(List.of(network));
    int leaves = 1 + plan.inputs();
    int[] structure = new int[network.nodes()];
    for (int i = 0; i < leaves; i++) {
      structure[i] = -1 - i;
    }
    for (int node = 0; node < plan.nodeStart(1); node++) {
      StringBuilder text = new StringBuilder("" + plan.activation(node));
      for (int c = plan.sourceStart(node); c < plan.sourceStart(node + 1); c++) {
        text.append(' ').append(structure[plan.source(c)]);
      }
      structure[leaves + node] = known.computeIfAbsent(text.toString(), t -> known.size());
    }
    return Arrays.copyOfRange(structure, network.nodes() - network.outputs(), network.nodes());
  }

  /** A line for each layer: activation and sources of each node. */
  private static List<String> shape(Network network) {
    List<String> lines = new ArrayList<>();
    for (Layer layer : network.layers()) {
      List<String> nodes = new ArrayList<>();
      for (int row = 0; row < layer.size(); row++) {
        int r = row;
        List<Integer> sources = IntStream.range(0, layer.first()).filter(c -> layer.connected(r, c)).boxed().toList();
        nodes.add(layer.activation(row) + "" + sources);
      }
      lines.add(String.join(" ", nodes));
    }
    return lines;
  }

  private static List<Float> weights(Layer layer) {
    return IntStream.range(0, layer.connections()).mapToObj(layer::weight).toList();
  }

  private static Genome weighted(Genome genome, Random random) {
    float[] weights = new float[genome.connections().size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextGaussian();
    }
    return genome.withWeights(weights);
  }
}
