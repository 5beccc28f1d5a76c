package precocial.eval;

import java.util.concurrent.atomic.AtomicLong;

/** How many values a second the loops add up where all of them stay in the first-level cache: what no evaluation can exceed. */
public final class LoopCeiling {
  private static final int LANES = TileValues.LANES;
  private static final int SUMS = 8;
  private static final int SOURCES = 8;
  private static final int CALLS = 100;

  private LoopCeiling() {}

  /** Values a second on so many threads, measured for about so long. */
  public static double perSecond(int threads, double seconds) {
    AtomicLong added = new AtomicLong();
    try (Workers workers = new Workers(threads)) {
      long from = System.nanoTime();
      workers.run(threads, () -> added.addAndGet(add(seconds)));
      return added.get() / ((System.nanoTime() - from) / 1e9);
    }
  }

  private static long add(double seconds) {
    Loops loops = Loops.best();
    float[][] rows = {new float[SOURCES * LANES]};
    float[] sums = new float[SUMS * LANES];
    int[] program = program();
    long added = 0;
    long from = System.nanoTime();
    while (System.nanoTime() - from < seconds * 1e9) {
      for (int i = 0; i < CALLS; i++) {
        loops.sums(sums, rows, program, 0, program.length);
      }
      added += (long) CALLS * SUMS * SOURCES * LANES;
    }
    return added;
  }

  private static int[] program() {
    int[] program = new int[SUMS * (3 + 2 * SOURCES)];
    int end = 0;
    for (int sum = 0; sum < SUMS; sum++) {
      program[end++] = sum * LANES;
      program[end++] = LANES;
      program[end++] = SOURCES;
      for (int source = 0; source < SOURCES; source++) {
        program[end++] = 0;
        program[end++] = source * LANES;
      }
    }
    return program;
  }
}
