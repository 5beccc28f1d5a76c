package precocial.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import precocial.genome.Activation;

class NetworkTest {
  private static final Network NETWORK =
      new GenomeSketch(3, 2).hidden(7, Activation.TANH).on(0, 7).on(3, 7).on(7, 4).on(1, 4).off(1, 5).on(7, 5).network();

  @Test
  void countsWhatItHas() {
    assertThat(NETWORK.inputs()).isEqualTo(3);
    assertThat(NETWORK.outputs()).isEqualTo(2);
    assertThat(NETWORK.nodes()).isEqualTo(1 + 3 + 1 + 2);
    assertThat(NETWORK.connections()).isEqualTo(5);
  }

  @Test
  void layersFollowEachOtherFromTheInputsOn() {
    int next = 1 + NETWORK.inputs();
    for (Layer layer : NETWORK.layers()) {
      assertThat(layer.first()).isEqualTo(next);
      next += layer.size();
    }
    assertThat(next).isEqualTo(NETWORK.nodes());
  }
}
