package precocial.benchmarks;

import java.util.Arrays;

/** Quantiles of measured values, interpolated between neighbours. */
final class Quantiles {
  private Quantiles() {}

  static double median(double... values) {
    return of(values, 0.5);
  }

  /** @param share of the values that are below, from 0 to 1 */
  static double of(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
