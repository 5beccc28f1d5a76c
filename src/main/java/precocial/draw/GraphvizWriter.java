package precocial.draw;

import java.util.Locale;
import precocial.network.Layer;
import precocial.network.Network;
import precocial.task.Task;

/**
 * A network in the language of Graphviz, to be laid out and styled by its programs: a rank for each layer, activations as labels,
 * only what something connects.
 */
public final class GraphvizWriter {
  /** With more connections labels and curves take the programs minutes. */
  private static final int MOST_LABELS = 300;

  private final Network network;
  private final NodeNames names;
  private final boolean[] connected;
  private final boolean large;
  private final StringBuilder text = new StringBuilder();

  private GraphvizWriter(Network network, Task task) {
    this.network = network;
    names = new NodeNames(network, task);
    connected = LayoutGraph.connected(network);
    large = network.connections() > MOST_LABELS;
  }

  /**
   * The graph.
   *
   * @param task names inputs and outputs; null where it is not known
   * @param individual whether connections have their weights as labels, or tooltips where they are many, and colours by the signs
   */
  public static String text(Network network, Task task, boolean individual, String title) {
    return new GraphvizWriter(network, task).graph(individual, title);
  }

  private String graph(boolean individual, String title) {
    text.append("digraph ").append(quoted(title)).append(" {\n");
    text.append("  graph [rankdir=LR, ranksep=1, fontname=Helvetica, labelloc=t, label=").append(quoted(title)).append("];\n");
    text.append(large ? "  graph [splines=line, nslimit=2, nslimit1=2, mclimit=0.2];\n" : "");
    text.append("  node [shape=circle, fontname=Helvetica, fontsize=10];\n");
    text.append("  edge [color=").append(quoted(Ink.CONNECTION)).append(", arrowsize=0.5, fontname=Helvetica, fontsize=8];\n");
    text.append("  subgraph inputs {\n    rank=source;\n");
    for (int n = 0; n <= network.inputs(); n++) {
      node(n, names.of(n), "shape=box, style=filled, fillcolor=" + quoted(Ink.LEAF));
    }
    text.append("  }\n");
    for (int l = 0; l < network.layers().size(); l++) {
      layer(network.layers().get(l), l + 1 == network.layers().size() ? "outputs" : "layer_" + (l + 1));
    }
    for (Layer layer : network.layers()) {
      edges(layer, individual);
    }
    return text.append("}\n").toString();
  }

  private void layer(Layer layer, String name) {
    boolean outputs = name.equals("outputs");
    text.append("  subgraph ").append(name).append(" {\n    rank=").append(outputs ? "sink" : "same").append(";\n");
    for (int row = 0; row < layer.size(); row++) {
      int n = layer.first() + row;
      String activation = layer.activation(row).label();
      node(n, outputs ? names.of(n) + "\n" + activation : activation, outputs ? "shape=doublecircle" : "");
    }
    text.append("  }\n");
  }

  private void node(int n, String label, String more) {
    if (connected[n]) {
      text.append("    n").append(n).append(" [label=").append(quoted(label)).append(more.isEmpty() ? "" : ", " + more)
          .append("];\n");
    }
  }

  private void edges(Layer layer, boolean individual) {
    int k = 0;
    for (int row = 0; row < layer.size(); row++) {
      for (int c = layer.next(row, 0); c >= 0; c = layer.next(row, c + 1)) {
        text.append("  n").append(c).append(" -> n").append(layer.first() + row);
        float weight = layer.weight(k++);
        if (individual) {
          String digits = String.format(Locale.ROOT, "%.3g", weight);
          text.append(large ? " [tooltip=" : " [label=").append(quoted(digits))
              .append(", color=").append(quoted(weight < 0 ? Ink.NEGATIVE : Ink.POSITIVE)).append(']');
        }
        text.append(";\n");
      }
    }
  }

  /**
   * A quoted string, which only an unescaped quote ends. Backslashes are doubled, for some of what follows one would be replaced,
   * as {@code \N} by a name; an ampersand would begin an entity.
   */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> {
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '&' -> quoted.append("&amp;");
        case '\n' -> quoted.append("\\n");
        default -> quoted.appendCodePoint(c < ' ' || c >= 0x7F && c < 0xA0 || c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
      }
    });
    return quoted.append('"').toString();
  }
}
