package precocial.draw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import precocial.network.Layer;
import precocial.network.Network;

/**
 * What is to be laid out: the nodes that something connects, in columns, and bends where a connection passes a column, so that
 * each connection leads to the next column. Pixels are no part of it, for their places are fixed; what leads from them is kept
 * as their mean height.
 */
final class LayoutGraph {
  /** In place of a node: a bend. */
  static final int BEND = -1;

  /** Where bends are more, connections pass columns without them; barycentres do as well by then. */
  private static final int MOST_BENDS = 20_000;

  private final List<int[]> edges = new ArrayList<>();
  private final List<Integer> nodeOf = new ArrayList<>();
  private final List<List<Integer>> members = new ArrayList<>();

  final int[] node; // (items): node, or BEND
  final int[][] columns; // (columns): items, at first in the order of their nodes
  final int[][] left; // (items): items that lead here
  final int[][] right; // (items): items that this leads to
  final double[] leafMean; // (items): mean height of the pixels and the bias that lead here, from -0.5 top to 0.5
  final int[] leaves; // (items): how many these are

  /** @param pixelColumns of the image that the inputs are; 0 where they are nodes */
  LayoutGraph(Network network, int pixelColumns) {
    int[] column = columns(network);
    boolean[] drawn = connected(network);
    int fixed = pixelColumns > 0 ? 1 + network.inputs() : 0;
    int[] item = new int[network.nodes()];
    for (int c = 0; c <= network.layers().size(); c++) {
      members.add(new ArrayList<>());
    }
    for (int n : naturalOrder(network)) {
      item[n] = drawn[n] && n >= fixed ? add(n, column[n]) : -1;
    }
    double[] sum = new double[network.nodes()];
    int[] count = new int[network.nodes()];
    boolean bends = bends(network, column, fixed) <= MOST_BENDS;
    forEachConnection(
        network,
        (from, to) -> {
          if (from < fixed) {
            sum[item[to]] += height(from, network.inputs(), pixelColumns);
            count[item[to]]++;
          } else {
            chain(item[from], item[to], bends ? column[from] + 1 : column[to], column[to]);
          }
        });
    node = nodeOf.stream().mapToInt(i -> i).toArray();
    columns = members.stream().map(m -> m.stream().mapToInt(i -> i).toArray()).toArray(int[][]::new);
    left = neighbours(1, 0);
    right = neighbours(0, 1);
    leaves = Arrays.copyOf(count, node.length);
    leafMean = new double[node.length];
    Arrays.setAll(leafMean, i -> leaves[i] == 0 ? 0 : sum[i] / leaves[i]);
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

  private static int bends(Network network, int[] column, int fixed) {
    int[] bends = {0};
    forEachConnection(network, (from, to) -> bends[0] += from < fixed ? 0 : column[to] - column[from] - 1);
    return bends[0];
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

  private void chain(int from, int to, int first, int last) {
    int before = from;
    for (int c = first; c < last; c++) {
      int bend = add(BEND, c);
      edges.add(new int[] {before, bend});
      before = bend;
    }
    edges.add(new int[] {before, to});
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
