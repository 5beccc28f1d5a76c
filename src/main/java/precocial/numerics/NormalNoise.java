package precocial.numerics;

import precocial.numerics.KeyedRandom.Purpose;

/**
 * Standard normal numbers in float32 by (stream, step): what an episode meets at a step depends on these two alone. They come
 * from the sequence of {@code KeyedRandom(0, 0, stream, Purpose.NOISE)}, two words a pair by Box and Muller, and each step begins
 * a new block of it. kernels/noise.cuh does the same operations.
 */
public final class NormalNoise {
  /** Streams, so that the number of one is exactly a float. */
  public static final int STREAMS = 1 << 24;

  private static final int WORDS = 4; // of a block
  private static final long KEY = 0;

  private final int[] block = new int[WORDS];
  private final float[] values;

  /** @param count values of a step */
  public NormalNoise(int count) {
    values = new float[count];
  }

  /** The values of a step; the array is filled anew by the next call. */
  public float[] at(int stream, int step) {
    int blocks = (values.length + WORDS - 1) / WORDS;
    for (int k = 0; k < values.length; k += 2) {
      int word = k % WORDS;
      if (word == 0) {
        block[0] = step * blocks + k / WORDS;
        block[1] = stream;
        block[2] = 0;
        block[3] = Purpose.NOISE.ordinal();
        KeyedRandom.philox(block, KEY);
      }
      float radius = radius(block[word]);
      float halfTurns = (block[word + 1] >>> 8) * 0x1p-23f;
      values[k] = radius * FloatMath.cosPi(halfTurns);
      if (k + 1 < values.length) {
        values[k + 1] = radius * FloatMath.sinPi(halfTurns);
      }
    }
    return values;
  }

  /** From a uniform number in 0 (excluded) to 1 (included); at most 5.8. The root of a float, rounded twice, is rounded right. */
  private static float radius(int word) {
    return (float) Math.sqrt(-2f * FloatMath.log(((word >>> 8) + 1) * 0x1p-24f));
  }
}
