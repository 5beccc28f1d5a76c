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
    return ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
  }

  /** Writes the sum of its sources for each node of program[start] to program[end - 1]; 0 where there are none. */
  abstract void sums(float[] sums, float[][] rows, int[] program, int start, int end);

  /**
   * The same with individual weights: fma(source, weight, sum) from the first source on, which starts as a product.
   *
   * @param weights parallel to the program: at a source's row stands its weight
   */
  abstract void weightedSums(float[] sums, float[][] rows, int[] program, float[] weights, int start, int end);

  /** values[i] = f(sums[i] * factors[i]) for i in from..to-1. */
  abstract void activate(Activation activation, float[] values, float[] sums, float[] factors, int from, int to);
}
