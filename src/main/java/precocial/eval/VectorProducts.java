package precocial.eval;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Sums of products of rows by the Vector API: {@link Loops#products}. A vector has 4, 8 or 16 floats ({@link Loops#best}). */
final class VectorProducts {
  private static final VectorSpecies<Float> SPECIES = VectorMath.SPECIES;
  private static final int WIDTH = SPECIES.length();
  private static final VectorShuffle<Float> BY_8 = VectorShuffle.iota(SPECIES, 8 % WIDTH, 1, true);
  private static final VectorShuffle<Float> BY_4 = VectorShuffle.iota(SPECIES, 4 % WIDTH, 1, true);
  private static final VectorShuffle<Float> BY_2 = VectorShuffle.iota(SPECIES, 2 % WIDTH, 1, true);

  /** One of these; called through an array, so that it is compiled by itself ({@link VectorRows}). */
  private static final Product[] PRODUCT = {
    WIDTH == 16 ? VectorProducts::by16 : WIDTH == 8 ? VectorProducts::by8 : VectorProducts::by4
  };

  private VectorProducts() {}

  private interface Product {
    float apply(float[] deltas, int place, float[] row, int offset, int lanes);
  }

  static void run(float[] to, int at, float[] deltas, float[][] rows, int[] program, int start, int end) {
    for (int k = start; k < end; ) {
      int place = program[k];
      int lanes = program[k + 1];
      int sourcesEnd = k + 3 + 2 * program[k + 2];
      for (k += 3; k < sourcesEnd; k += 2) {
        to[at++] = PRODUCT[0].apply(deltas, place, rows[program[k]], program[k + 1], lanes);
      }
    }
  }

  private static float by16(float[] deltas, int place, float[] row, int offset, int lanes) {
    FloatVector sum = at(deltas, place).mul(at(row, offset));
    for (int i = 16; i < lanes; i += 16) {
      sum = at(deltas, place + i).fma(at(row, offset + i), sum);
    }
    sum = sum.add(sum.rearrange(BY_8));
    sum = sum.add(sum.rearrange(BY_4));
    sum = sum.add(sum.rearrange(BY_2));
    return sum.lane(0) + sum.lane(1);
  }

  private static float by8(float[] deltas, int place, float[] row, int offset, int lanes) {
    FloatVector a = at(deltas, place).mul(at(row, offset));
    FloatVector b = at(deltas, place + 8).mul(at(row, offset + 8));
    for (int i = 16; i < lanes; i += 16) {
      a = at(deltas, place + i).fma(at(row, offset + i), a);
      b = at(deltas, place + i + 8).fma(at(row, offset + i + 8), b);
    }
    FloatVector sum = a.add(b);
    sum = sum.add(sum.rearrange(BY_4));
    sum = sum.add(sum.rearrange(BY_2));
    return sum.lane(0) + sum.lane(1);
  }

  private static float by4(float[] deltas, int place, float[] row, int offset, int lanes) {
    FloatVector a = at(deltas, place).mul(at(row, offset));
    FloatVector b = at(deltas, place + 4).mul(at(row, offset + 4));
    FloatVector c = at(deltas, place + 8).mul(at(row, offset + 8));
    FloatVector d = at(deltas, place + 12).mul(at(row, offset + 12));
    for (int i = 16; i < lanes; i += 16) {
      a = at(deltas, place + i).fma(at(row, offset + i), a);
      b = at(deltas, place + i + 4).fma(at(row, offset + i + 4), b);
      c = at(deltas, place + i + 8).fma(at(row, offset + i + 8), c);
      d = at(deltas, place + i + 12).fma(at(row, offset + i + 12), d);
    }
    FloatVector sum = a.add(c).add(b.add(d));
    sum = sum.add(sum.rearrange(BY_2));
    return sum.lane(0) + sum.lane(1);
  }

  private static FloatVector at(float[] array, int i) {
    return FloatVector.fromArray(SPECIES, array, i);
  }
}
