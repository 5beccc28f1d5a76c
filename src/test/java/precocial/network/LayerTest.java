package precocial.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.genome.Activation;

class LayerTest {
  /** Below, at and above one, two and three words of bits. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 64, 65, 127, 128, 129, 192, 200})
  void bitsAreTheColumnsGiven(int first) {
    Random random = new Random(first);
    int[][] columns = new int[5][];
    float[][] weights = new float[5][];
    List<Float> inOrder = new ArrayList<>();
    for (int row = 0; row < columns.length; row++) {
      TreeSet<Integer> set = new TreeSet<>();
      for (int c = 0; c < first; c++) {
        if (row == 1 || row != 2 && random.nextInt(3) == 0) {
          set.add(c);
        }
      }
      columns[row] = set.stream().mapToInt(Integer::intValue).toArray();
      weights[row] = new float[columns[row].length];
      for (int k = 0; k < weights[row].length; k++) {
        weights[row][k] = random.nextFloat();
        inOrder.add(weights[row][k]);
      }
    }
    Activation[] activations = {Activation.TANH, Activation.TANH, Activation.STEP, Activation.SINE, Activation.RELU};
    Layer layer = new Layer(first, activations, columns, weights);

    assertThat(layer.first()).isEqualTo(first);
    assertThat(layer.size()).isEqualTo(5);
    assertThat(layer.connections()).isEqualTo(inOrder.size());
    for (int k = 0; k < inOrder.size(); k++) {
      assertThat(layer.weight(k)).isEqualTo(inOrder.get(k));
    }
    for (int row = 0; row < columns.length; row++) {
      assertThat(layer.activation(row)).isEqualTo(activations[row]);
      TreeSet<Integer> set = new TreeSet<>();
      for (int c : columns[row]) {
        set.add(c);
      }
      for (int c = 0; c < first; c++) {
        assertThat(layer.connected(row, c)).as("row %d, column %d", row, c).isEqualTo(set.contains(c));
        Integer next = set.ceiling(c);
        assertThat(layer.next(row, c)).as("row %d, from %d", row, c).isEqualTo(next == null ? -1 : next);
      }
      assertThat(layer.next(row, first)).as("row %d, past its end", row).isEqualTo(-1);
    }
  }

  @Test
  void aWalkOverNextVisitsEachColumnOnce() {
    int[] columns = {0, 63, 64, 127, 128, 130};
    Layer layer = new Layer(131, new Activation[] {Activation.LINEAR}, new int[][] {columns}, new float[][] {new float[6]});
    List<Integer> visited = new ArrayList<>();
    for (int c = layer.next(0, 0); c >= 0; c = layer.next(0, c + 1)) {
      visited.add(c);
    }
    assertThat(visited).containsExactly(0, 63, 64, 127, 128, 130);
  }
}
