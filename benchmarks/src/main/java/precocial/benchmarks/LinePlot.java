package precocial.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import precocial.io.AtomicFile;

/**
 * Lines over logarithmic axes as SVG, in the looks of {@link ScalingPlot} but without AWT: a Java that was made for a bare
 * machine has none.
 */
final class LinePlot {
  private static final int WIDTH = 860;
  private static final int HEIGHT = 480;
  private static final int LEFT = 90;
  private static final int RIGHT = 30;
  private static final int TOP = 20;
  private static final int BOTTOM = 60;
  private static final int LEGEND_LINE = 22;
  private static final String[] COLORS = {"#0072b2", "#d55e00", "#009e73", "#cc79a7"};
  private static final String[] PREFIXES = {"", "k", "M", "G", "T", "P"};

  private final String xTitle;
  private final String yTitle;
  private final List<Line> lines = new ArrayList<>();

  /** @param x positive, as is y */
  private record Line(String name, List<Double> x, List<Double> y) {}

  LinePlot(String xTitle, String yTitle) {
    this.xTitle = xTitle;
    this.yTitle = yTitle;
  }

  void add(String name, List<Double> x, List<Double> y) {
    lines.add(new Line(name, List.copyOf(x), List.copyOf(y)));
  }

  /** Powers of ten around the values: the exponents of the first and the last. */
  private int[] range(boolean horizontal) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (Line line : lines) {
      for (double value : horizontal ? line.x : line.y) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    int from = (int) Math.floor(Math.log10(least));
    return new int[] {from, Math.max(from + 1, (int) Math.ceil(Math.log10(most)))};
  }

  String svg() {
    int[] x = range(true);
    int[] y = range(false);
    StringBuilder out = new StringBuilder();
    out.append(format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" ", WIDTH, HEIGHT))
        .append("font-family=\"sans-serif\" font-size=\"14\" fill=\"#333333\">\n")
        // White, so that it is legible on dark pages too.
        .append(format("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n", WIDTH, HEIGHT));
    for (int e = x[0]; e <= x[1]; e++) {
      double at = horizontal(e, x);
      out.append(format("<path d=\"M%.1f %dV%d\" stroke=\"#dddddd\"/>\n", at, TOP, HEIGHT - BOTTOM))
          .append(text(at, HEIGHT - BOTTOM + 20, "middle", label(e)));
    }
    for (int e = y[0]; e <= y[1]; e++) {
      double at = vertical(e, y);
      out.append(format("<path d=\"M%d %.1fH%d\" stroke=\"#dddddd\"/>\n", LEFT, at, WIDTH - RIGHT))
          .append(text(LEFT - 8, at + 5, "end", label(e)));
    }
    out.append(text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 15, "middle", xTitle));
    out.append(
        format(
            "<text transform=\"translate(20 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>\n",
            (TOP + HEIGHT - BOTTOM) / 2, escaped(yTitle)));
    for (int i = 0; i < lines.size(); i++) {
      append(out, lines.get(i), i, x, y);
    }
    return out.append("</svg>\n").toString();
  }

  private static void append(StringBuilder out, Line line, int number, int[] x, int[] y) {
    String color = COLORS[number % COLORS.length];
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < line.x.size(); i++) {
      double px = horizontal(Math.log10(line.x.get(i)), x);
      double py = vertical(Math.log10(line.y.get(i)), y);
      path.append(format("%s%.1f %.1f", i == 0 ? "M" : "L", px, py));
      out.append(format("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4.5\" fill=\"%s\"/>\n", px, py, color));
    }
    out.append(format("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\"/>\n", path, color));
    int legend = TOP + 20 + LEGEND_LINE * number;
    out.append(format("<path d=\"M%d %dh24\" stroke=\"%s\" stroke-width=\"2.5\"/>\n", LEFT + 12, legend - 5, color))
        .append(text(LEFT + 44, legend, "start", line.name));
  }

  private static double horizontal(double exponent, int[] range) {
    return LEFT + (exponent - range[0]) / (range[1] - range[0]) * (WIDTH - LEFT - RIGHT);
  }

  private static double vertical(double exponent, int[] range) {
    return HEIGHT - BOTTOM - (exponent - range[0]) / (range[1] - range[0]) * (HEIGHT - TOP - BOTTOM);
  }

  /** As in "10 k" for 4. */
  private static String label(int exponent) {
    if (exponent < 0) {
      return format("%s", Math.pow(10, exponent));
    }
    int prefix = Math.min(exponent / 3, PREFIXES.length - 1);
    return format("%.0f %s", Math.pow(10, exponent - 3 * prefix), PREFIXES[prefix]).strip();
  }

  private static String text(double x, double y, String anchor, String text) {
    return format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n", x, y, anchor, escaped(text));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  void writeSvg(Path file) throws IOException {
    AtomicFile.write(file, svg());
  }
}
