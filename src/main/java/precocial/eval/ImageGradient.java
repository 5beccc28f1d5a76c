package precocial.eval;

import java.util.concurrent.atomic.AtomicInteger;
import precocial.data.ImageBatch;
import precocial.network.Network;
import precocial.numerics.FixedTree;

/**
 * Loss of one network with its individual weights, and the derivatives by them, in float32; threads share the tiles, whose sums
 * are added up by a fixed tree in float64. So neither threads nor the width of vectors change a bit.
 */
final class ImageGradient {
  private final ImageBatch batch;
  private final Loops loops;
  private final BackwardProgram program;
  private final double[] sums; // (tiles)
  private final float[][] gradients; // (tiles, connections)
  private final AtomicInteger next = new AtomicInteger();

  ImageGradient(ImageBatch batch, Network network, Loops loops) {
    Predictions.requireShape(batch.images(), network.inputs(), network.outputs());
    LossGradient.requireSlopes(network);
    this.batch = batch;
    this.loops = loops;
    program = new BackwardProgram(GraphProgram.of(network, Weights.INDIVIDUAL));
    sums = new double[TileValues.tiles(batch)];
    gradients = new float[sums.length][network.connections()];
  }

  LossGradient run(Workers workers) {
    workers.run(Math.min(workers.count(), sums.length), this::work);
    double[] gradient = new double[gradients[0].length];
    double[] parts = new double[sums.length];
    for (int c = 0; c < gradient.length; c++) {
      for (int tile = 0; tile < parts.length; tile++) {
        parts[tile] = gradients[tile][c];
      }
      gradient[c] = LossGradient.finite(FixedTree.sum(parts, 0, parts.length) / batch.count());
    }
    return new LossGradient(Losses.mean(sums, 0, sums.length, batch.count()), gradient);
  }

  private void work() {
    TileGradient worker = new TileGradient(batch, program, loops);
    for (int tile = next.getAndIncrement(); tile < sums.length; tile = next.getAndIncrement()) {
      sums[tile] = worker.run(tile, gradients[tile]);
    }
  }
}
