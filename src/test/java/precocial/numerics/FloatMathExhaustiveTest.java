package precocial.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every function at every one of the 2^32 floats, against float64. The largest errors found must not exceed what {@link
 * FloatMath} states, and must come near it: a bound far from the truth is no statement.
 */
@Tag("slow")
class FloatMathExhaustiveTest {
  private static final int BLOCK = 1 << 13;
  private static final int BLOCKS = 1 << 31 - 13;
  private static final int INFINITY_BITS = 0x7f800000;
  private static final long NANS = 2L * ((1 << 23) - 1);

  /** The function under test over a block, as a loop of its own so that it is compiled as backends compile it. */
  private interface Function {
    void apply(float[] x, float[] y);
  }

  /** The same in float64, for a block of arguments of successive bits; sweeps ask for 0 or more. */
  private interface Oracle {
    void apply(float[] x, double[] y);
  }

  /** How the value at -x follows from that at x. */
  private enum Symmetry {
    ODD,
    EVEN,
    COMPLEMENT
  }

  /** What a pass over all floats, or a part of them, found. */
  private static final class Sweep {
    long within;
    long beyond;
    long nans;
    double absolute;
    double relative;
    float worst;
    float lowest = Float.POSITIVE_INFINITY;
    float highest = Float.NEGATIVE_INFINITY;
    long wrongBeyond;
    long notMirrored;

    static Sweep both(Sweep a, Sweep b) {
      Sweep sum = new Sweep();
      sum.within = a.within + b.within;
      sum.beyond = a.beyond + b.beyond;
      sum.nans = a.nans + b.nans;
      sum.absolute = Math.max(a.absolute, b.absolute);
      sum.worst = a.absolute >= b.absolute ? a.worst : b.worst;
      sum.relative = Math.max(a.relative, b.relative);
      sum.lowest = Math.min(a.lowest, b.lowest);
      sum.highest = Math.max(a.highest, b.highest);
      sum.wrongBeyond = a.wrongBeyond + b.wrongBeyond;
      sum.notMirrored = a.notMirrored + b.notMirrored;
      return sum;
    }

    /** Notes the errors of count results; a NaN among them counts as an infinite error. */
    void add(float[] x, float[] y, double[] expected, int count) {
      for (int i = 0; i < count; i++) {
        double error = Math.abs(y[i] - expected[i]);
        if (!(error <= absolute)) {
          absolute = Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
          worst = x[i];
        }
        // Below the normal floats one unit in the last place is no longer a fixed share of the value.
        if (error > relative * Math.abs(expected[i]) && Math.abs(expected[i]) >= Float.MIN_NORMAL) {
          relative = error / Math.abs(expected[i]);
        }
        if (y[i] < lowest) {
          lowest = y[i];
        }
        if (y[i] > highest) {
          highest = y[i];
        }
      }
      within += count;
    }

    /** Every float was looked at, the error keeps the bound but comes near it, and what is beyond the range is constant. */
    void holds(double bound, long argumentsWithin) {
      assertThat(within).isEqualTo(argumentsWithin);
      assertThat(within + beyond + nans).isEqualTo(1L << 32);
      assertThat(nans).isEqualTo(NANS);
      assertThat(absolute).as("largest error, at %s", worst).isBetween(0.9 * bound, bound);
      assertThat(wrongBeyond).isZero();
    }

    void staysWithin(float low, float high) {
      assertThat(lowest).isGreaterThanOrEqualTo(low);
      assertThat(highest).isLessThanOrEqualTo(high);
    }
  }

  /** What a pass over all floats, or a part of them, found in units of the last place. */
  private static final class Units {
    long normal;
    long special;
    double largest;
    float worst;
    long wrongSpecial;
    int largestFall;

    static Units both(Units a, Units b) {
      Units sum = new Units();
      sum.normal = a.normal + b.normal;
      sum.special = a.special + b.special;
      sum.largest = Math.max(a.largest, b.largest);
      sum.worst = a.largest >= b.largest ? a.worst : b.worst;
      sum.wrongSpecial = a.wrongSpecial + b.wrongSpecial;
      sum.largestFall = Math.max(a.largestFall, b.largestFall);
      return sum;
    }

    /** Notes a result where the exact one is a normal float, or must be given to the last bit: zero, infinity, NaN. */
    void add(float x, float y, double exact) {
      float special = (float) exact;
      if (special == 0 || Float.isInfinite(special) || Float.isNaN(special)) {
        this.special++;
        wrongSpecial += Float.floatToIntBits(y) == Float.floatToIntBits(special) ? 0 : 1;
        return;
      }
      normal++;
      double error = Math.abs(y - exact);
      // A last place is at least 2^-24 of the value; most results need no closer look.
      if (!(error <= largest * 0x1p-24 * Math.abs(exact))) {
        double units = error / (Math.ulp(exact) * 0x1p29);
        if (!(units <= largest)) {
          largest = Double.isNaN(units) ? Double.POSITIVE_INFINITY : units;
          worst = x;
        }
      }
    }

    void holds(double bound) {
      assertThat(normal + special).isEqualTo(1L << 32);
      assertThat(largest).as("largest error, at %s", worst).isBetween(0.99 * bound, bound);
      assertThat(wrongSpecial).isZero();
    }
  }

  @Test
  void sinPiKeepsItsBound() {
    Sweep sweep =
        sweep(
            (x, y) -> {
              for (int i = 0; i < BLOCK; i++) {
                y[i] = FloatMath.sinPi(x[i]);
              }
            },
            FloatMathExhaustiveTest::sinPi,
            Symmetry.ODD,
            4194304f,
            0f);
    sweep.holds(2e-7, floatsUpTo(4194304f));
    sweep.staysWithin(-Math.nextUp(1f), Math.nextUp(1f));
    // Beyond 2^21 all even numbers differ from their mirrored ones in the sign of zero.
    assertThat(sweep.notMirrored).isEqualTo(1 << 21);
  }

  @Test
  void cosPiKeepsItsBound() {
    Sweep sweep =
        sweep(
            (x, y) -> {
              for (int i = 0; i < BLOCK; i++) {
                y[i] = FloatMath.cosPi(x[i]);
              }
            },
            FloatMathExhaustiveTest::cosPi,
            Symmetry.EVEN,
            4194304f,
            1f);
    sweep.holds(1.7e-7, floatsUpTo(4194304f));
    sweep.staysWithin(-Math.nextUp(1f), Math.nextUp(1f));
    assertThat(sweep.notMirrored).isZero();
  }

  @Test
  void sinKeepsItsBound() {
    Sweep sweep =
        sweep(
            (x, y) -> {
              for (int i = 0; i < BLOCK; i++) {
                y[i] = FloatMath.sin(x[i]);
              }
            },
            (x, y) -> {
              for (int i = 0; i < BLOCK; i++) {
                y[i] = x[BLOCK - 1] < 0x1p-12f ? sineSeries(x[i]) : Math.sin(x[i]);
              }
            },
            Symmetry.ODD,
            65536f,
            FloatMath.sin(65536f));
    sweep.holds(3.6e-7, floatsUpTo(65536f));
    sweep.staysWithin(-Math.nextUp(1f), Math.nextUp(1f));
    assertThat(sweep.notMirrored).isZero();
  }

  @Test
  void cosKeepsItsBound() {
    Sweep sweep =
        sweep(
            (x, y) -> {
              for (int i = 0; i < BLOCK; i++) {
                y[i] = FloatMath.cos(x[i]);
              }
            },
            (x, y) -> {
              for (int i = 0; i < BLOCK; i++) {
                y[i] = x[BLOCK - 1] < 0x1p-12f ? cosineSeries(x[i]) : Math.cos(x[i]);
              }
            },
            Symmetry.EVEN,
            65536f,
            FloatMath.cos(65536f));
    sweep.holds(2.3e-7, floatsUpTo(65536f));
    sweep.staysWithin(-Math.nextUp(1f), Math.nextUp(1f));
    assertThat(sweep.notMirrored).isZero();
  }

  @Test
  void gaussianKeepsItsBound() {
    Sweep sweep =
        sweep(
            (x, y) -> {
              for (int i = 0; i < BLOCK; i++) {
                y[i] = FloatMath.gaussian(x[i]);
              }
            },
            FloatMathExhaustiveTest::gaussian,
            Symmetry.EVEN,
            Float.POSITIVE_INFINITY,
            Float.NaN);
    sweep.holds(2.2e-7, floatsUpTo(Float.POSITIVE_INFINITY));
    sweep.staysWithin(0, 1);
    assertThat(sweep.notMirrored).isZero();
  }

  @Test
  void tanhKeepsItsBounds() {
    Sweep sweep =
        sweep(
            (x, y) -> {
              for (int i = 0; i < BLOCK; i++) {
                y[i] = FloatMath.tanh(x[i]);
              }
            },
            (x, y) -> tanh(x, 1, y),
            Symmetry.ODD,
            Float.POSITIVE_INFINITY,
            Float.NaN);
    sweep.holds(3.2e-7, floatsUpTo(Float.POSITIVE_INFINITY));
    sweep.staysWithin(-1, 1);
    assertThat(sweep.relative).isBetween(2.9e-7, 3.2e-7);
    assertThat(sweep.notMirrored).isZero();
  }

  @Test
  void sigmoidKeepsItsBound() {
    Sweep sweep =
        sweep(
            (x, y) -> {
              for (int i = 0; i < BLOCK; i++) {
                y[i] = FloatMath.sigmoid(x[i]);
              }
            },
            (x, y) -> {
              tanh(x, 0.5, y);
              for (int i = 0; i < BLOCK; i++) {
                y[i] = 0.5 * y[i] + 0.5;
              }
            },
            Symmetry.COMPLEMENT,
            Float.POSITIVE_INFINITY,
            Float.NaN);
    sweep.holds(1.9e-7, floatsUpTo(Float.POSITIVE_INFINITY));
    sweep.staysWithin(0, 1);
  }

  @Test
  void stepIsExact() {
    long wrong =
        IntStream.range(0, 2 * BLOCKS)
            .parallel()
            .mapToLong(
                block -> {
                  int count = 0;
                  for (int i = 0; i < BLOCK; i++) {
                    float x = Float.intBitsToFloat(block * BLOCK + i);
                    float y = FloatMath.step(x);
                    boolean right = x > 0 ? y == 1 : x <= 0 ? Float.floatToRawIntBits(y) == 0 : Float.isNaN(y);
                    count += right ? 0 : 1;
                  }
                  return count;
                })
            .sum();
    assertThat(wrong).isZero();
  }

  @Test
  void expKeepsItsBound() {
    Units units =
        units(
            (x, y) -> {
              for (int i = 0; i < BLOCK; i++) {
                y[i] = FloatMath.exp(x[i]);
              }
            },
            (x, y) -> {
              for (int i = 0; i < BLOCK; i++) {
                double near = Math.max(-100, Math.min(100, x[i]));
                double exact = Math.abs(near) < 0x1p-12 ? expSeries(near) : Math.exp(near);
                y[i] = exact < Float.MIN_NORMAL ? 0 : exact;
              }
            });
    units.holds(0.91);
    assertThat(units.largestFall).isEqualTo(1);
  }

  @Test
  void logKeepsItsBound() {
    Units units =
        units(
            (x, y) -> {
              for (int i = 0; i < BLOCK; i++) {
                y[i] = FloatMath.log(x[i]);
              }
            },
            (x, y) -> {
              for (int i = 0; i < BLOCK; i++) {
                y[i] = Math.abs(x[i]) < Float.MIN_NORMAL && !(x[i] < 0) ? Double.NEGATIVE_INFINITY : Math.log(x[i]);
              }
            });
    units.holds(0.94);
    assertThat(units.largestFall).isZero();
  }

  /** Floats of a magnitude up to the limit, both zeros counted. */
  private static long floatsUpTo(float limit) {
    return 2L * (Float.floatToRawIntBits(limit) + 1);
  }

  private static Sweep sweep(Function function, Oracle oracle, Symmetry symmetry, float limit, float beyond) {
    return IntStream.range(0, BLOCKS)
        .parallel()
        .mapToObj(block -> block(block * BLOCK, function, oracle, symmetry, limit, beyond))
        .reduce(new Sweep(), Sweep::both);
  }

  private static Sweep block(
      int firstBits, Function function, Oracle oracle, Symmetry symmetry, float limit, float beyond) {
    float[] x = new float[BLOCK];
    float[] y = new float[BLOCK];
    float[] mirrored = new float[BLOCK];
    double[] expected = new double[BLOCK];
    float[] minusX = new float[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      x[i] = Float.intBitsToFloat(firstBits + i);
      minusX[i] = -x[i];
    }
    function.apply(x, y);
    function.apply(minusX, mirrored);
    int numbers = Math.max(0, Math.min(BLOCK, INFINITY_BITS + 1 - firstBits));
    int within = Math.max(0, Math.min(numbers, Float.floatToRawIntBits(limit) + 1 - firstBits));
    Sweep sweep = new Sweep();
    if (within > 0) {
      oracle.apply(x, expected);
      sweep.add(x, y, expected, within);
      for (int i = 0; i < within; i++) {
        expected[i] =
            symmetry == Symmetry.ODD ? -expected[i] : symmetry == Symmetry.EVEN ? expected[i] : 1 - expected[i];
      }
      sweep.add(minusX, mirrored, expected, within);
      for (int i = 0; i < within; i++) {
        int bits = Float.floatToRawIntBits(y[i]) ^ (symmetry == Symmetry.ODD ? 1 << 31 : 0);
        sweep.notMirrored += symmetry != Symmetry.COMPLEMENT && Float.floatToRawIntBits(mirrored[i]) != bits ? 1 : 0;
      }
    }
    for (int i = within; i < numbers; i++) {
      float other = symmetry == Symmetry.ODD ? -beyond : beyond;
      sweep.wrongBeyond += (y[i] == beyond ? 0 : 1) + (mirrored[i] == other ? 0 : 1);
      sweep.beyond += 2;
    }
    for (int i = numbers; i < BLOCK; i++) {
      sweep.nans += (Float.isNaN(y[i]) ? 1 : 0) + (Float.isNaN(mirrored[i]) ? 1 : 0);
    }
    return sweep;
  }

  /** For increasing functions. */
  private static Units units(Function function, Oracle oracle) {
    return IntStream.range(0, 2 * BLOCKS)
        .parallel()
        .mapToObj(block -> units(block * BLOCK, function, oracle))
        .reduce(new Units(), Units::both);
  }

  private static Units units(int firstBits, Function function, Oracle oracle) {
    float[] x = new float[BLOCK];
    float[] farther = new float[BLOCK];
    float[] y = new float[BLOCK];
    float[] atFarther = new float[BLOCK];
    double[] exact = new double[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      x[i] = Float.intBitsToFloat(firstBits + i);
      farther[i] = Float.intBitsToFloat(firstBits + i + 1);
    }
    function.apply(x, y);
    function.apply(farther, atFarther);
    oracle.apply(x, exact);
    Units units = new Units();
    for (int i = 0; i < BLOCK; i++) {
      units.add(x[i], y[i], exact[i]);
      // The next bits are of the next float away from zero; NaN is in order with everything.
      if (farther[i] > x[i] ? atFarther[i] < y[i] : farther[i] < x[i] && atFarther[i] > y[i]) {
        int fall = Math.abs(Float.floatToRawIntBits(atFarther[i]) - Float.floatToRawIntBits(y[i]));
        units.largestFall = Math.max(units.largestFall, fall);
      }
    }
    return units;
  }

  private static void sinPi(float[] x, double[] y) {
    for (int i = 0; i < BLOCK; i++) {
      double turns = x[i] - 2 * Math.rint(0.5 * x[i]);
      y[i] = x[BLOCK - 1] < 0x1p-12f ? sineSeries(Math.PI * turns) : Math.sin(Math.PI * turns);
    }
  }

  private static void cosPi(float[] x, double[] y) {
    for (int i = 0; i < BLOCK; i++) {
      double turns = x[i] - 2 * Math.rint(0.5 * x[i]);
      y[i] = x[BLOCK - 1] < 0x1p-12f ? cosineSeries(Math.PI * turns) : Math.cos(Math.PI * turns);
    }
  }

  private static void gaussian(float[] x, double[] y) {
    for (int i = 0; i < BLOCK; i++) {
      double s = -0.5 * x[i] * x[i];
      y[i] = x[BLOCK - 1] < 0x1p-12f ? 1 + s * (1 + s / 2) : x[0] > 39 ? 0 : Math.exp(s);
    }
  }

  /** tanh(scale x): the power series below 1/8, the exponential above. */
  private static void tanh(float[] x, double scale, double[] y) {
    boolean saturated = scale * x[0] > 20;
    for (int i = 0; i < BLOCK; i++) {
      double t = scale * x[i];
      if (saturated) {
        y[i] = 1;
      } else if (t < 0.125) {
        double z = t * t;
        y[i] =
            t * (1 - z * (1.0 / 3 - z * (2.0 / 15 - z * (17.0 / 315 - z * (62.0 / 2835 - z * (1382.0 / 155925
                - z * 21844.0 / 6081075))))));
      } else {
        y[i] = 1 - 2 / (Math.exp(2 * t) + 1);
      }
    }
  }

  private static double sineSeries(double x) {
    return x * (1 - x * x / 6 * (1 - x * x / 20));
  }

  private static double expSeries(double x) {
    return 1 + x * (1 + x / 2 * (1 + x / 3));
  }

  private static double cosineSeries(double x) {
    return 1 - x * x / 2 * (1 - x * x / 12);
  }
}
