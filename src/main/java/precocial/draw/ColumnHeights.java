package precocial.draw;

import java.util.Arrays;

/**
 * Gives the ordered items of each column their heights: each as near as can be to the mean of those it is connected to, and none
 * too near to the next. A column at a time that is least squares with least distances, which pooling neighbours solves exactly
 * (isotonic regression).
 */
final class ColumnHeights {
  private static final int PASSES = 30;
  private static final double STRAIGHT = 6; // weight between bends, so that long connections are straight

  private final LayoutGraph graph;
  private final double[] room; // (items): height that it takes
  private final double pixelHeight;
  private final double[] y; // (items)

  private ColumnHeights(LayoutGraph graph, double[] room, double pixelHeight) {
    this.graph = graph;
    this.room = room;
    this.pixelHeight = pixelHeight;
    y = new double[room.length];
  }

  /**
   * @param room (items): two neighbours in a column are half of each's apart
   * @param pixelHeight height of the image that the inputs are
   * @return (items): heights about 0
   */
  static double[] of(LayoutGraph graph, double[] room, double pixelHeight) {
    ColumnHeights heights = new ColumnHeights(graph, room, pixelHeight);
    for (int[] column : graph.columns) {
      heights.stack(column);
    }
    for (int pass = 0; pass < PASSES; pass++) {
      for (int i = 0; i < graph.columns.length; i++) {
        heights.settle(graph.columns[pass % 2 == 0 ? i : graph.columns.length - 1 - i]);
      }
    }
    return heights.y;
  }

  private void stack(int[] column) {
    double top = -Arrays.stream(column).mapToDouble(item -> room[item]).sum() / 2;
    for (int item : column) {
      y[item] = top + room[item] / 2;
      top += room[item];
    }
  }

  private void settle(int[] column) {
    int n = column.length;
    double[] mean = new double[n]; // of a pool: what its first item wants, had it no offset
    double[] weight = new double[n];
    int[] size = new int[n];
    int pools = 0;
    double offset = 0;
    for (int i = 0; i < n; i++) {
      offset += i == 0 ? 0 : (room[column[i - 1]] + room[column[i]]) / 2;
      double[] wish = wish(column[i]);
      mean[pools] = wish[0] - offset;
      weight[pools] = wish[1];
      size[pools++] = 1;
      while (pools > 1 && mean[pools - 2] >= mean[pools - 1]) {
        pools--;
        double sum = weight[pools - 1] + weight[pools];
        mean[pools - 1] = (mean[pools - 1] * weight[pools - 1] + mean[pools] * weight[pools]) / sum;
        weight[pools - 1] = sum;
        size[pools - 1] += size[pools];
      }
    }
    int item = 0;
    offset = 0;
    for (int p = 0; p < pools; p++) {
      for (int k = 0; k < size[p]; k++, item++) {
        offset += item == 0 ? 0 : (room[column[item - 1]] + room[column[item]]) / 2;
        y[column[item]] = mean[p] + offset;
      }
    }
  }

  /** @return the height that an item would have by itself, and the weight of that */
  private double[] wish(int item) {
    double sum = graph.leafMean[item] * pixelHeight * graph.leaves[item];
    double weights = graph.leaves[item];
    for (int[] neighbours : new int[][] {graph.left[item], graph.right[item]}) {
      for (int neighbour : neighbours) {
        double weight = isBend(item) && isBend(neighbour) ? STRAIGHT : 1;
        sum += weight * y[neighbour];
        weights += weight;
      }
    }
    return weights == 0 ? new double[] {y[item], 1} : new double[] {sum / weights, weights};
  }

  private boolean isBend(int item) {
    return graph.node[item] == LayoutGraph.BEND;
  }
}
