package precocial.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.genome.Activation;
import precocial.genome.Genome;
import precocial.genome.RandomGenomes;

class BatchPlanTest {
  @Test
  void packsTwoNetworksByHand() {
    Network small = new GenomeSketch(2, 1).on(1, 3, 0.25f).on(0, 3, 0.5f).network();
    Network large =
        new GenomeSketch(2, 1).hidden(9, Activation.STEP).hidden(4, Activation.COSINE)
            .on(2, 4, 2f).on(1, 9, 3f).on(9, 4, 4f).on(4, 3, 5f).on(9, 3, 6f).network();
    BatchPlan plan = BatchPlan.of(List.of(small, large));

    assertThat(plan.networks()).isEqualTo(2);
    assertThat(plan.inputs()).isEqualTo(2);
    assertThat(plan.outputs()).isEqualTo(1);
    assertThat(ints(3, plan::nodeStart)).containsExactly(0, 1, 4);
    assertThat(ints(3, plan::layerStart)).containsExactly(0, 1, 4);
    assertThat(ints(4, plan::layerEnd)).containsExactly(1, 2, 3, 4);
    assertThat(ints(4, plan::activation)).containsExactly(1, 2, 10, 1);
    assertThat(ints(5, plan::sourceStart)).containsExactly(0, 2, 3, 5, 7);
    assertThat(ints(7, plan::source)).containsExactly(0, 1, 1, 2, 3, 3, 4);
    List<Float> weights = new ArrayList<>();
    for (int c = 0; c < 7; c++) {
      weights.add(plan.weight(c));
    }
    assertThat(weights).containsExactly(0.5f, 0.25f, 3f, 2f, 4f, 6f, 5f);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void holdsEachNetworkAsItIs(long seed) {
    List<Network> networks = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      networks.add(NetworkCompiler.compile(weighted(RandomGenomes.evolved(6, 3, 23 * i, 100 * seed + i))));
    }
    BatchPlan plan = BatchPlan.of(networks);
    assertThat(plan.networks()).isEqualTo(9);
    int node = 0;
    int layerIndex = 0;
    int connection = 0;
    for (int i = 0; i < 9; i++) {
      assertThat(plan.nodeStart(i)).isEqualTo(node);
      assertThat(plan.layerStart(i)).isEqualTo(layerIndex);
      for (Layer layer : networks.get(i).layers()) {
        int k = 0;
        for (int row = 0; row < layer.size(); row++) {
          assertThat(plan.activation(node)).isEqualTo(layer.activation(row).id());
          assertThat(plan.sourceStart(node)).isEqualTo(connection);
          for (int c = 0; c < layer.first(); c++) {
            if (layer.connected(row, c)) {
              assertThat(plan.source(connection)).isEqualTo(c);
              assertThat(plan.weight(connection++)).isEqualTo(layer.weight(k++));
            }
          }
          node++;
        }
        assertThat(plan.layerEnd(layerIndex++)).isEqualTo(node);
      }
    }
    assertThat(plan.nodeStart(9)).isEqualTo(node);
    assertThat(plan.layerStart(9)).isEqualTo(layerIndex);
    assertThat(plan.sourceStart(node)).isEqualTo(connection);
  }

  @Test
  void refusesAnEmptyBatch() {
    assertThatThrownBy(() -> BatchPlan.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("a batch needs at least one network");
  }

  @Test
  void refusesNetworksOfOtherInputsOrOutputs() {
    Network network = new GenomeSketch(2, 1).on(1, 3).network();
    Network moreInputs = new GenomeSketch(3, 1).on(1, 4).network();
    Network moreOutputs = new GenomeSketch(2, 2).on(1, 3).network();
    assertThatThrownBy(() -> BatchPlan.of(List.of(network, network, moreInputs)))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("2 and 3 inputs, 1 and 1 outputs");
    assertThatThrownBy(() -> BatchPlan.of(List.of(network, moreOutputs)))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("2 and 2 inputs, 1 and 2 outputs");
  }

  private interface At {
    int get(int index);
  }

  private static List<Integer> ints(int count, At at) {
    List<Integer> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(at.get(i));
    }
    return values;
  }

  private static Genome weighted(Genome genome) {
    float[] weights = new float[genome.connections().size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (i % 2 == 0 ? 1 : -1) * (0.5f + i);
    }
    return genome.withWeights(weights);
  }
}
