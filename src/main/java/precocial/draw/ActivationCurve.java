package precocial.draw;

import precocial.genome.Activation;

/** The curve of an activation for pictures; in double and by the library's functions, not to the bits that networks compute. */
final class ActivationCurve {
  private static final double RANGE = 2; // to either side
  private static final double PERIODIC_RANGE = 1; // A period.

  private ActivationCurve() {}

  /**
   * Heights of the curve.
   *
   * @param points how many, equally far apart over a range about 0, which is a period of sine and cosine; at least 2
   * @return (points): from -1 to 1, in units of the largest value in the range
   */
  public static double[] heights(Activation activation, int points) {
    double[] heights = new double[points];
    double range = activation == Activation.SINE || activation == Activation.COSINE ? PERIODIC_RANGE : RANGE;
    double largest = 0;
    for (int i = 0; i < points; i++) {
      heights[i] = value(activation, range * (2.0 * i / (points - 1) - 1));
      largest = Math.max(largest, Math.abs(heights[i]));
    }
    for (int i = 0; i < points; i++) {
      heights[i] /= largest;
    }
    return heights;
  }

  private static double value(Activation activation, double x) {
    return switch (activation) {
      case LINEAR -> x;
      case STEP -> x > 0 ? 1 : 0;
      case SINE -> Math.sin(Math.PI * x);
      case GAUSSIAN -> Math.exp(-x * x / 2);
      case TANH -> Math.tanh(x);
      case SIGMOID -> (Math.tanh(x / 2) + 1) / 2;
      case INVERSE -> -x;
      case ABSOLUTE -> Math.abs(x);
      case RELU -> Math.max(0, x);
      case COSINE -> Math.cos(Math.PI * x);
    };
  }
}
