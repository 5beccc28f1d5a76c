package precocial.eval;

import precocial.genome.Activation;

/**
 * The innermost loops of the CPU, in two forms with the same bits: {@link VectorLoops} where the JVM was started with the Vector
 * API, {@link PlainLoops} elsewhere. Adds and activations are the same operations in the same order, so the choice is one
 * of speed.
 *
 * <p>A program is, for each node: its place in the sums, lanes, number of sources, then a row and an offset in it for
 * each source.
 */
abstract sealed class Loops permits PlainLoops, VectorLoops {
  /** Below this sum of exponentials one that is too small for a float might have counted. */
  static final float LEAST_SUM = 0x1p-100f;

  /** Partial sums of {@link #products}; the lanes are a multiple of it. */
  static final int PARTIAL = 16;

  private static final String VECTOR_MODULE = "jdk.incubator.vector";

  /** The faster form that this JVM can run. */
  static Loops best() {
    return vectorAvailable() ? new VectorLoops() : new PlainLoops();
  }

  /** What {@link #best} gives here, in words. */
  static String description() {
    return vectorAvailable()
        ? "vectors of " + VectorLoops.width() + " floats"
        : "plain loops (start java with --add-modules " + VECTOR_MODULE + " for vectors)";
  }

  private static boolean vectorAvailable() {
    return ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent() && VectorLoops.width() >= 4 && VectorLoops.width() <= 16;
  }

  /** Writes the sum of its sources for each node of program[start] to program[end - 1]; 0 where there are none. */
  abstract void sums(float[] sums, float[][] rows, int[] program, int start, int end);

  /**
   * The same with individual weights: fma(source, weight, sum) from the first source on, which starts as a product.
   *
   * @param weights parallel to the program: at a source's row stands its weight
   */
  abstract void weightedSums(float[] sums, float[][] rows, int[] program, float[] weights, int start, int end);

  /**
   * Products of rows, summed over the lanes: for each node of a program and each of its sources in turn, the sum of the products
   * deltas[place + i] * row[offset + i] goes to the next place of {@code to}. There are {@value #PARTIAL} partial sums, of lanes
   * j, j + 16, j + 32, ..., each a product and then fmas; a halving tree adds them up.
   *
   * @param at the first place
   * @param deltas at the place of a node's sum stands its row
   */
  abstract void products(float[] to, int at, float[] deltas, float[][] rows, int[] program, int start, int end);

  /** values[place + i] = f(sums[from + i] * factors[from + i]) for i in 0..to-from-1; may leave the sums changed. */
  abstract void activate(
      Activation activation, float[] values, int place, float[] sums, float[] factors, int from, int to);

  /** to[toStart + i] = exp(from[fromStart + i]) for i below count, a multiple of 16 (the widest vector's floats). */
  abstract void exp(float[] to, int toStart, float[] from, int fromStart, int count);

  /**
   * Logarithms of sums of rows: logs[i] = log(exps[rows[first] + i] + exps[rows[first + 1] + i] + ...), for count rows.
   *
   * @param lanes a multiple of 16
   * @return whether all sums are at least {@link #LEAST_SUM}, and finite
   */
  abstract boolean logs(float[] logs, float[] exps, int[] rows, int first, int count, int lanes);

  /**
   * Sum of a part of a row by a halving tree: value i + h is added to value i, for h = lanes / 2 to 1. Values outside the part
   * count as 0. Overwrites the row.
   *
   * @param from first value of the part
   * @param to one past its last
   * @param lanes length of the row, a power of two from 16 up
   */
  abstract float treeSum(float[] row, int from, int to, int lanes);
}
