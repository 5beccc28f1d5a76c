package precocial.draw;

import java.util.Arrays;
import java.util.stream.IntStream;
import precocial.network.Network;
import precocial.task.ImageTask;
import precocial.task.Task;

/**
 * Where the nodes of a network stand in a picture: layers are columns from left to right, ordered so that few connections cross.
 * Only nodes that something connects are there. The same network always has the same layout.
 *
 * <ol>
 *   <li>Bend connections where they pass a column, those from one node together, so that there is room for them
 *       ({@link LayoutGraph}).
 *   <li>Order each column ({@link ColumnOrder}), then give it heights ({@link ColumnHeights}).
 *   <li>Wrap large columns into several side by side, so that a picture with hundreds of nodes is not a thin line.
 * </ol>
 *
 * <p>The unit is the least distance of two nodes. Heights grow downwards; all nodes are at least half a unit from the border.
 */
public final class NetworkLayout {
  private static final int MOST_ROWS = 40; // of a column that is not wrapped
  private static final double BEND_ROOM = 0.45;
  private static final double LEAST_PIXELS = 10; // height of the image
  private static final double SHAPE = 1.5; // width of all gaps beside the height, unless they get too narrow or too wide
  private static final double LEAST_GAP = 2; // between columns
  private static final double MOST_GAP = 12;

  private final boolean pixels;
  private final double pixelSize;
  private final LayoutGraph graph;
  private final int[] wraps; // (columns): side by side
  private final double[] heights; // (items): about 0
  private final double[] edge; // (columns): left of its first node
  private final double[] x; // (nodes)
  private final double[] y; // (nodes): about 0 until the top is known
  private final double top; // in heights
  private final double gridTop;
  private final double height;
  private double width;

  private NetworkLayout(Network network, int pixelColumns) {
    pixels = pixelColumns > 0;
    x = new double[network.nodes()];
    y = new double[network.nodes()];
    Arrays.fill(x, -1);
    graph = new LayoutGraph(network, pixelColumns);
    ColumnOrder.improve(graph);
    int[] nodes = Arrays.stream(graph.columns).mapToInt(column -> nodes(graph, column)).toArray();
    wraps = IntStream.of(nodes).map(NetworkLayout::wraps).toArray();
    double rows = IntStream.range(0, nodes.length).mapToDouble(c -> (double) nodes[c] / wraps[c]).max().orElse(0);
    int pixelRows = pixels ? (network.inputs() + pixelColumns - 1) / pixelColumns : 0;
    pixelSize = pixels ? Math.max(rows, LEAST_PIXELS) / pixelRows : 0;
    rows = Math.max(rows, pixelRows * pixelSize);
    heights = ColumnHeights.of(graph, room(graph, nodes, wraps, rows), pixelRows * pixelSize);
    double half = pixelRows * pixelSize / 2;
    top = Math.min(-half, Arrays.stream(heights).min().orElse(0) - 0.5);
    double bottom = Math.max(half, Arrays.stream(heights).max().orElse(0) + 0.5);
    if (pixels && placePixels(LayoutGraph.connected(network), network.inputs(), pixelColumns, half)) {
      bottom = Math.max(bottom, half + 1.5);
    }
    gridTop = -half - top;
    height = bottom - top;
    edge = new double[wraps.length];
    placeColumns(pixelColumns * pixelSize);
    for (int n = 0; n < x.length; n++) {
      y[n] = x[n] < 0 ? -1 : y[n] - top;
    }
  }

  /** @return whether the bias is there: below the last column of pixels */
  private boolean placePixels(boolean[] connected, int inputs, int columns, double half) {
    for (int i = 0; i < inputs; i++) {
      if (connected[i + 1]) {
        x[i + 1] = (i % columns + 0.5) * pixelSize;
        y[i + 1] = (i / columns + 0.5) * pixelSize - half;
      }
    }
    if (connected[0]) {
      x[0] = columns * pixelSize - 0.5;
      y[0] = half + 1;
    }
    return connected[0];
  }

  private void placeColumns(double grid) {
    double gap = Math.max(LEAST_GAP, Math.min(MOST_GAP, (pixels ? 1 : SHAPE) * height / Math.max(1, wraps.length - 1)));
    width = Math.max(1, grid);
    for (int c = 0; c < wraps.length; c++) {
      // No column of nodes for the inputs where they are pixels.
      edge[c] = c > 0 ? edge[c - 1] + wraps[c - 1] - 1 + gap : pixels ? grid - 1 : 0;
      int placed = 0;
      for (int item : graph.columns[c]) {
        int n = graph.node[item];
        if (n != LayoutGraph.BEND) {
          x[n] = edge[c] + placed++ % wraps[c] + 0.5;
          y[n] = heights[item];
          width = Math.max(width, x[n] + 0.5);
        }
      }
    }
  }

  /**
   * Where a connection passes the columns between its ends without touching nodes: x and y of each point, from left to right, two
   * to a column, which are one where it is not wrapped. None where the connection leads to the next column, comes from a pixel,
   * or there are too many.
   */
  public double[] bends(int from, int to) {
    int first = graph.column[from] + 1;
    int count = graph.bends && graph.item[from] >= 0 ? graph.column[to] - first : 0;
    double[] bends = new double[4 * count];
    for (int i = 0; i < count; i++) {
      int c = first + i;
      bends[4 * i] = edge[c] + 0.5;
      bends[4 * i + 2] = bends[4 * i] + (wraps[c] - 1);
      bends[4 * i + 1] = heights[graph.bend(from, c)] - top;
      bends[4 * i + 3] = bends[4 * i + 1];
    }
    return bends;
  }

  /**
   * Lays out a network.
   *
   * @param pixelColumns columns of the image that the inputs are, which then lie as its pixels at the left; 0 where inputs are
   *     nodes like others
   */
  public static NetworkLayout of(Network network, int pixelColumns) {
    return new NetworkLayout(network, pixelColumns);
  }

  /** Columns of the image that the inputs of a task are; 0 where they are none, or no square one, which nothing tells. */
  public static int pixelColumns(Task task) {
    int side = task instanceof ImageTask ? (int) Math.round(Math.sqrt(task.inputs())) : 0;
    return task instanceof ImageTask && side * side == task.inputs() ? side : 0;
  }

  private static int nodes(LayoutGraph graph, int[] column) {
    return (int) Arrays.stream(column).filter(item -> graph.node[item] != LayoutGraph.BEND).count();
  }

  private static int wraps(int nodes) {
    int rows = Math.max(MOST_ROWS, (int) Math.ceil(Math.sqrt(2.0 * nodes)));
    return Math.max(1, (nodes + rows - 1) / rows);
  }

  /** Small columns are looser than large ones; all bends of a column take as much as half of the picture. */
  private static double[] room(LayoutGraph graph, int[] nodes, int[] wraps, double rows) {
    double[] room = new double[graph.node.length];
    int bends = IntStream.range(0, nodes.length).map(c -> graph.columns[c].length - nodes[c]).max().orElse(0);
    for (int c = 0; c < nodes.length; c++) {
      double each = wraps[c] > 1 ? 1.0 / wraps[c] : Math.max(1, Math.min(3, 0.6 * rows / Math.max(1, nodes[c])));
      for (int item : graph.columns[c]) {
        room[item] = graph.node[item] == LayoutGraph.BEND ? Math.min(BEND_ROOM, rows / 2 / bends) : each;
      }
    }
    return room;
  }

  /** Units across. */
  public double width() {
    return width;
  }

  /** Units down. */
  public double height() {
    return height;
  }

  /** Distance of a node from the left; -1 where it is not drawn. */
  public double x(int node) {
    return x[node];
  }

  /** Distance of a node from the top; -1 where it is not drawn. */
  public double y(int node) {
    return y[node];
  }

  /** Whether a connection has the node as an end. */
  public boolean drawn(int node) {
    return x[node] >= 0;
  }

  /** Whether the inputs are pixels of an image. */
  public boolean pixels() {
    return pixels;
  }

  /** Height and width of a pixel; 0 where there are none. */
  public double pixelSize() {
    return pixelSize;
  }

  /** Distance of the image from the top. */
  public double gridTop() {
    return gridTop;
  }
}
