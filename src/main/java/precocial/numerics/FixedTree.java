package precocial.numerics;

/** Reductions in one fixed tree, so that a sum has the same bits whoever computes it. */
public final class FixedTree {
  private FixedTree() {}

  /** Sum of values[from] to values[from + count - 1]: the halves are summed apart, the left one the larger where they differ. */
  public static double sum(double[] values, int from, int count) {
    if (count <= 0) {
      return 0;
    }
    if (count == 1) {
      return values[from];
    }
    int left = (count + 1) / 2;
    return sum(values, from, left) + sum(values, from + left, count - left);
  }

  /** Mean of the same values: the sum, divided once. */
  public static double mean(double[] values, int from, int count) {
    return sum(values, from, count) / count;
  }

  /** Population standard deviation of the same values: the root of the mean square of what each is off their mean. */
  public static double deviation(double[] values, int from, int count) {
    double mean = mean(values, from, count);
    double[] squares = new double[count];
    for (int i = 0; i < count; i++) {
      squares[i] = (values[from + i] - mean) * (values[from + i] - mean);
    }
    return Math.sqrt(mean(squares, 0, count));
  }
}
