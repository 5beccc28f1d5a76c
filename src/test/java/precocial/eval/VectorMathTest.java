package precocial.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import precocial.genome.Activation;
import precocial.network.ScalarActivation;
import precocial.numerics.FloatMath;

/** {@link VectorMath} and the loops over it against {@link FloatMath}, bit for bit; one NaN is as good as another. */
class VectorMathTest {
  private static final int BLOCK = 1 << 14;
  private static final int WIDTH = VectorMath.SPECIES.length();

  /** The functions that are no activation, each in both forms over an array of at least one vector. */
  private enum Function {
    EXP {
      @Override
      void plain(float[] x, float[] y) {
        for (int i = 0; i < x.length; i++) {
          y[i] = FloatMath.exp(x[i]);
        }
      }

      @Override
      void vectors(float[] x, float[] y) {
        for (int i = 0; i < last(x); i += WIDTH) {
          VectorMath.exp(FloatVector.fromArray(VectorMath.SPECIES, x, i)).intoArray(y, i);
        }
        VectorMath.exp(FloatVector.fromArray(VectorMath.SPECIES, x, last(x))).intoArray(y, last(x));
      }
    },
    LOG {
      @Override
      void plain(float[] x, float[] y) {
        for (int i = 0; i < x.length; i++) {
          y[i] = FloatMath.log(x[i]);
        }
      }

      @Override
      void vectors(float[] x, float[] y) {
        for (int i = 0; i < last(x); i += WIDTH) {
          VectorMath.log(FloatVector.fromArray(VectorMath.SPECIES, x, i)).intoArray(y, i);
        }
        VectorMath.log(FloatVector.fromArray(VectorMath.SPECIES, x, last(x))).intoArray(y, last(x));
      }
    };

    abstract void plain(float[] x, float[] y);

    abstract void vectors(float[] x, float[] y);

    private static int last(float[] x) {
      return x.length - WIDTH;
    }
  }

  private final Loops plain = new PlainLoops();
  private final Loops vectors = new VectorLoops();

  @ParameterizedTest
  @EnumSource(Activation.class)
  void equalsFloatMathAtTheEdges(Activation activation) {
    float[] edges = {
      0f, Float.MIN_VALUE, Float.MIN_NORMAL, 1e-30f, 1e-10f, 0.25f, 0.5f, 1f, 1.5f, 2f, 5.93f, 8.9f, 9.02f, 9.03f, 18.04f, 88f,
      1e4f, 65536f, 2097152f, 4194303.5f, 4194304f, 4194305f, 8388608f, 1e19f, 1e30f, Float.MAX_VALUE, Float.POSITIVE_INFINITY,
      Float.NaN
    };
    compare(activation, aroundWithBothSigns(edges));
  }

  @ParameterizedTest
  @EnumSource(Function.class)
  void functionEqualsFloatMathAtTheEdges(Function function) {
    float[] edges = {
      0f, Float.MIN_VALUE, Float.MIN_NORMAL, 1e-30f, 1e-10f, 0.34657359f, 0.5f, 0.70710678f, 1f, 1.4142135f, 2f, 87.33654f,
      87.68311f, 88f, 88.37626f, 88.72283f, 88.72284f, 177f, 1e4f, 4194304f, 1e19f, 1e30f, Float.MAX_VALUE,
      Float.POSITIVE_INFINITY, Float.NaN, Float.intBitsToFloat(0x7fffffff), Float.intBitsToFloat(0x7fc001ff)
    };
    compare(function, aroundWithBothSigns(edges));
  }

  private static float[] aroundWithBothSigns(float[] edges) {
    float[] x = new float[6 * edges.length];
    for (int i = 0; i < edges.length; i++) {
      float[] near = {edges[i], Math.nextUp(edges[i]), Math.nextDown(edges[i])};
      for (int k = 0; k < 3; k++) {
        x[6 * i + 2 * k] = near[k];
        x[6 * i + 2 * k + 1] = -near[k];
      }
    }
    return x;
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void equalsFloatMathAtAMillionRandomBits(Activation activation) {
    compare(activation, aMillionRandomBits(activation.id()));
  }

  @ParameterizedTest
  @EnumSource(Function.class)
  void functionEqualsFloatMathAtAMillionRandomBits(Function function) {
    compare(function, aMillionRandomBits(function.ordinal()));
  }

  private static float[] aMillionRandomBits(int seed) {
    Random random = new Random(seed);
    float[] x = new float[1_000_003];
    for (int i = 0; i < x.length; i++) {
      // Half of all bit patterns are tiny or huge; every other argument is one that networks meet.
      x[i] = i % 2 == 0 ? Float.intBitsToFloat(random.nextInt()) : (float) (5 * random.nextGaussian());
    }
    return x;
  }

  private static void compare(Function function, float[] x) {
    float[] byPlain = new float[x.length];
    float[] byVectors = new float[x.length];
    function.plain(x, byPlain);
    function.vectors(x, byVectors);
    int different = Arrays.mismatch(byPlain, byVectors);
    assertThat(different).as("index of %s", different < 0 ? Float.NaN : x[different]).isNegative();
    // Passing must mean that something was compared: the other function differs.
    Function.values()[1 - function.ordinal()].vectors(x, byVectors);
    assertThat(Arrays.mismatch(byPlain, byVectors)).isNotNegative();
  }

  private void compare(Activation activation, float[] x) {
    float[] ones = new float[x.length];
    Arrays.fill(ones, 1f);
    float[] byPlain = new float[x.length];
    float[] byVectors = new float[x.length];
    plain.activate(activation, byPlain, 0, x.clone(), ones, 0, x.length);
    vectors.activate(activation, byVectors, 0, x.clone(), ones, 0, x.length);
    for (int i = 0; i < x.length; i++) {
      int expected = Float.floatToIntBits(ScalarActivation.of(activation, x[i]));
      if (Float.floatToIntBits(byPlain[i]) != expected || Float.floatToIntBits(byVectors[i]) != expected) {
        assertThat(byPlain[i]).as("plain loop at %s", x[i]).isEqualTo(Float.intBitsToFloat(expected));
        assertThat(byVectors[i]).as("vectors at %s", x[i]).isEqualTo(Float.intBitsToFloat(expected));
      }
    }
    // Passing must mean that something was compared: another function differs.
    Activation other = Activation.ofId(activation.id() % 10 + 1);
    vectors.activate(other, byVectors, 0, x.clone(), ones, 0, x.length);
    assertThat(Arrays.mismatch(byPlain, byVectors)).isNotNegative();
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void loopsLeaveTheirSurroundingsAlone(Activation activation) {
    for (int length = 0; length < 40; length++) {
      float[] sums = new float[60];
      float[] factors = new float[60];
      for (int i = 0; i < 60; i++) {
        sums[i] = 0.3f + i;
      }
      Arrays.fill(factors, -1.7f);
      for (Loops loops : new Loops[] {plain, vectors}) {
        float[] values = new float[60];
        Arrays.fill(values, 77f);
        loops.activate(activation, values, 3, sums.clone(), factors, 11, 11 + length);
        for (int i = 0; i < 60; i++) {
          float activated = ScalarActivation.of(activation, (0.3f + i + 8) * -1.7f);
          assertThat(values[i]).isEqualTo(i < 3 || i >= 3 + length ? 77f : activated);
        }
      }
    }
  }

  /** PlainLoops as the JIT compiles them against VectorLoops, at every float. */
  @Tag("slow")
  @Test
  void equalsFloatMathAtEveryFloat() {
    IntFunction<long[]> mismatches = VectorMathTest::mismatches;
    long[] found =
        IntStream.range(0, 1 << 18).parallel().mapToObj(mismatches)
            .reduce(new long[2], (a, b) -> new long[] {a[0] + b[0], a[1] + b[1]});
    assertThat(found).containsExactly(0L, 10L << 32);
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource(Function.class)
  void functionEqualsFloatMathAtEveryFloat(Function function) {
    long equal =
        IntStream.range(0, 1 << 18).parallel()
            .filter(
                block -> {
                  float[] x = new float[BLOCK];
                  float[] byPlain = new float[BLOCK];
                  float[] byVectors = new float[BLOCK];
                  for (int i = 0; i < BLOCK; i++) {
                    x[i] = Float.intBitsToFloat(block * BLOCK + i);
                  }
                  function.plain(x, byPlain);
                  function.vectors(x, byVectors);
                  return Arrays.mismatch(byPlain, byVectors) < 0;
                })
            .count();
    assertThat(equal).isEqualTo(1 << 18);
  }

  /** Differences, and arguments looked at, in one block of floats with successive bits. */
  private static long[] mismatches(int block) {
    float[] x = new float[BLOCK];
    float[] ones = new float[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      x[i] = Float.intBitsToFloat(block * BLOCK + i);
      ones[i] = 1f;
    }
    Loops plain = new PlainLoops();
    Loops vectors = new VectorLoops();
    float[] byPlain = new float[BLOCK];
    float[] byVectors = new float[BLOCK];
    long different = 0;
    long seen = 0;
    for (Activation activation : Activation.values()) {
      plain.activate(activation, byPlain, 0, x.clone(), ones, 0, BLOCK);
      vectors.activate(activation, byVectors, 0, x.clone(), ones, 0, BLOCK);
      different += Arrays.mismatch(byPlain, byVectors) < 0 ? 0 : 1;
      seen += BLOCK;
    }
    return new long[] {different, seen};
  }
}
