package precocial.eval;

import precocial.data.ImageBatch;
import precocial.numerics.FloatMath;

/**
 * Cross-entropy summed over the images of a tile: the sum of log(sum of exp of the outputs), minus the sum of the labels'
 * outputs.
 *
 * <ul>
 *   <li>The exponential of an output is taken once for all networks that have it.
 *   <li>Where the sum of exponentials leaves the range in which floats keep their precision, the outputs of that image are first
 *       shifted by the greatest, which keeps the loss finite.
 *   <li>Sums over lanes are halving trees in float32: lane i + h is added to lane i, for h = 64, 32, ... 1.
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
  private int firstClass;
  private int lastClass;

  TileLoss(ImageBatch batch, Loops loops, TileValues tile) {
    this.batch = batch;
    this.loops = loops;
    this.tile = tile;
  }

  /** Takes the values of the tile. @param number of the tile */
  void take(int number) {
    GraphProgram program = tile.program();
    float[] values = tile.values();
    if (exps.length < program.outputNode.length * LANES) {
      exps = new float[program.outputNode.length * LANES];
    }
    for (int o = 0; o < program.outputNode.length; o++) {
      loops.exp(exps, o * LANES, values, program.outputNode[o] * LANES, LANES);
    }
    if (labelled.length < program.labelled.length) {
      labelled = new float[program.labelled.length];
    }
    int first = number * LANES;
    int end = first + tile.lanes();
    firstClass = batch.label(first);
    lastClass = batch.label(end - 1);
    for (int k = firstClass; k <= lastClass; k++) {
      int from = Math.max(batch.classStart(k), first) - first;
      int to = Math.min(batch.classStart(k + 1), end) - first;
      for (int p = program.labelledStart[k]; p < program.labelledStart[k + 1]; p++) {
        System.arraycopy(values, program.outputNode[program.labelled[p]] * LANES, logs, 0, LANES);
        labelled[p] = loops.treeSum(logs, from, to, LANES);
      }
    }
  }

  /** Sum over the tile's images of the cross-entropy of a head; not finite where an output is not. */
  double sum(int head) {
    GraphProgram program = tile.program();
    int classes = program.graph.classes();
    int first = head * classes;
    double shifted = 0;
    if (!loops.logs(logs, exps, program.headOutput, first, classes, LANES)) {
      shifted = shift(program, first, classes);
    }
    double loss = loops.treeSum(logs, 0, tile.lanes(), LANES) + shifted;
    for (int k = firstClass; k <= lastClass; k++) {
      loss -= labelled[program.headLabelled[first + k]];
    }
    return loss;
  }

  /** Sets the logarithms that are out of range to 0. @return what they should be, summed */
  private double shift(GraphProgram program, int first, int classes) {
    float[] values = tile.values();
    double sum = 0;
    for (int lane = 0; lane < tile.lanes(); lane++) {
      float total = exps[program.headOutput[first] + lane];
      for (int k = 1; k < classes; k++) {
        total += exps[program.headOutput[first + k] + lane];
      }
      if (total >= Loops.LEAST_SUM && total < Float.POSITIVE_INFINITY) {
        continue;
      }
      float greatest = Float.NEGATIVE_INFINITY;
      for (int k = 0; k < classes; k++) {
        greatest = Math.max(greatest, values[program.graph.head()[first + k] * LANES + lane]);
      }
      float rest = 0;
      for (int k = 0; k < classes; k++) {
        rest += FloatMath.exp(values[program.graph.head()[first + k] * LANES + lane] - greatest);
      }
      sum += (double) greatest + FloatMath.log(rest);
      logs[lane] = 0;
    }
    return sum;
  }
}
