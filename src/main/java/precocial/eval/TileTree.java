package precocial.eval;

import java.util.ArrayList;
import java.util.List;

/**
 * The tiles of a batch in units that are summed apart, on one device or several: subtrees of the tree that {@link
 * precocial.numerics.FixedTree} sums by, so that the sum over all tiles has its bits however many units there are.
 */
final class TileTree {
  private final int tiles;
  private final int most;
  private final List<Unit> units = new ArrayList<>();

  /** Successive tiles. */
  record Unit(int first, int count) {}

  /** @param most tiles of a unit, at least 1 */
  TileTree(int tiles, int most) {
    this.tiles = tiles;
    this.most = most;
    divide(0, tiles);
  }

  private void divide(int first, int count) {
    if (count <= most) {
      units.add(new Unit(first, count));
    } else {
      int left = (count + 1) / 2;
      divide(first, left);
      divide(first + left, count - left);
    }
  }

  /** From left to right. */
  List<Unit> units() {
    return units;
  }

  /** Sums over all tiles. @param sums (units, n) */
  double[] sum(double[][] sums) {
    return sum(sums, new int[1], tiles);
  }

  private double[] sum(double[][] sums, int[] next, int count) {
    if (count <= most) {
      return sums[next[0]++];
    }
    int half = (count + 1) / 2;
    double[] left = sum(sums, next, half);
    double[] right = sum(sums, next, count - half);
    double[] both = new double[left.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = left[i] + right[i];
    }
    return both;
  }
}
