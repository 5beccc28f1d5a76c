package precocial.draw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import precocial.network.Layer;
import precocial.network.Network;

/** The connections of a picture: soft curves, the thinner and more translucent the more there are. */
final class SvgEdges {
  private static final double BOW = 0.42; // of the way, by a control point
  private static final double THINNEST = 0.35; // in units of a connection without a weight of its own
  private static final double THICKEST = 2.5;

  private final NetworkLayout layout;
  private final double scale;
  private final List<Edge> edges = new ArrayList<>();

  private record Edge(int from, int to, float weight) {
    double size() {
      return Math.abs(weight);
    }
  }

  SvgEdges(Network network, NetworkLayout layout, double scale) {
    this.layout = layout;
    this.scale = scale;
    for (Layer layer : network.layers()) {
      int k = 0;
      for (int row = 0; row < layer.size(); row++) {
        for (int c = layer.next(row, 0); c >= 0; c = layer.next(row, c + 1)) {
          edges.add(new Edge(c, layer.first() + row, layer.weight(k++)));
        }
      }
    }
  }

  void write(Svg svg, boolean individual) {
    double opacity = Math.max(0.2, Math.min(0.65, 6.5 / Math.sqrt(edges.size() + 1)));
    double thin = Math.max(0.6, Math.min(1.3, scale / 26));
    double large = individual ? large() : 1;
    svg.open("g", "fill", "none", "stroke", Ink.CONNECTION, "stroke-opacity", opacity, "stroke-width", thin);
    for (Edge edge : individual ? largestLast() : edges) {
      String curve = curve(edge.from, edge.to);
      if (individual) {
        double width = thin * (THINNEST + (THICKEST - THINNEST) * Math.min(1, edge.size() / large));
        svg.element("path", "d", curve, "stroke", edge.weight < 0 ? Ink.NEGATIVE : Ink.POSITIVE, "stroke-width", width);
      } else {
        svg.element("path", "d", curve);
      }
    }
    svg.close("g");
  }

  /** So that they lie on top. */
  private List<Edge> largestLast() {
    return edges.stream().sorted(Comparator.comparingDouble(Edge::size)).toList();
  }

  /** The size that one weight in twenty exceeds: a few very large ones must not make all others look alike. */
  private double large() {
    double large = edges.isEmpty() ? 0 : largestLast().get((int) (0.95 * (edges.size() - 1))).size();
    return large > 0 ? large : 1;
  }

  /** Through the points where there is room, level at the ends and nowhere higher or lower than the points about it. */
  private String curve(int from, int to) {
    double[] bends = layout.bends(from, to);
    int n = bends.length / 2 + 2;
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = scale * (i == 0 ? layout.x(from) : i == n - 1 ? layout.x(to) : bends[2 * i - 2]);
      y[i] = scale * (i == 0 ? layout.y(from) : i == n - 1 ? layout.y(to) : bends[2 * i - 1]);
    }
    StringBuilder path = new StringBuilder("M").append(Svg.number(x[0])).append(' ').append(Svg.number(y[0]));
    for (int i = 1; i < n; i++) {
      double run = (x[i] - x[i - 1]) * BOW;
      if (run > 0) {
        path.append('C').append(point(x[i - 1] + run, y[i - 1] + run * slope(x, y, i - 1))).append(' ')
            .append(point(x[i] - run, y[i] - run * slope(x, y, i))).append(' ').append(point(x[i], y[i]));
      }
    }
    return path.toString();
  }

  /** Harmonic mean of the slopes at both sides, 0 at a turn (Fritsch and Butland 1984). */
  private static double slope(double[] x, double[] y, int i) {
    if (i == 0 || i == x.length - 1) {
      return 0;
    }
    int before = x[i - 1] < x[i] ? i - 1 : i - 2;
    int after = x[i + 1] > x[i] ? i + 1 : i + 2;
    double a = (y[i] - y[before]) / (x[i] - x[before]);
    double b = (y[after] - y[i]) / (x[after] - x[i]);
    return a * b <= 0 ? 0 : 2 * a * b / (a + b);
  }

  private static String point(double x, double y) {
    return Svg.number(x) + " " + Svg.number(y);
  }
}
