package precocial.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import precocial.genome.Activation;
import precocial.numerics.FloatMath;

class ActivationCurveTest {
  @ParameterizedTest
  @EnumSource(Activation.class)
  void isWhatNetworksComputeButForItsScale(Activation activation) {
    double[] heights = ActivationCurve.heights(activation, 81);
    double largest = 0;
    for (int i = 0; i < 81; i++) {
      largest = Math.max(largest, Math.abs(computed(activation, x(activation, i))));
    }
    for (int i = 0; i < 81; i++) {
      assertThat(heights[i]).isCloseTo(computed(activation, x(activation, i)) / largest, within(1e-5)).isBetween(-1.0, 1.0);
    }
  }

  /** A period of sine and cosine. */
  private static float x(Activation activation, int i) {
    boolean periodic = activation == Activation.SINE || activation == Activation.COSINE;
    return (float) ((periodic ? 1 : 2) * (i / 40.0 - 1));
  }

  private static float computed(Activation activation, float x) {
    return switch (activation) {
      case LINEAR -> x;
      case STEP -> x > 0 ? 1 : 0;
      case SINE -> FloatMath.sinPi(x);
      case GAUSSIAN -> FloatMath.gaussian(x);
      case TANH -> FloatMath.tanh(x);
      case SIGMOID -> FloatMath.sigmoid(x);
      case INVERSE -> -x;
      case ABSOLUTE -> Math.abs(x);
      case RELU -> Math.max(0, x);
      case COSINE -> FloatMath.cosPi(x);
    };
  }
}
