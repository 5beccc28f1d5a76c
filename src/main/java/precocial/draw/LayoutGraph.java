package precocial.draw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import precocial.network.Layer;
import precocial.network.Network;

/**
 * What is to be laid out: the nodes that something connects, in columns, and bends where connections pass a column, one for all
 * that come from one node, so that each connection leads to the next column. Pixels are no part of it, for their places are
 * fixed; what leads from them is kept as their mean height.
 */
final class LayoutGraph {
  /** In place of a node: a bend. */
  static final int BEND = -1;

  /** Where bends are more, connections pass columns without them; barycentres do as well by then. */
  private static final int MOST_BENDS = 20_000;

  private final List<int[]> edges = new ArrayList<>();
  private final List<Integer> nodeOf = new ArrayList<>();
  private final List<List<Integer>> members = new ArrayList<>();

  final int[] item; // (nodes): -1 where there is none
  final int[] firstBend; // (nodes): in the column to the right; those of further columns follow it
  final int[] column; // (nodes): 0 for bias and inputs
  final boolean bends; // whether there are any where connections pass columns
  final int[] node; // (items): node, or BEND
  final int[][] columns; // (columns): items, at first in the order of their nodes
  final int[][] left; // (items): items that lead here
  final int[][] right; // (items): items that this leads to
  final double[] leafMean; // (items): mean height of the pixels and the bias that lead here, from -0.5 top to 0.5
  final int[] leaves; // (items): how many these are

  /** @param pixelColumns of the image that the inputs are; 0 where they are nodes */
  LayoutGraph(Network network, int pixelColumns) {
    int nodes = network.nodes();
    int fixed = pixelColumns > 0 ? 1 + network.inputs() : 0;
    column = columns(network);
    item = new int[nodes];
    firstBend = new int[nodes];
    boolean[] drawn = connected(network);
    for (int c = 0; c <= network.layers().size(); c++) {
      members.add(new ArrayList<>());
    }
    for (int n : naturalOrder(network)) {
      item[n] = drawn[n] && n >= fixed ? add(n, column[n]) : -1;
    }
    int[] furthest = new int[nodes];
    forEachConnection(network, (from, to) -> furthest[from] = Math.max(furthest[from], column[to]));
    bends = IntStream.range(fixed, nodes).mapToLong(n -> Math.max(0, furthest[n] - column[n] - 1)).sum() <= MOST_BENDS;
    for (int n = fixed; bends && n < nodes; n++) {
      firstBend[n] = nodeOf.size();
      for (int c = column[n] + 1; c < furthest[n]; c++) {
        edges.add(new int[] {c == column[n] + 1 ? item[n] : nodeOf.size() - 1, add(BEND, c)});
      }
    }
    double[] sum = new double[nodeOf.size()];
    leaves = new int[nodeOf.size()];
    forEachConnection(
        network,
        (from, to) -> {
          if (from < fixed) {
            sum[item[to]] += height(from, network.inputs(), pixelColumns);
            leaves[item[to]]++;
          } else {
            boolean near = !bends || column[to] == column[from] + 1;
            edges.add(new int[] {near ? item[from] : bend(from, column[to] - 1), item[to]});
          }
        });
    node = nodeOf.stream().mapToInt(i -> i).toArray();
    columns = members.stream().map(m -> m.stream().mapToInt(i -> i).toArray()).toArray(int[][]::new);
    left = neighbours(1, 0);
    right = neighbours(0, 1);
    leafMean = new double[node.length];
    Arrays.setAll(leafMean, i -> leaves[i] == 0 ? 0 : sum[i] / leaves[i]);
  }

  /** The bend in a column of what comes from a node. */
  int bend(int from, int in) {
    return firstBend[from] + in - column[from] - 1;
  }

  /** Takes the two ends of a connection. */
  interface Ends {
    void accept(int from, int to);
  }

  /** All connections: layers, rows, columns in order. */
  static void forEachConnection(Network network, Ends action) {
    for (Layer layer : network.layers()) {
      for (int row = 0; row < layer.size(); row++) {
        for (int c = layer.next(row, 0); c >= 0; c = layer.next(row, c + 1)) {
          action.accept(c, layer.first() + row);
        }
      }
    }
  }

  /** Whether any connection has the node as an end, for each node. */
  static boolean[] connected(Network network) {
    boolean[] connected = new boolean[network.nodes()];
    forEachConnection(
        network,
        (from, to) -> {
          connected[from] = true;
          connected[to] = true;
        });
    return connected;
  }

  /** The layer of each node, counted from 1; 0 of bias and inputs. */
  static int[] columns(Network network) {
    int[] column = new int[network.nodes()];
    for (int l = 0; l < network.layers().size(); l++) {
      Layer layer = network.layers().get(l);
      Arrays.fill(column, layer.first(), layer.first() + layer.size(), l + 1);
    }
    return column;
  }

  /** The bias comes below the inputs. */
  private static int[] naturalOrder(Network network) {
    int[] order = new int[network.nodes()];
    Arrays.setAll(order, i -> i < network.inputs() ? i + 1 : i == network.inputs() ? 0 : i);
    return order;
  }

  private static double height(int leaf, int pixels, int pixelColumns) {
    int rows = (pixels + pixelColumns - 1) / pixelColumns;
    return leaf == 0 ? 0.5 : ((leaf - 1) / pixelColumns + 0.5) / rows - 0.5;
  }

  private int add(int n, int column) {
    nodeOf.add(n);
    members.get(column).add(nodeOf.size() - 1);
    return nodeOf.size() - 1;
  }

  private int[][] neighbours(int of, int other) {
    int[] count = new int[node.length];
    edges.forEach(edge -> count[edge[of]]++);
    int[][] neighbours = new int[node.length][];
    Arrays.setAll(neighbours, i -> new int[count[i]]);
    for (int[] edge : edges) {
      neighbours[edge[of]][--count[edge[of]]] = edge[other];
    }
    return neighbours;
  }
}
