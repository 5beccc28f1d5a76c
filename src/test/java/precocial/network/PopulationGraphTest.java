package precocial.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import precocial.genome.Activation;
import precocial.genome.Genome;
import precocial.genome.RandomGenomes;

class PopulationGraphTest {
  @ParameterizedTest
  @CsvSource({"5, 2, 60", "70, 3, 150", "256, 10, 40"})
  void oneNetworkOfAPlanByItself(int inputs, int outputs, int mutations) {
    List<Network> networks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      networks.add(NetworkCompiler.compile(RandomGenomes.evolved(inputs, outputs, i * mutations / 7, i)));
    }
    BatchPlan plan = BatchPlan.of(networks);
    for (int i = 0; i < networks.size(); i++) {
      PopulationGraph graph = PopulationGraph.of(plan, i);
      SoundGraph.check(graph);
      assertThat(graph.leaves()).isEqualTo(1 + inputs);
      assertThat(graph.nodes()).isEqualTo(networks.get(i).nodes() - 1 - inputs);
      assertThat(graph.term().length + graph.source().length).isEqualTo(networks.get(i).connections());
      assertThat(graph.headOf()).containsExactly(0);
      assertThat(graph.heads()).isEqualTo(1);
      for (int base : graph.sumBase()) {
        assertThat(base).isEqualTo(-1);
      }
      for (int[] leaves : NaiveImages.leaves(inputs, 4, i)) {
        float[] expected = NaiveImages.outputs(networks.get(i), -0.7f, leaves);
        assertThat(NaiveImages.outputs(graph, -0.7f, leaves)[0]).containsExactly(expected);
        assertThat(NaiveImages.outputs(graph, 0.9f, leaves)[0]).isNotEqualTo(expected);
      }
    }
  }

  @Test
  void anOutputWithoutSourcesHasNoSum() {
    PopulationGraph graph = PopulationGraph.of(BatchPlan.of(List.of(new GenomeSketch(2, 2).on(1, 4).network())), 0);
    assertThat(graph.nodeSum()).containsExactly(-1, 0);
    assertThat(graph.term()).containsExactly(1);
    assertThat(graph.activation()).containsExactly(Activation.LINEAR);
    assertThat(graph.head()).containsExactly(0, 1);
  }

  /** The oracle of these tests agrees with the one that was there before. */
  @Test
  void theNaiveEvaluationIsTheRecursiveOne() {
    List<Activation> smooth = List.of(Activation.LINEAR, Activation.TANH, Activation.GAUSSIAN, Activation.ABSOLUTE);
    for (int seed = 0; seed < 10; seed++) {
      Genome genome = RandomGenomes.evolved(16, 3, 40, seed, smooth);
      for (int[] leaves : NaiveImages.leaves(16, 3, seed)) {
        double[] inputs = new double[16];
        for (int p = 0; p < 16; p++) {
          inputs[p] = leaves[1 + p] / 255.0;
        }
        double[] expected = new ScalarNetwork(genome).outputs(0.5, inputs);
        float[] found = NaiveImages.outputs(NetworkCompiler.compile(genome), 0.5f, leaves);
        for (int k = 0; k < 3; k++) {
          assertThat((double) found[k]).isCloseTo(expected[k], within(2e-6 * (5 + Math.abs(expected[k]))));
        }
      }
    }
  }
}
