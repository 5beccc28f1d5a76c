package precocial.eval;

import precocial.data.ImageBatch;
import precocial.numerics.FloatMath;

/**
 * Cross-entropy summed over the images of a tile: the sum of log(sum of exp of the outputs), minus the sum of the labels'
 * outputs.
 *
 * <ul>
 *   <li>The exponential of an output is taken once for all networks that have it.
 *   <li>Sums over lanes are halving trees in float32: lane i + h is added to lane i, for h = 64, 32, ... 1.
 *   <li>Where a sum of exponentials leaves the range in which floats keep their precision, the tile is summed image by image in
 *       float64: outputs are then shifted by the greatest, and so large ones cancel exactly.
 * </ul>
 */
final class TileLoss {
  private static final int LANES = TileValues.LANES;

  private final ImageBatch batch;
  private final Loops loops;
  private final TileValues tile;
  private final float[] logs = new float[LANES];
  private float[] exps = {}; // (distinct outputs, lanes)
  private float[] labelled = {}; // (distinct (output, class) pairs): sum over the tile's images of the class
  private int first; // image of the batch
  private int firstClass;
  private int lastClass;

  TileLoss(ImageBatch batch, Loops loops, TileValues tile) {
    this.batch = batch;
    this.loops = loops;
    this.tile = tile;
  }

  /** Takes up the values of the tile of this number: exponentials, and sums of the labels' outputs. */
  void begin(int number) {
    HeadIndex heads = tile.program().heads;
    float[] values = tile.values();
    if (exps.length < heads.outputNode.length * LANES) {
      exps = new float[heads.outputNode.length * LANES];
    }
    for (int o = 0; o < heads.outputNode.length; o++) {
      loops.exp(exps, o * LANES, values, heads.outputNode[o] * LANES, LANES);
    }
    if (labelled.length < heads.labelOutput.length) {
      labelled = new float[heads.labelOutput.length];
    }
    first = number * LANES;
    int end = first + tile.lanes();
    firstClass = batch.label(first);
    lastClass = batch.label(end - 1);
    for (int k = firstClass; k <= lastClass; k++) {
      int from = Math.max(batch.classStart(k), first) - first;
      int to = Math.min(batch.classStart(k + 1), end) - first;
      for (int p = heads.labelStart[k]; p < heads.labelStart[k + 1]; p++) {
        System.arraycopy(values, heads.outputNode[heads.labelOutput[p]] * LANES, logs, 0, LANES);
        labelled[p] = loops.treeSum(logs, from, to, LANES);
      }
    }
  }

  /** Sum over the tile's images of the cross-entropy of a head; not finite where an output is not. */
  double sum(int head) {
    GraphProgram program = tile.program();
    int classes = program.graph.outputs();
    if (!loops.logs(logs, exps, program.outputRow, head * classes, classes, LANES)) {
      return sumByImage(program.outputRow, head * classes, classes);
    }
    double loss = loops.treeSum(logs, 0, tile.lanes(), LANES);
    for (int k = firstClass; k <= lastClass; k++) {
      loss -= labelled[program.heads.label[head * classes + k]];
    }
    return loss;
  }

  private double sumByImage(int[] rows, int row, int classes) {
    double loss = 0;
    for (int lane = 0; lane < tile.lanes(); lane++) {
      float sum = exps[rows[row] + lane];
      for (int k = 1; k < classes; k++) {
        sum += exps[rows[row + k] + lane];
      }
      double label = output(row + batch.label(first + lane), lane);
      boolean inside = sum >= Loops.LEAST_SUM && sum < Float.POSITIVE_INFINITY;
      loss += inside ? logs[lane] - label : shifted(row, classes, lane, label);
    }
    return loss;
  }

  /** Neither of its terms is negative. */
  private double shifted(int row, int classes, int lane, double label) {
    float greatest = Float.NEGATIVE_INFINITY;
    for (int k = 0; k < classes; k++) {
      greatest = Math.max(greatest, output(row + k, lane));
    }
    float sum = 0;
    for (int k = 0; k < classes; k++) {
      sum += FloatMath.exp(output(row + k, lane) - greatest);
    }
    return FloatMath.log(sum) + (greatest - label);
  }

  private float output(int headOutput, int lane) {
    return tile.values()[tile.program().graph.head()[headOutput] * LANES + lane];
  }
}
