package precocial.eval;

import precocial.data.ImageBatch;
import precocial.network.PopulationGraph;

/**
 * Derivatives of the cross-entropy summed over the images of a tile, by backpropagation:
 *
 * <ol>
 *   <li>Evaluate all nodes and keep what each applied its activation to.
 *   <li>The derivative by an output is its share of the softmax, less 1 where it is the label.
 *   <li>Group after group, from the last: what comes back from the readers of a node, times the slope of its activation, is the
 *       derivative by its sum; times a source's value, summed over the images, the one by that connection's weight.
 * </ol>
 */
final class TileGradient {
  private static final int LANES = TileValues.LANES;

  private final ImageBatch batch;
  private final Loops loops;
  private final BackwardProgram program;
  private final TileValues tile;
  private final TileLoss loss;
  private final Slopes slopes;
  private final float[] sums; // (nodes, lanes): what activations are applied to
  private final float[] byValue = new float[GraphProgram.GROUP * LANES]; // derivatives by the values of a group, then by its sums
  private final float[] bySum; // (nodes, lanes)
  private final float[][] readerRows;
  private final float[] outputs; // (outputs, lanes): less the greatest of them, then the derivatives
  private final float[] exps; // (outputs, lanes)

  TileGradient(ImageBatch batch, BackwardProgram program, Loops loops) {
    this.batch = batch;
    this.loops = loops;
    this.program = program;
    tile = new TileValues(batch, loops);
    loss = new TileLoss(batch, loops, tile);
    slopes = new Slopes(loops);
    PopulationGraph graph = program.forward.graph;
    sums = new float[Math.multiplyExact(graph.nodes(), LANES)];
    bySum = new float[sums.length];
    readerRows = new float[][] {bySum};
    outputs = new float[graph.outputs() * LANES];
    exps = new float[outputs.length];
  }

  /**
   * Derivatives for the tile of this number.
   *
   * @param gradient set to those by the weight of each connection
   * @return cross-entropy summed over its images
   */
  double run(int number, float[] gradient) {
    GraphProgram forward = program.forward;
    tile.load(number);
    tile.sumLeaves(forward);
    tile.evaluate(1f, sums);
    loss.begin(number);
    shareOutputs(number * LANES);
    int firstOutput = forward.graph.nodes() - forward.graph.outputs();
    for (int g = forward.activation.length - 1; g >= 0; g--) {
      int from = forward.groupNode[g] * LANES;
      int count = forward.groupNode[g + 1] * LANES - from;
      if (forward.groupNode[g] >= firstOutput) {
        System.arraycopy(outputs, from - firstOutput * LANES, byValue, 0, count);
      } else {
        loops.weightedSums(
            byValue, readerRows, program.code, program.readerWeights, program.groupCode[g], program.groupCode[g + 1]);
      }
      slopes.multiply(byValue, forward.activation[g], sums, tile.values(), from, count);
      System.arraycopy(byValue, 0, bySum, from, count);
      loops.products(
          gradient, forward.firstConnection(g), byValue, tile.nodeRows(), forward.code, forward.groupCode[g],
          forward.groupCode[g + 1]);
    }
    return loss.sum(0);
  }

  /** Derivatives by the outputs; 0 for lanes without an image. @param first image of the tile within the batch */
  private void shareOutputs(int first) {
    float[] greatest = new float[LANES];
    float[] total = new float[LANES];
    System.arraycopy(tile.values(), program.forward.graph.head()[0] * LANES, outputs, 0, outputs.length);
    System.arraycopy(outputs, 0, greatest, 0, LANES);
    for (int i = LANES; i < outputs.length; i++) {
      greatest[i % LANES] = Math.max(greatest[i % LANES], outputs[i]);
    }
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] -= greatest[i % LANES];
    }
    loops.exp(exps, 0, outputs, 0, outputs.length);
    for (int i = 0; i < outputs.length; i++) {
      total[i % LANES] += exps[i];
    }
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = i % LANES < tile.lanes() ? exps[i] / total[i % LANES] : 0f;
    }
    for (int lane = 0; lane < tile.lanes(); lane++) {
      outputs[batch.label(first + lane) * LANES + lane] -= 1f;
    }
  }
}
