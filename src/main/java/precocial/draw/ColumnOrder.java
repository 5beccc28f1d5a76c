package precocial.draw;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Orders the items of each column so that few connections cross: the barycentre heuristic of Sugiyama, Tagawa and Toda (1981).
 *
 * <ol>
 *   <li>Going right, sort each column by the mean height of what leads to an item; going left, by that of what it leads to.
 *   <li>After each pass count the crossings; the best order is kept.
 * </ol>
 *
 * <p>The first and the last column, inputs and outputs, stay as they are.
 */
final class ColumnOrder {
  private static final int PASSES = 24;

  private final LayoutGraph graph;
  private final double[] y; // (items): from -0.5 top to 0.5
  private final int[] rank; // (items): place in its column
  private final int[] columnOf; // (items)

  private ColumnOrder(LayoutGraph graph) {
    this.graph = graph;
    y = new double[graph.node.length];
    rank = new int[graph.node.length];
    columnOf = new int[graph.node.length];
    for (int c = 0; c < graph.columns.length; c++) {
      for (int item : graph.columns[c]) {
        columnOf[item] = c;
      }
      place(graph.columns[c]);
    }
  }

  /** Orders the columns of the graph. */
  static void improve(LayoutGraph graph) {
    new ColumnOrder(graph).improve();
  }

  private void improve() {
    long fewest = crossings();
    int[][] best = copy(graph.columns);
    for (int pass = 0; pass < PASSES && fewest > 0; pass++) {
      boolean right = pass % 2 == 0;
      int inner = graph.columns.length - 2;
      for (int i = 0; i < inner; i++) {
        sort(graph.columns[right ? i + 1 : inner - i], right);
      }
      long found = crossings();
      if (found < fewest) {
        fewest = found;
        best = copy(graph.columns);
      }
    }
    System.arraycopy(best, 0, graph.columns, 0, best.length);
  }

  private void sort(int[] column, boolean right) {
    double[] key = new double[graph.node.length];
    for (int item : column) {
      key[item] = key(item, right);
    }
    Integer[] order = Arrays.stream(column).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(item -> key[item]));
    Arrays.setAll(column, i -> order[i]);
    place(column);
  }

  private double key(int item, boolean right) {
    int[] neighbours = right ? graph.left[item] : graph.right[item];
    int leaves = right ? graph.leaves[item] : 0;
    if (neighbours.length + leaves == 0) {
      return y[item];
    }
    double sum = leaves * graph.leafMean[item];
    for (int neighbour : neighbours) {
      sum += y[neighbour];
    }
    return sum / (neighbours.length + leaves);
  }

  private void place(int[] column) {
    for (int i = 0; i < column.length; i++) {
      rank[column[i]] = i;
      y[column[i]] = (i + 0.5) / column.length - 0.5;
    }
  }

  private static int[][] copy(int[][] columns) {
    return Arrays.stream(columns).map(int[]::clone).toArray(int[][]::new);
  }

  /** Crossings between neighbouring columns. */
  private long crossings() {
    long crossings = 0;
    for (int c = 0; c + 1 < graph.columns.length; c++) {
      int next = c + 1;
      int[] tree = new int[graph.columns[next].length + 1]; // sums over the ends so far, after Fenwick
      int ends = 0;
      for (int item : graph.columns[c]) {
        int[] ranks = Arrays.stream(graph.right[item]).filter(i -> columnOf[i] == next).map(i -> rank[i]).toArray();
        for (int r : ranks) {
          crossings += ends - sum(tree, r + 1);
        }
        for (int r : ranks) {
          add(tree, r + 1);
        }
        ends += ranks.length;
      }
    }
    return crossings;
  }

  private static int sum(int[] tree, int to) {
    int sum = 0;
    for (int i = to; i > 0; i -= i & -i) {
      sum += tree[i];
    }
    return sum;
  }

  private static void add(int[] tree, int at) {
    for (int i = at; i < tree.length; i += i & -i) {
      tree[i]++;
    }
  }
}
