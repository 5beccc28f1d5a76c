package precocial.weights;

import precocial.numerics.KeyedRandom;
import precocial.numerics.KeyedRandom.Purpose;

/** Weights drawn from the paper's range, (-2, 2). Its ends and 0, which would cut a connection, are never drawn. */
final class RandomWeights {
  private static final int VECTORS = 0; // The generation by which the keys of the two kinds of draws differ.
  private static final int SHARED = 1;

  private RandomWeights() {}

  /** Weight vectors, each weight uniform and independent. @return (count, size) */
  static float[][] vectors(int count, int size, long seed) {
    float[][] vectors = new float[count][size];
    for (int v = 0; v < count; v++) {
      KeyedRandom random = new KeyedRandom(seed, VECTORS, v, Purpose.RANDOM_WEIGHTS);
      for (int i = 0; i < size; i++) {
        vectors[v][i] = (float) (4 * uniform(random) - 2);
      }
    }
    return vectors;
  }

  /**
   * Shared weights, ascending: the range is cut into equal parts, and one is drawn uniformly in each. What is sought is the mean
   * over the range, and this comes closer to it than as many independent draws, of which some parts would get none and others
   * several.
   */
  static float[] shared(int count, long seed) {
    float[] weights = new float[count];
    for (int i = 0; i < count; i++) {
      weights[i] = (float) (4 * (i + uniform(new KeyedRandom(seed, SHARED, i, Purpose.RANDOM_WEIGHTS))) / count - 2);
    }
    return weights;
  }

  /** An odd multiple of 2^-25, so that no end of any part is ever met and {@code 4 u - 2} is exactly a float. */
  private static double uniform(KeyedRandom random) {
    return ((random.nextInt() >>> 8) + 0.5) * 0x1p-24;
  }
}
