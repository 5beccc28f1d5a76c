package precocial.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import precocial.genome.Activation;
import precocial.network.ScalarActivation;

class ActivationCurveTest {
  @ParameterizedTest
  @EnumSource(Activation.class)
  void isWhatNetworksComputeButForItsScale(Activation activation) {
    double[] heights = ActivationCurve.heights(activation, 81);
    double largest = 0;
    for (int i = 0; i < 81; i++) {
      largest = Math.max(largest, Math.abs(ScalarActivation.of(activation, x(activation, i))));
    }
    for (int i = 0; i < 81; i++) {
      double expected = ScalarActivation.of(activation, x(activation, i)) / largest;
      assertThat(heights[i]).isCloseTo(expected, within(1e-5)).isBetween(-1.0, 1.0);
    }
  }

  /** A period of sine and cosine. */
  private static float x(Activation activation, int i) {
    boolean periodic = activation == Activation.SINE || activation == Activation.COSINE;
    return (float) ((periodic ? 1 : 2) * (i / 40.0 - 1));
  }
}
