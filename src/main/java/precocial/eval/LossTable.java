package precocial.eval;

/** Cross-entropy summed over tiles: one number for every head, weight and tile of a graph. */
final class LossTable {
  private final int weights;
  private final int tiles;
  private final double[] sums; // (heads, weights, tiles)

  /** @throws ArithmeticException for more than an array holds */
  LossTable(int heads, int weights, int tiles) {
    this.weights = weights;
    this.tiles = tiles;
    sums = new double[Math.multiplyExact(heads, Math.multiplyExact(weights, tiles))];
  }

  void set(int head, int weight, int tile, double sum) {
    sums[(head * weights + weight) * tiles + tile] = sum;
  }

  /** Hands the means on to a network that has this head. */
  void give(int head, Losses losses, int network, int images) {
    for (int w = 0; w < weights; w++) {
      losses.set(network, w, sums, (head * weights + w) * tiles, tiles, images);
    }
  }
}
