package precocial.weights;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Functions to climb, of which most have their top, 0, at the origin; and what climbs them. */
final class Landscapes {
  private Landscapes() {}

  static double sphere(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += v * v;
    }
    return -sum;
  }

  /** Axes of lengths a thousand apart, as in the tutorial. */
  static double ellipsoid(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += Math.pow(1e6, i / (x.length - 1.0)) * x[i] * x[i];
    }
    return -sum;
  }

  /** The top is at (1, ..., 1). */
  static double rosenbrock(double[] x) {
    double sum = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      double bend = x[i + 1] - x[i] * x[i];
      sum += 100 * bend * bend + (1 - x[i]) * (1 - x[i]);
    }
    return -sum;
  }

  /** A random rotation: the rows are orthonormal, by Gram and Schmidt. */
  static double[][] rotation(int n, long seed) {
    Random random = new Random(seed);
    double[][] rows = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rows[i][j] = random.nextGaussian();
      }
      for (int k = 0; k < i; k++) {
        double dot = 0;
        for (int j = 0; j < n; j++) {
          dot += rows[i][j] * rows[k][j];
        }
        for (int j = 0; j < n; j++) {
          rows[i][j] -= dot * rows[k][j];
        }
      }
      double length = Matrices.length(rows[i]);
      for (int j = 0; j < n; j++) {
        rows[i][j] /= length;
      }
    }
    return rows;
  }

  static void climb(Tuner tuner, int generations, ToDoubleFunction<double[]> landscape) {
    for (int g = 0; g < generations; g++) {
      tuner.tell(rewards(tuner, landscape));
    }
  }

  static double[] rewards(Tuner tuner, ToDoubleFunction<double[]> landscape) {
    float[][] candidates = tuner.ask();
    double[] rewards = new double[candidates.length];
    for (int k = 0; k < rewards.length; k++) {
      rewards[k] = landscape.applyAsDouble(State.doubles(candidates[k]));
    }
    return rewards;
  }

  static float[] filled(int n, float value) {
    float[] values = new float[n];
    Arrays.fill(values, value);
    return values;
  }
}
