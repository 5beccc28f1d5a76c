package precocial.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import precocial.eval.Backend;
import precocial.eval.Evaluator;
import precocial.eval.Weights;
import precocial.network.NetworkCompiler;

class FixedTopologyTest {
  @Test
  void everyLayerIsJoinedToTheOneBeforeAndToTheBias() {
    Genome genome = FixedTopology.of(5, 1, 5, 5);
    assertThat(genome.connectionCount()).isEqualTo(66).isEqualTo(genome.connections().size());
    assertThat(genome.nodes()).hasSize(1 + 5 + 1 + 10);
    assertThat(genome.nodes().stream().filter(n -> n.kind() == NodeGene.Kind.HIDDEN))
        .hasSize(10).allMatch(n -> n.activation() == Activation.TANH);
    assertThat(genome.connections()).allMatch(c -> c.weight() == 1f);
    assertThat(FixedTopology.of(256, 10, 32).connectionCount()).isEqualTo(257 * 32 + 33 * 10);
  }

  /** Weights in the order of the layers, of the nodes of each, and of bias and sources: as a dense layer's matrix has them. */
  @Test
  void outputsAreThoseOfDenseLayers() {
    Random random = new Random(2);
    int[] sizes = {3, 4, 2, 2};
    Genome genome = FixedTopology.of(3, 2, 4, 2);
    float[] weights = new float[genome.connections().size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = random.nextFloat() * 2 - 1;
    }
    double[] inputs = {0.5, -1, 2};
    double[] values = inputs;
    int next = 0;
    for (int layer = 1; layer < sizes.length; layer++) {
      double[] sums = new double[sizes[layer]];
      for (int node = 0; node < sums.length; node++) {
        sums[node] = weights[next++];
        for (double value : values) {
          sums[node] += value * weights[next++];
        }
        sums[node] = layer == sizes.length - 1 ? sums[node] : Math.tanh(sums[node]);
      }
      values = sums;
    }
    try (Evaluator reference = Backend.named("reference").evaluator(1)) {
      double[] found = reference.forward(
          NetworkCompiler.compile(genome.withWeights(weights)), Weights.INDIVIDUAL, new double[][] {inputs})[0];
      assertThat(found).containsExactly(values, within(1e-6));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|at least one hidden layer is needed, as in 5,5",
        "5 0|a hidden layer of 0 nodes; at least 1 is needed",
        "-3|a hidden layer of -3 nodes; at least 1 is needed",
        "100000|hidden layers of [100000] nodes make more than 250000 connections",
        "2147483647 2147483647|hidden layers of [2147483647, 2147483647] nodes make more than 250000 connections"
      })
  void wrongSizesAreRefused(String sizes, String message) {
    int[] hidden =
        sizes.isEmpty() ? new int[0] : Arrays.stream(sizes.split(" ")).mapToInt(Integer::parseInt).toArray();
    assertThatThrownBy(() -> FixedTopology.of(5, 1, hidden)).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
