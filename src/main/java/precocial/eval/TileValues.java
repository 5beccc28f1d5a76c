package precocial.eval;

import java.util.Arrays;
import precocial.data.ImageBatch;

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

  /** What a pixel's byte stands for in a sum over leaves, and as an input by itself. */
  private static final float[] WHOLE = new float[256];
  private static final float[] SCALED = new float[256];

  static {
    for (int shade = 0; shade < 256; shade++) {
      WHOLE[shade] = shade;
      SCALED[shade] = shade / WHITE;
    }
  }

  private final ImageBatch batch;
  private final Loops loops;
  private final int leaves;
  private float[] pixels = {}; // (leaves, lanes), like all below; filled where a program reads them
  private float[] negated = {};
  private float[] inputs = {};
  private final int[] place = new int[LANES]; // (lanes): where an image's bytes begin; -1 for a black one
  private final float[] sums = new float[GraphProgram.GROUP * LANES];
  private final float[] factors = new float[GraphProgram.GROUP * LANES];
  private float[] raw = {};
  private float[] scaled = {};
  private float[] values = {};
  private float[][] nodeRows;
  private boolean pixelsLoaded;
  private boolean inputsLoaded;
  private GraphProgram program;
  private int lanes;

  TileValues(ImageBatch batch, Loops loops) {
    this.batch = batch;
    this.loops = loops;
    leaves = 1 + batch.images().pixelsPerImage();
  }

  /** Tiles of a batch. */
  static int tiles(ImageBatch batch) {
    return (batch.count() + LANES - 1) / LANES;
  }

  /** Takes the images of a tile. */
  void load(int tile) {
    int first = tile * LANES;
    lanes = Math.min(LANES, batch.count() - first);
    for (int lane = 0; lane < LANES; lane++) {
      place[lane] = lane < lanes ? batch.place(first + lane) * (leaves - 1) : -1;
    }
    pixelsLoaded = false;
    inputsLoaded = false;
    program = null;
  }

  private void loadPixels() {
    if (pixels.length == 0) {
      pixels = new float[leaves * LANES];
      negated = new float[leaves * LANES];
    }
    unpack(pixels, WHOLE);
    for (int i = 0; i < pixels.length; i++) {
      negated[i] = -pixels[i];
    }
    pixelsLoaded = true;
  }

  private void loadInputs() {
    if (inputs.length == 0) {
      inputs = new float[leaves * LANES];
    }
    unpack(inputs, SCALED);
    inputsLoaded = true;
  }

  private void unpack(float[] to, float[] shades) {
    byte[] bytes = batch.images().pixels();
    Arrays.fill(to, 0, LANES, shades[255]);
    for (int p = 1; p < leaves; p++) {
      for (int lane = 0; lane < LANES; lane++) {
        to[p * LANES + lane] = place[lane] < 0 ? 0 : shades[bytes[place[lane] + p - 1] & 0xff];
      }
    }
  }

  /** Takes a graph and sums over its leaves. */
  void sumLeaves(GraphProgram next) {
    program = next;
    if (values.length < Math.multiplyExact(next.graph.nodes(), LANES)) {
      values = new float[next.graph.nodes() * LANES];
    }
    if (next.individual && !inputsLoaded) {
      loadInputs();
    } else if (!next.individual) {
      sum(next);
    }
    nodeRows = new float[][] {next.individual ? inputs : scaled, values};
  }

  private void sum(GraphProgram next) {
    int length = Math.multiplyExact(next.graph.sums(), LANES);
    if (scaled.length < length) {
      raw = new float[length];
      scaled = new float[length];
    }
    if (!pixelsLoaded) {
      loadPixels();
    }
    loops.sums(raw, new float[][] {raw, pixels, negated}, next.sumCode, 0, next.sumCode.length);
    divide(scaled, raw, length);
  }

  private static void divide(float[] to, float[] from, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = from[i] / WHITE;
    }
  }

  /** Evaluates all nodes with a shared weight, or the individual ones and the weight 1. */
  void evaluate(float weight) {
    evaluate(weight, null);
  }

  /** The same, and keeps what each node applies its activation to. @param kept (nodes, lanes), or null */
  void evaluate(float weight, float[] kept) {
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
      if (kept != null) {
        System.arraycopy(sums, 0, kept, from, count);
      }
      loops.activate(p.activation[g], values, from, sums, factors, 0, count);
    }
  }

  /** The graph taken last; null after new images. */
  GraphProgram program() {
    return program;
  }

  /** What the code of the program taken last reads: inputs or sums, and values. */
  float[][] nodeRows() {
    return nodeRows;
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
