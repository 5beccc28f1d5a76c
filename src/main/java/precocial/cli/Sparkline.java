package precocial.cli;

import java.util.List;

/** A curve in one line of text. */
final class Sparkline {
  private static final String BARS = "▁▂▃▄▅▆▇█";

  private Sparkline() {}

  /** Means of equal stretches of the values, at most {@code width} of them, between their least and greatest. */
  static String of(List<Double> values, int width) {
    int columns = Math.min(width, values.size());
    double[] means = new double[columns];
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < columns; c++) {
      int from = (int) ((long) c * values.size() / columns);
      int to = (int) ((c + 1L) * values.size() / columns);
      means[c] = values.subList(from, to).stream().mapToDouble(Double::doubleValue).average().orElse(0);
      low = Math.min(low, means[c]);
      high = Math.max(high, means[c]);
    }
    StringBuilder line = new StringBuilder();
    for (double mean : means) {
      int level = high > low ? (int) Math.min(BARS.length() - 1, (mean - low) / (high - low) * BARS.length()) : 0;
      line.append(BARS.charAt(level));
    }
    return line.toString();
  }
}
