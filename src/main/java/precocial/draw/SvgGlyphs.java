package precocial.draw;

import java.util.EnumSet;
import java.util.Set;
import precocial.genome.Activation;
import precocial.network.Layer;
import precocial.network.Network;

/** The nodes that compute, once for each activation: a circle with the activation's curve about its axis. */
final class SvgGlyphs {
  private static final int POINTS = 41;
  private static final double FILLED = 0.66; // of the radius, by the curve

  private SvgGlyphs() {}

  /** Activations of a network in their usual order. */
  static Set<Activation> used(Network network) {
    Set<Activation> used = EnumSet.noneOf(Activation.class);
    for (Layer layer : network.layers()) {
      for (int row = 0; row < layer.size(); row++) {
        used.add(layer.activation(row));
      }
    }
    return used;
  }

  /** Writes definitions to use by the label of the activation. */
  static void define(Svg svg, Network network, double radius) {
    svg.open("defs");
    for (Activation activation : used(network)) {
      svg.open("g", "id", activation.label(), "fill", "none", "stroke-linecap", "round", "stroke-linejoin", "round");
      svg.element("circle", "r", radius, "fill", "#ffffff", "stroke", Ink.TEXT, "stroke-width", Math.min(1.1, radius / 7));
      double half = FILLED * radius;
      String axis = "M" + Svg.number(-half) + " 0H" + Svg.number(half);
      svg.element("path", "d", axis, "stroke", Ink.GRID, "stroke-width", radius / 16);
      svg.element("path", "d", curve(activation, half), "stroke", Ink.TEXT, "stroke-width", Math.min(1.6, radius / 6));
      svg.close("g");
    }
    svg.close("defs");
  }

  private static String curve(Activation activation, double half) {
    double[] heights = ActivationCurve.heights(activation, POINTS);
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < POINTS; i++) {
      double x = half * (2.0 * i / (POINTS - 1) - 1);
      // Not as high as wide: the corners are outside of the circle.
      path.append(i == 0 ? "M" : "L").append(Svg.number(x)).append(' ').append(Svg.number(-0.8 * half * heights[i]));
    }
    return path.toString();
  }
}
