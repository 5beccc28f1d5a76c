package precocial.search;

/** Order statistics of sorted values. */
final class Quantiles {
  private Quantiles() {}

  /** The middle value, or the mean of the two in the middle. */
  static double median(double[] ascending) {
    int middle = ascending.length / 2;
    return ascending.length % 2 == 1 ? ascending[middle] : (ascending[middle - 1] + ascending[middle]) / 2;
  }

  /** The value that a share of the others is below, interpolated linearly between the two that are next to it. */
  static double at(double share, double[] ascending) {
    double place = share * (ascending.length - 1);
    int below = (int) place;
    double low = ascending[below];
    double high = ascending[Math.min(below + 1, ascending.length - 1)];
    double weight = place - below;
    // Equal ones as they are: rounding, or an infinite difference, would make another value of them.
    return weight == 0 || low == high ? low : (1 - weight) * low + weight * high;
  }
}
