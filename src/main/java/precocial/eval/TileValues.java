package precocial.eval;

import java.util.Arrays;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;

/**
 * Values of all nodes of a graph for a tile, {@value #LANES} successive images of a batch. The last tile of a batch is filled up
 * with black images.
 *
 * <p>A sum over leaves is a whole number: pixels are 0 to 255 and the bias is 255. It is exact in whatever order it is taken, and
 * is divided by 255 once.
 *
 * <p>Takes 512 bytes for each node of the graph and 1,024 for each sum.
 */
final class TileValues {
  static final int LANES = 128;
  private static final float WHITE = 255;

  private final ImageBatch batch;
  private final Loops loops;
  private final int leaves;
  private final float[] pixels; // (leaves, lanes), like all below
  private final float[] negated;
  private final int[] place = new int[LANES]; // (lanes): where an image's bytes begin; -1 for a black one
  private final float[] sums = new float[GraphProgram.GROUP * LANES];
  private final float[] factors = new float[GraphProgram.GROUP * LANES];
  private float[] raw = {};
  private float[] scaled = {};
  private float[] values = {};
  private float[][] sumRows;
  private float[][] nodeRows;
  private GraphProgram program;
  private int lanes;

  TileValues(ImageBatch batch, Loops loops) {
    this.batch = batch;
    this.loops = loops;
    leaves = 1 + batch.images().pixelsPerImage();
    pixels = new float[leaves * LANES];
    negated = new float[leaves * LANES];
    Arrays.fill(pixels, 0, LANES, WHITE);
  }

  /** Tiles of a batch. */
  static int tiles(ImageBatch batch) {
    return (batch.count() + LANES - 1) / LANES;
  }

  /** Takes the images of a tile. */
  void load(int tile) {
    ImageSet images = batch.images();
    byte[] bytes = images.pixels();
    int first = tile * LANES;
    lanes = Math.min(LANES, batch.count() - first);
    for (int lane = 0; lane < LANES; lane++) {
      place[lane] = lane < lanes ? batch.place(first + lane) * (leaves - 1) : -1;
    }
    for (int p = 1; p < leaves; p++) {
      for (int lane = 0; lane < LANES; lane++) {
        pixels[p * LANES + lane] = place[lane] < 0 ? 0 : bytes[place[lane] + p - 1] & 0xff;
      }
    }
    for (int i = 0; i < pixels.length; i++) {
      negated[i] = -pixels[i];
    }
    program = null;
  }

  /** Takes a graph and sums over its leaves. */
  void sumLeaves(GraphProgram next) {
    program = next;
    int length = next.individual ? pixels.length : Math.multiplyExact(next.graph.sums(), LANES);
    if (scaled.length < length) {
      raw = new float[length];
      scaled = new float[length];
    }
    if (values.length < Math.multiplyExact(next.graph.nodes(), LANES)) {
      values = new float[next.graph.nodes() * LANES];
    }
    sumRows = new float[][] {raw, pixels, negated};
    nodeRows = new float[][] {scaled, values};
    if (next.individual) {
      divide(scaled, pixels, length);
    } else {
      loops.sums(raw, sumRows, next.sumCode, 0, next.sumCode.length);
      divide(scaled, raw, length);
    }
  }

  private static void divide(float[] to, float[] from, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = from[i] / WHITE;
    }
  }

  /** Evaluates all nodes with a shared weight, or the individual ones and the weight 1. */
  void evaluate(float weight) {
    Arrays.fill(factors, weight);
    GraphProgram p = program;
    for (int g = 0; g < p.activation.length; g++) {
      if (p.individual) {
        loops.weightedSums(sums, nodeRows, p.code, p.sourceWeights, p.groupCode[g], p.groupCode[g + 1]);
      } else {
        loops.sums(sums, nodeRows, p.code, p.groupCode[g], p.groupCode[g + 1]);
      }
      int from = p.groupNode[g] * LANES;
      int count = p.groupNode[g + 1] * LANES - from;
      loops.activate(p.activation[g], values, from, sums, factors, 0, count);
    }
  }

  /** The graph taken last; null after new images. */
  GraphProgram program() {
    return program;
  }

  /** Images in the tile; lanes behind them have values of no meaning. */
  int lanes() {
    return lanes;
  }

  /** (nodes, lanes), valid until the next call. */
  float[] values() {
    return values;
  }
}
