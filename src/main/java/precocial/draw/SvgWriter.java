package precocial.draw;

import java.util.Arrays;
import java.util.Locale;
import precocial.genome.Activation;
import precocial.network.Layer;
import precocial.network.Network;
import precocial.task.Task;

/**
 * A picture of a network as SVG, for papers: layers from left to right by {@link NetworkLayout}, in each node the curve of its
 * activation, the pixels of an image as such. It has no scripts and names no fonts but generic ones.
 */
public final class SvgWriter {
  /** The most connections of a picture: with more there is nothing to see, and programs fail to show it. */
  public static final int MOST_CONNECTIONS = 100_000;

  private static final double WIDTH = 1100; // of the network, in pixels, where that makes nodes neither too small nor too large
  private static final double LEAST_SCALE = 11; // pixels per unit
  private static final double MOST_SCALE = 44;
  private static final double RADIUS = 0.4; // units
  private static final double MOST_RADIUS = 14; // pixels
  private static final double MARGIN = 28;
  private static final double LETTER = 7.5; // about the mean width, of names
  private static final double HEAD = 76;
  private static final double LEAST_WIDTH = 640;
  private static final String FONTS = "Helvetica, Arial, sans-serif";

  private final Network network;
  private final NodeNames names;
  private final NetworkLayout layout;
  private final double scale;
  private final double radius; // of a node
  private final double left;
  private final Svg svg = new Svg();

  private SvgWriter(Network network, Task task) {
    this.network = network;
    names = new NodeNames(network, task);
    layout = NetworkLayout.of(network, NetworkLayout.pixelColumns(task));
    scale = Math.max(LEAST_SCALE, Math.min(MOST_SCALE, WIDTH / layout.width()));
    radius = Math.min(MOST_RADIUS, RADIUS * scale);
    left = MARGIN + (layout.pixels() ? 0 : widest(0, network.inputs() + 1));
  }

  /**
   * The picture.
   *
   * @param task names inputs and outputs and tells whether inputs are pixels; null where it is not known
   * @param individual whether the weights are to be seen: their signs as colours, their sizes as widths
   * @throws IllegalArgumentException where there are more than {@link #MOST_CONNECTIONS}
   */
  public static String text(Network network, Task task, boolean individual, String title) {
    if (network.connections() > MOST_CONNECTIONS) {
      throw new IllegalArgumentException(
          network.connections() + " connections; a picture may have " + MOST_CONNECTIONS + " at most");
    }
    return new SvgWriter(network, task).picture(individual, title);
  }

  private String picture(boolean individual, String title) {
    double right = MARGIN + widest(network.nodes() - network.outputs(), network.nodes());
    double width = Math.max(LEAST_WIDTH, left + scale * layout.width() + right);
    SvgLegend legend = new SvgLegend(network, radius, individual, layout.pixels(), width - 2 * MARGIN);
    double bottom = HEAD + scale * layout.height() + MARGIN;
    double height = bottom + legend.height() + MARGIN;
    svg.open(
        "svg", "xmlns", "http://www.w3.org/2000/svg", "xmlns:xlink", "http://www.w3.org/1999/xlink", "width", Math.ceil(width),
        "height", Math.ceil(height), "viewBox", "0 0 " + Svg.number(Math.ceil(width)) + " " + Svg.number(Math.ceil(height)),
        "font-family", FONTS, "font-size", 13, "fill", Ink.TEXT);
    svg.text("title", title);
    svg.element("rect", "width", "100%", "height", "100%", "fill", "#ffffff");
    svg.text("text", title, "x", MARGIN, "y", 36, "font-size", 19, "font-weight", "bold");
    svg.text("text", facts(individual), "x", MARGIN, "y", 57, "fill", Ink.FAINT);
    SvgGlyphs.define(svg, network, radius);
    svg.open("g", "transform", "translate(" + Svg.number(left) + " " + Svg.number(HEAD) + ")");
    new SvgEdges(network, layout, scale).write(svg, individual);
    if (layout.pixels()) {
      pixels();
    }
    nodes();
    svg.close("g");
    legend.write(svg, MARGIN, bottom);
    return svg.close("svg").toString();
  }

  private double widest(int from, int to) {
    double widest = 0;
    for (int n = from; n < to; n++) {
      widest = Math.max(widest, layout.drawn(n) ? LETTER * names.of(n).length() : 0);
    }
    return widest;
  }

  private String facts(boolean individual) {
    int used = 0;
    for (int n = 1; n <= network.inputs(); n++) {
      used += layout.drawn(n) ? 1 : 0;
    }
    int hidden = network.nodes() - 1 - network.inputs() - network.outputs();
    return used + " of " + network.inputs() + (layout.pixels() ? " pixels, " : " inputs, ")
        + count(hidden, "hidden node") + " in " + count(network.layers().size() - 1, "layer") + ", "
        + count(network.outputs(), "output") + ", "
        + count(network.connections(), "connection") + (individual ? ", individual weights" : ", one shared weight");
  }

  static String count(int number, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
  }

  /** Each pixel as a square, the darker the more nodes read it. */
  private void pixels() {
    int[] readers = new int[network.inputs() + 1];
    LayoutGraph.forEachConnection(
        network,
        (from, to) -> {
          if (from <= network.inputs()) {
            readers[from]++;
          }
        });
    readers[0] = 0;
    int most = Math.max(1, Arrays.stream(readers).max().orElse(1));
    double size = layout.pixelSize() * scale;
    int columns = (int) Math.round(Math.sqrt(network.inputs()));
    svg.open("g", "stroke", Ink.GRID, "stroke-width", 0.5);
    for (int i = 0; i < network.inputs(); i++) {
      svg.element(
          "rect", "x", i % columns * size, "y", layout.gridTop() * scale + i / columns * size, "width", size, "height", size,
          "fill", Ink.shade((double) readers[i + 1] / most));
    }
    svg.close("g");
  }

  private void nodes() {
    for (int n = 0; n <= (layout.pixels() ? 0 : network.inputs()); n++) {
      leaf(n);
    }
    for (Layer layer : network.layers()) {
      for (int row = 0; row < layer.size(); row++) {
        int n = layer.first() + row;
        if (layout.drawn(n)) {
          Activation activation = layer.activation(row);
          svg.open("g", "transform", at(n));
          svg.text("title", names.of(n) + (names.of(n).isEmpty() ? "" : ", ") + activation.label() + ", node " + n);
          svg.element("use", "xlink:href", "#" + activation.label());
          svg.close("g");
          label(n, radius + 6, "start");
        }
      }
    }
  }

  private void leaf(int n) {
    if (!layout.drawn(n)) {
      return;
    }
    svg.open("g", "transform", at(n));
    svg.element("circle", "r", radius * (n == 0 ? 0.8 : 1), "fill", n == 0 ? Ink.TEXT : Ink.LEAF, "stroke", Ink.TEXT);
    svg.close("g");
    label(n, -radius - 6, "end");
  }

  private void label(int n, double offset, String anchor) {
    if (!names.of(n).isEmpty()) {
      svg.text(
          "text", names.of(n), "x", layout.x(n) * scale + offset, "y", layout.y(n) * scale + 4.5, "text-anchor", anchor);
    }
  }

  private String at(int n) {
    return "translate(" + Svg.number(layout.x(n) * scale) + " " + Svg.number(layout.y(n) * scale) + ")";
  }
}
