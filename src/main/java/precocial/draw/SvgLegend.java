package precocial.draw;

import java.util.EnumMap;
import java.util.Map;
import precocial.genome.Activation;
import precocial.network.Layer;
import precocial.network.Network;

/** What the signs of a picture mean: activations with how many nodes have each, colours of weights, shades of pixels. */
final class SvgLegend {
  private static final double ROW = 30;
  private static final double LETTER = 7;
  private static final double SIGN = 34;
  private static final double NODE = 10.5; // radius, whatever it is in the picture

  private final double radius;
  private final boolean individual;
  private final boolean pixels;
  private final double width;
  private final Map<Activation, Integer> counts = new EnumMap<>(Activation.class);
  private double x;
  private double y;

  /** @param radius of a node in the picture */
  SvgLegend(Network network, double radius, boolean individual, boolean pixels, double width) {
    this.radius = radius;
    this.individual = individual;
    this.pixels = pixels;
    this.width = width;
    for (Layer layer : network.layers()) {
      for (int row = 0; row < layer.size(); row++) {
        counts.merge(layer.activation(row), 1, Integer::sum);
      }
    }
  }

  double height() {
    write(new Svg(), 0, 0);
    return y + ROW;
  }

  void write(Svg svg, double left, double top) {
    x = 0;
    y = 0;
    svg.open("g", "transform", "translate(" + Svg.number(left) + " " + Svg.number(top) + ")", "font-size", 12);
    counts.forEach((activation, count) -> {
      String scale = "scale(" + Svg.number(NODE / radius) + ")";
      place(svg, activation.label() + " (" + count + ")", "use", "xlink:href", "#" + activation.label(), "transform", scale);
    });
    if (individual) {
      place(svg, "positive weight", "path", "d", "M-11 0H11", "stroke", Ink.POSITIVE, "stroke-width", 2.5);
      place(svg, "negative weight", "path", "d", "M-11 0H11", "stroke", Ink.NEGATIVE, "stroke-width", 2.5);
    }
    if (pixels) {
      String text = "pixel, darker where more nodes read it";
      place(svg, text, "rect", "x", -8, "y", -8, "width", 16, "height", 16, "fill", Ink.shade(0.6), "stroke", Ink.GRID);
    }
    svg.close("g");
  }

  private void place(Svg svg, String text, String sign, Object... attributes) {
    double needed = SIGN + LETTER * text.length() + 14;
    if (x > 0 && x + needed > width) {
      x = 0;
      y += ROW;
    }
    svg.open("g", "transform", "translate(" + Svg.number(x + SIGN / 2) + " " + Svg.number(y + ROW / 2) + ")");
    svg.element(sign, attributes);
    svg.close("g");
    svg.text("text", text, "x", x + SIGN, "y", y + ROW / 2 + 4);
    x += needed;
  }
}
