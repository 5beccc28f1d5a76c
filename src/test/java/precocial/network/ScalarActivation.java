package precocial.network;

import precocial.genome.Activation;
import precocial.numerics.FloatMath;

/** What each activation gives for one float, in the obvious way: the oracle of whatever computes many at a time. */
public final class ScalarActivation {
  private ScalarActivation() {}

  public static float of(Activation activation, float x) {
    return switch (activation) {
      case LINEAR -> x;
      case STEP -> FloatMath.step(x);
      case SINE -> FloatMath.sinPi(x);
      case GAUSSIAN -> FloatMath.gaussian(x);
      case TANH -> FloatMath.tanh(x);
      case SIGMOID -> FloatMath.sigmoid(x);
      case INVERSE -> -x;
      case ABSOLUTE -> Math.abs(x);
      case RELU -> Math.max(0f, x);
      case COSINE -> FloatMath.cosPi(x);
    };
  }
}
