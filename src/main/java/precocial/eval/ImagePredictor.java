package precocial.eval;

import java.util.concurrent.atomic.AtomicInteger;
import precocial.data.ImageBatch;
import precocial.network.Network;
import precocial.numerics.FloatMath;

/** Predictions of one network in float32; threads share the tiles. Losses have the bits of {@link CpuClassifier}. */
final class ImagePredictor {
  private static final int LANES = TileValues.LANES;

  private final ImageBatch batch;
  private final Weights weights;
  private final Loops loops;
  private final GraphProgram program;
  private final PredictionTally tally;
  private final double[][] sums; // (weights, tiles)
  private final AtomicInteger next = new AtomicInteger();

  ImagePredictor(ImageBatch batch, Network network, Weights weights, Loops loops) {
    Predictions.requireShape(batch.images(), network.inputs(), network.outputs());
    this.batch = batch;
    this.weights = weights;
    this.loops = loops;
    program = GraphProgram.of(network, weights);
    tally = new PredictionTally(batch, weights.count());
    sums = new double[weights.count()][TileValues.tiles(batch)];
  }

  Predictions run(Workers workers) {
    workers.run(Math.min(workers.count(), TileValues.tiles(batch)), this::work);
    for (int w = 0; w < weights.count(); w++) {
      tally.setLoss(w, Losses.mean(sums[w], 0, sums[w].length, batch.count()));
    }
    return tally.predictions();
  }

  private void work() {
    TileValues values = new TileValues(batch, loops);
    TileLoss loss = new TileLoss(batch, loops, values);
    for (int tile = next.getAndIncrement(); tile < TileValues.tiles(batch); tile = next.getAndIncrement()) {
      values.load(tile);
      values.sumLeaves(program);
      for (int w = 0; w < weights.count(); w++) {
        values.evaluate(weights.value(w));
        loss.begin(tile);
        sums[w][tile] = loss.sum(0);
        predict(values, w, tile * LANES);
      }
    }
  }

  private void predict(TileValues tile, int w, int first) {
    int classes = program.graph.outputs();
    double[] outputs = new double[classes];
    double[] exps = new double[classes];
    for (int lane = 0; lane < tile.lanes(); lane++) {
      float greatest = Float.NEGATIVE_INFINITY;
      for (int k = 0; k < classes; k++) {
        outputs[k] = tile.values()[program.graph.head()[k] * LANES + lane];
        greatest = Math.max(greatest, (float) outputs[k]);
      }
      for (int k = 0; k < classes; k++) {
        exps[k] = FloatMath.exp((float) outputs[k] - greatest);
      }
      tally.set(w, first + lane, outputs, exps);
    }
  }
}
