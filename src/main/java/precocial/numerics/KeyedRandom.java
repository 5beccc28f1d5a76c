package precocial.numerics;

import java.util.random.RandomGenerator;

/**
 * Random numbers keyed by (seed, generation, individual, purpose): what is drawn depends on the key alone, so no result depends
 * on scheduling and a resumed run draws as one that was never stopped.
 *
 * <p>Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3"): the seed is the cipher's
 * key; block number, individual, generation and purpose are the four words of its counter. The test holds it to the published
 * known answers. Bounded draws are defined here and not by the JDK, whose algorithms may change between releases.
 */
public final class KeyedRandom implements RandomGenerator {
  /** What numbers are drawn for; the order is part of the format of a run. */
  public enum Purpose {
    INITIAL,
    START,
    OBJECTIVES,
    REPRODUCTION,
    CONFIRMATION,
    EVALUATION,
    BENCHMARK,
    BATCH,
    NOISE,
    TUNING,
    TUNING_TRIAL,
    TUNING_CONFIRMATION,
    SWEEP,
    PROTOCOL,
    RANDOM_WEIGHTS,
    TERRAIN
  }

  private final long seed;
  private final int individual;
  private final int generation;
  private final int purpose;
  private final int[] block = new int[4];
  private int nextBlock;
  private int used = 4;

  /**
   * Starts at the beginning of the key's sequence, which has 2^34 words before it repeats.
   *
   * @param generation number of the generation, 0 where there is none
   * @param individual number of what the numbers are for within the generation, such as a genome's place
   */
  public KeyedRandom(long seed, int generation, int individual, Purpose purpose) {
    this.seed = seed;
    this.generation = generation;
    this.individual = individual;
    this.purpose = purpose.ordinal();
  }

  @Override
  public int nextInt() {
    if (used == 4) {
      block[0] = nextBlock++;
      block[1] = individual;
      block[2] = generation;
      block[3] = purpose;
      philox(block, seed);
      used = 0;
    }
    return block[used++];
  }

  @Override
  public long nextLong() {
    return (nextInt() & 0xffffffffL) | (long) nextInt() << 32;
  }

  /** Uniform in 0 (included) to 1 (excluded), with 53 bits. */
  @Override
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /** Uniform in 0 (included) to bound (excluded): the high word of a product; the bias is below bound / 2^32. */
  @Override
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be positive, not " + bound);
    }
    return (int) ((nextInt() & 0xffffffffL) * bound >>> 32);
  }

  @Override
  public boolean nextBoolean() {
    return nextInt() < 0;
  }

  /** Standard normal, by Box and Muller in strict float64 arithmetic: the same on every platform. Takes two uniform draws. */
  @Override
  public double nextGaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * nextDouble());
  }

  /** Encrypts a counter of four words in place. */
  static void philox(int[] counter, long key) {
    int c0 = counter[0];
    int c1 = counter[1];
    int c2 = counter[2];
    int c3 = counter[3];
    int k0 = (int) key;
    int k1 = (int) (key >>> 32);
    for (int round = 0; round < 10; round++) {
      long a = 0xD2511F53L * (c0 & 0xffffffffL);
      long b = 0xCD9E8D57L * (c2 & 0xffffffffL);
      c0 = (int) (b >>> 32) ^ c1 ^ k0;
      c1 = (int) b;
      c2 = (int) (a >>> 32) ^ c3 ^ k1;
      c3 = (int) a;
      k0 += 0x9E3779B9;
      k1 += 0xBB67AE85;
    }
    counter[0] = c0;
    counter[1] = c1;
    counter[2] = c2;
    counter[3] = c3;
  }
}
