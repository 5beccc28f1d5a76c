package precocial.cli;

import java.util.Arrays;

/**
 * A hand-written network of the swing-up's shape in the original's matrix form, and an oracle of its own: the forward pass and
 * the physics written down once more, in float64, straight from the formulas.
 */
final class Matrix {
  /** Bias, five inputs, hidden nodes sine, Gaussian and tanh, one output. */
  static final String TEXT =
      """
      0,0,0,0,0,0,0,0,0.25,0,1
      0,0,0,0,0,0,1,0,0,-0.5,1
      0,0,0,0,0,0,0,0.5,0,0,1
      0,0,0,0,0,0,1.5,0,0,0,1
      0,0,0,0,0,0,0,-2,0,1,1
      0,0,0,0,0,0,0,0,1,0,1
      0,0,0,0,0,0,0,0,-1,0.75,3
      0,0,0,0,0,0,0,0,0,1,4
      0,0,0,0,0,0,0,0,0,2,5
      0,0,0,0,0,0,0,0,0,0,1
      """;

  static final int INPUTS = 5;
  private static final double[][] CELLS =
      TEXT.lines()
          .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
          .toArray(double[][]::new);

  private Matrix() {}

  /** @param shared the weight of all connections; NaN for their own */
  static double output(double[] inputs, double shared) {
    int n = CELLS.length;
    double[] value = new double[n];
    value[0] = 1;
    System.arraycopy(inputs, 0, value, 1, INPUTS);
    for (int node = 1 + INPUTS; node < n; node++) {
      double sum = 0;
      for (int from = 0; from < node; from++) {
        double weight = CELLS[from][node];
        sum += weight == 0 ? 0 : value[from] * (Double.isNaN(shared) ? weight : shared);
      }
      value[node] =
          switch ((int) CELLS[node][n]) {
            case 1 -> sum;
            case 3 -> Math.sin(Math.PI * sum);
            case 4 -> Math.exp(-sum * sum / 2);
            case 5 -> Math.tanh(sum);
            default -> throw new AssertionError();
          };
    }
    return value[n - 1];
  }

  /** @return total reward and steps */
  static double[] episode(double[] start, double shared) {
    return episode(start, shared, 0.6);
  }

  /** @param pole its length */
  static double[] episode(double[] start, double shared, double pole) {
    double x = start[0];
    double v = start[1];
    double angle = start[2];
    double w = start[3];
    double total = 0;
    for (int step = 1; ; step++) {
      double s = Math.sin(angle);
      double c = Math.cos(angle);
      double action = output(new double[] {x, v, c, s, w}, shared);
      double f = 10 * Math.max(-1, Math.min(1, action));
      double ml = 0.5 * pole;
      double a = (-2 * ml * w * w * s + 3 * 0.5 * 9.82 * s * c + 4 * f - 4 * 0.1 * v) / (4 * 1.0 - 3 * 0.5 * c * c);
      double b =
          (-3 * ml * w * w * s * c + 6 * 1.0 * 9.82 * s + 6 * (f - 0.1 * v) * c) / (4 * pole * 1.0 - 3 * ml * c * c);
      x += 0.01 * v;
      angle += 0.01 * w;
      v += 0.01 * a;
      w += 0.01 * b;
      total += (Math.cos(angle) + 1) / 2 * Math.cos(x / 2.4 * Math.PI / 2);
      if (Math.abs(x) > 2.4 || step == 1000) {
        return new double[] {total, step};
      }
    }
  }
}
