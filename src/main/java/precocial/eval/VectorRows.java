package precocial.eval;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Whole rows of lanes by the Vector API, for {@link VectorLoops}. */
final class VectorRows {
  private static final VectorSpecies<Float> SPECIES = VectorMath.SPECIES;
  private static final int WIDTH = SPECIES.length();
  private static final int LEAST_BITS = Float.floatToRawIntBits(Loops.LEAST_SUM);
  private static final int GREATEST_BITS = Float.floatToRawIntBits(Float.MAX_VALUE);

  /** What lies so many lanes further on, round and round; a vector has 4, 8 or 16 ({@link Loops#best}). */
  private static final VectorShuffle<Float> BY_8 = VectorShuffle.iota(SPECIES, 8 % WIDTH, 1, true);
  private static final VectorShuffle<Float> BY_4 = VectorShuffle.iota(SPECIES, 4 % WIDTH, 1, true);
  private static final VectorShuffle<Float> BY_2 = VectorShuffle.iota(SPECIES, 2 % WIDTH, 1, true);

  private static final int EXP = 0;
  private static final int LOGS = 1;
  private static final int TREE_SUM = 2;

  /** Called through one place, so that each is compiled by itself: inlined into their callers they would be boxed. */
  private static final Row[] ROWS = {VectorRows::expRow, VectorRows::logsRow, VectorRows::treeSumRow};

  private VectorRows() {}

  private interface Row {
    float apply(float[] to, int toStart, float[] from, int fromStart, int count, int[] rows, int terms);
  }

  private static float call(
      int row, float[] to, int toStart, float[] from, int fromStart, int count, int[] rows, int terms) {
    return ROWS[row].apply(to, toStart, from, fromStart, count, rows, terms);
  }

  /** See {@link Loops#exp}. */
  static void exp(float[] to, int toStart, float[] from, int fromStart, int count) {
    call(EXP, to, toStart, from, fromStart, count, null, 0);
  }

  /** See {@link Loops#logs}. */
  static boolean logs(float[] logs, float[] exps, int[] rows, int first, int count, int lanes) {
    return call(LOGS, logs, 0, exps, first, lanes, rows, count) == 0;
  }

  /** See {@link Loops#treeSum}. */
  static float treeSum(float[] row, int from, int to, int lanes) {
    return call(TREE_SUM, row, from, row, to, lanes, null, 0);
  }

  private static float expRow(float[] to, int toStart, float[] from, int fromStart, int count, int[] rows, int terms) {
    for (int i = 0; i < count; i += WIDTH) {
      VectorMath.exp(FloatVector.fromArray(SPECIES, from, fromStart + i)).intoArray(to, toStart + i);
    }
    return 0;
  }

  /** 0 where all sums are in range. Of floats from 0 up, infinity and NaN included, the bits have the same order as integers. */
  private static float logsRow(float[] logs, int toStart, float[] exps, int first, int count, int[] rows, int terms) {
    IntVector low = FloatVector.broadcast(SPECIES, Float.POSITIVE_INFINITY).reinterpretAsInts();
    IntVector high = FloatVector.zero(SPECIES).reinterpretAsInts();
    for (int i = 0; i < count; i += WIDTH) {
      FloatVector sum = FloatVector.fromArray(SPECIES, exps, rows[first] + i);
      for (int r = first + 1; r < first + terms; r++) {
        sum = sum.add(FloatVector.fromArray(SPECIES, exps, rows[r] + i));
      }
      low = low.min(sum.reinterpretAsInts());
      high = high.max(sum.reinterpretAsInts());
      VectorMath.log(sum).intoArray(logs, i);
    }
    // Each difference is below 0 where its limit is broken; a NaN of negative sign breaks the lower one.
    return low.sub(LEAST_BITS).or(high.neg().add(GREATEST_BITS)).lt(0).anyTrue() ? 1 : 0;
  }

  private static float treeSumRow(float[] row, int from, float[] same, int to, int count, int[] rows, int terms) {
    for (int i = 0; i < from; i++) {
      row[i] = 0;
    }
    for (int i = to; i < count; i++) {
      row[i] = 0;
    }
    int half = count / 2;
    for (; half >= WIDTH; half /= 2) {
      for (int i = 0; i < half; i += WIDTH) {
        FloatVector.fromArray(SPECIES, row, i).add(FloatVector.fromArray(SPECIES, row, i + half)).intoArray(row, i);
      }
    }
    FloatVector sum = FloatVector.fromArray(SPECIES, row, 0);
    if (WIDTH > 8) {
      sum = sum.add(sum.rearrange(BY_8));
    }
    if (WIDTH > 4) {
      sum = sum.add(sum.rearrange(BY_4));
    }
    sum = sum.add(sum.rearrange(BY_2));
    return sum.lane(0) + sum.lane(1);
  }
}
