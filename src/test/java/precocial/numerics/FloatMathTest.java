package precocial.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FloatMathTest {
  private interface FloatFunction {
    float at(float x);
  }

  private static final Map<String, FloatFunction> ALL =
      Map.of(
          "sinPi", FloatMath::sinPi,
          "cosPi", FloatMath::cosPi,
          "sin", FloatMath::sin,
          "cos", FloatMath::cos,
          "gaussian", FloatMath::gaussian,
          "tanh", FloatMath::tanh,
          "sigmoid", FloatMath::sigmoid,
          "step", FloatMath::step,
          "exp", FloatMath::exp,
          "log", FloatMath::log);

  @Test
  void sampledErrorsKeepTheStatedBounds() {
    keeps(2e-7, 4194304, FloatMath::sinPi, x -> Math.sin(Math.PI * (x - 2 * Math.rint(0.5 * x))));
    keeps(1.7e-7, 4194304, FloatMath::cosPi, x -> Math.cos(Math.PI * (x - 2 * Math.rint(0.5 * x))));
    keeps(3.6e-7, 65536, FloatMath::sin, Math::sin);
    keeps(2.3e-7, 65536, FloatMath::cos, Math::cos);
    keeps(2.2e-7, 1e38, FloatMath::gaussian, x -> Math.exp(-0.5 * x * x));
    keeps(3.2e-7, 1e38, FloatMath::tanh, Math::tanh);
    keeps(1.9e-7, 1e38, FloatMath::sigmoid, x -> 0.5 * Math.tanh(0.5 * x) + 0.5);
  }

  @Test
  void relativeErrorOfTanhKeepsItsBound() {
    for (float x = 1e-30f; x < 20; x *= 1.01f) {
      assertThat(Math.abs(FloatMath.tanh(x) / Math.tanh(x) - 1)).as("at %s", x).isLessThanOrEqualTo(3.2e-7);
    }
  }

  @Test
  void sampledErrorsOfExpAndLogKeepTheirBounds() {
    for (float magnitude : samples(87.3)) {
      for (float x : new float[] {magnitude, -magnitude}) {
        assertThat(units(FloatMath.exp(x), Math.exp(x))).as("at %s", x).isLessThanOrEqualTo(0.91);
      }
      for (float x : new float[] {magnitude, 1 / magnitude, magnitude * 0x1p119f, 1 / (magnitude * 0x1p119f), 1 + magnitude}) {
        assertThat(units(FloatMath.log(x), Math.log(x))).as("at %s", x).isLessThanOrEqualTo(0.94);
      }
    }
  }

  /** A change in the order of operations moves last places and shows here. */
  @ParameterizedTest
  @CsvSource({
    "0.3, 3f4f1bbd, 3f167918, 3e974e6e, 3f7490f0, 3f74bc40, 3e9526ee, 3f130eaa",
    "-0.7, bf4f1bbd, bf167918, bf24eb74, 3f43ccb2, 3f485f53, bf1ab7d9, 3ea9e34b",
    "1.25, bf3504f3, bf3504f4, 3f72f0a8, 3ea171ed, 3eea6920, 3f59291c, 3f46fd20",
    "100.1, 3e9e36e0, 3f73788a, bed5e335, 3f68978d, 00000000, 3f800000, 3f800000",
    "-3000.6, bf73723a, be9e5db8, 3ebd7d5c, bf6dd27f, 00000000, bf800000, 00000000",
    "9.313226E-10, 31490fdb, 3f800000, 30800000, 3f800000, 3f800000, 30800000, 3f000000"
  })
  void bitsAreTheRecordedOnes(
      float x, String sinPi, String cosPi, String sin, String cos, String gaussian, String tanh, String sigmoid) {
    assertThat(bits(FloatMath.sinPi(x))).isEqualTo(sinPi);
    assertThat(bits(FloatMath.cosPi(x))).isEqualTo(cosPi);
    assertThat(bits(FloatMath.sin(x))).isEqualTo(sin);
    assertThat(bits(FloatMath.cos(x))).isEqualTo(cos);
    assertThat(bits(FloatMath.gaussian(x))).isEqualTo(gaussian);
    assertThat(bits(FloatMath.tanh(x))).isEqualTo(tanh);
    assertThat(bits(FloatMath.sigmoid(x))).isEqualTo(sigmoid);
  }

  @ParameterizedTest
  @CsvSource({
    "0.3, 3facc82c, bf9a1bc8",
    "0.7, 4000e153, beb69e1a",
    "1.25, 405f61c7, 3e647fbe",
    "9.313226E-10, 3f800000, c1a65af6",
    "2.7182817, 417277da, 3f800000",
    "33.3, 5783c1fa, 40605b0d",
    "88.7, 7f7a37fc, 408f8740"
  })
  void bitsOfExpAndLogAreTheRecordedOnes(float x, String exp, String log) {
    assertThat(bits(FloatMath.exp(x))).isEqualTo(exp);
    assertThat(bits(FloatMath.log(x))).isEqualTo(log);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 1", "0.5, 1, 0", "1, 0, -1", "1.5, -1, 0", "2, 0, 1", "2.5, 1, 0", "1001, 0, -1", "4194303.5, -1, 0"})
  void multiplesOfAQuarterTurnAreExact(float x, float sine, float cosine) {
    assertThat(Math.abs(FloatMath.sinPi(x) - sine)).isZero();
    assertThat(Math.abs(FloatMath.sinPi(-x) + sine)).isZero();
    assertThat(Math.abs(FloatMath.cosPi(x) - cosine)).isZero();
    assertThat(Math.abs(FloatMath.cosPi(-x) - cosine)).isZero();
  }

  @Test
  void zeroGivesExactValues() {
    for (float zero : new float[] {0f, -0f}) {
      assertThat(bits(FloatMath.sinPi(zero))).isEqualTo(bits(zero));
      assertThat(bits(FloatMath.sin(zero))).isEqualTo(bits(zero));
      assertThat(bits(FloatMath.tanh(zero))).isEqualTo(bits(zero));
      assertThat(FloatMath.cosPi(zero)).isEqualTo(1f);
      assertThat(FloatMath.cos(zero)).isEqualTo(1f);
      assertThat(FloatMath.gaussian(zero)).isEqualTo(1f);
      assertThat(FloatMath.sigmoid(zero)).isEqualTo(0.5f);
      assertThat(FloatMath.exp(zero)).isEqualTo(1f);
      assertThat(FloatMath.log(zero)).isEqualTo(Float.NEGATIVE_INFINITY);
      assertThat(bits(FloatMath.step(zero))).isEqualTo("00000000");
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.MIN_VALUE, Float.MIN_NORMAL, 1e-20f, 0.5f, 1f, 3e38f, Float.MAX_VALUE, Float.POSITIVE_INFINITY})
  void stepIsOneAboveZeroAndZeroBelow(float x) {
    assertThat(FloatMath.step(x)).isEqualTo(1f);
    assertThat(FloatMath.step(-x)).isEqualTo(0f);
  }

  @Test
  void nanGivesNan() {
    // Arithmetic on the bits of some of these would leave a number.
    for (int bits : new int[] {0x7fc00000, 0x7f800001, 0x7fffffff, 0x7fc001ff, 0xffc00000, 0xff800001, 0xffffffff}) {
      ALL.forEach((name, function) -> assertThat(function.at(Float.intBitsToFloat(bits))).as(name).isNaN());
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {88.72284f, 89f, 100f, 177.4f, 1e10f, Float.MAX_VALUE, Float.POSITIVE_INFINITY})
  void exponentialsPastTheLargestFloatAreInfinite(float x) {
    assertThat(FloatMath.exp(88.72283f)).isGreaterThan(3.4027e38f).isLessThan(Float.MAX_VALUE);
    assertThat(FloatMath.exp(x)).isEqualTo(Float.POSITIVE_INFINITY);
  }

  @ParameterizedTest
  @ValueSource(floats = {-87.33655f, -88f, -103f, -177.4f, -1e10f, -Float.MAX_VALUE, Float.NEGATIVE_INFINITY})
  void exponentialsBelowTheNormalFloatsAreZero(float x) {
    assertThat(FloatMath.exp(-87.33654f)).isBetween(Float.MIN_NORMAL, 1.00001f * Float.MIN_NORMAL);
    assertThat(bits(FloatMath.exp(x))).isEqualTo("00000000");
  }

  @ParameterizedTest
  @ValueSource(floats = {0f, Float.MIN_VALUE, 1e-40f, 0x0.fffffep-126f})
  void logarithmsBelowTheNormalFloatsAreMinusInfinity(float x) {
    assertThat(FloatMath.log(Float.MIN_NORMAL)).isEqualTo((float) Math.log(Float.MIN_NORMAL));
    assertThat(FloatMath.log(x)).isEqualTo(Float.NEGATIVE_INFINITY);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.MIN_VALUE, Float.MIN_NORMAL, 0.5f, 1f, 2f, 1e30f, Float.MAX_VALUE, Float.POSITIVE_INFINITY})
  void logarithmsOfNegativeNumbersAreNan(float x) {
    assertThat(FloatMath.log(-x)).isNaN();
  }

  @Test
  void logarithmOfOneIsZero() {
    assertThat(bits(FloatMath.log(1f))).isEqualTo("00000000");
  }

  @Test
  void expAndLogKeepOrder() {
    float[] x = samples(87.3);
    for (int i = 1; i < x.length; i++) {
      // Of immediate neighbours alone may the greater one give less.
      if (x[i] > Math.nextUp(x[i - 1])) {
        assertThat(FloatMath.exp(x[i])).as("at %s", x[i]).isGreaterThanOrEqualTo(FloatMath.exp(x[i - 1]));
        assertThat(FloatMath.exp(-x[i])).as("at %s", -x[i]).isLessThanOrEqualTo(FloatMath.exp(-x[i - 1]));
      }
      assertThat(FloatMath.log(x[i])).as("at %s", x[i]).isGreaterThanOrEqualTo(FloatMath.log(x[i - 1]));
      assertThat(FloatMath.log(Math.nextUp(x[i]))).as("above %s", x[i]).isGreaterThanOrEqualTo(FloatMath.log(x[i]));
    }
  }

  @Test
  void infinityGivesTheStatedLimits() {
    float infinity = Float.POSITIVE_INFINITY;
    assertThat(FloatMath.gaussian(infinity)).isEqualTo(0f);
    assertThat(FloatMath.gaussian(-infinity)).isEqualTo(0f);
    assertThat(FloatMath.tanh(infinity)).isEqualTo(1f);
    assertThat(FloatMath.tanh(-infinity)).isEqualTo(-1f);
    assertThat(FloatMath.sigmoid(infinity)).isEqualTo(1f);
    assertThat(FloatMath.sigmoid(-infinity)).isEqualTo(0f);
    assertThat(FloatMath.exp(infinity)).isEqualTo(infinity);
    assertThat(FloatMath.exp(-infinity)).isEqualTo(0f);
    assertThat(FloatMath.log(infinity)).isEqualTo(infinity);
    assertThat(FloatMath.log(-infinity)).isNaN();
  }

  @ParameterizedTest
  @ValueSource(floats = {4194304f, 4194304.5f, 4194305f, 1e30f, Float.MAX_VALUE, Float.POSITIVE_INFINITY})
  void halfTurnsBeyondTheRangeCountAsItsLimit(float x) {
    assertThat(FloatMath.cosPi(4194303f)).isEqualTo(-1f);
    assertThat(FloatMath.cosPi(x)).isEqualTo(1f);
    assertThat(FloatMath.cosPi(-x)).isEqualTo(1f);
    assertThat(FloatMath.sinPi(4194303.5f)).isEqualTo(-1f);
    assertThat(FloatMath.sinPi(x)).isZero();
    assertThat(FloatMath.sinPi(-x)).isZero();
  }

  @ParameterizedTest
  @ValueSource(floats = {65536.01f, 65537f, 1e30f, Float.MAX_VALUE, Float.POSITIVE_INFINITY})
  void anglesBeyondTheRangeCountAsItsLimit(float x) {
    assertThat(FloatMath.sin(65535f)).isNotEqualTo(FloatMath.sin(65536f));
    assertThat(FloatMath.sin(x)).isEqualTo(FloatMath.sin(65536f));
    assertThat(FloatMath.sin(-x)).isEqualTo(-FloatMath.sin(65536f));
    assertThat(FloatMath.cos(x)).isEqualTo(FloatMath.cos(65536f));
    assertThat(FloatMath.cos(-x)).isEqualTo(FloatMath.cos(65536f));
  }

  @Test
  void oddAndEvenFunctionsAreMirroredBitForBit() {
    for (float x : samples(65536)) {
      assertThat(bits(FloatMath.sin(-x))).isEqualTo(bits(-FloatMath.sin(x)));
      assertThat(bits(FloatMath.tanh(-x))).isEqualTo(bits(-FloatMath.tanh(x)));
      assertThat(FloatMath.sinPi(-x)).isEqualTo(-FloatMath.sinPi(x));
      assertThat(bits(FloatMath.cos(-x))).isEqualTo(bits(FloatMath.cos(x)));
      assertThat(bits(FloatMath.cosPi(-x))).isEqualTo(bits(FloatMath.cosPi(x)));
      assertThat(bits(FloatMath.gaussian(-x))).isEqualTo(bits(FloatMath.gaussian(x)));
    }
  }

  @Test
  void valuesStayWithinTheStatedLimits() {
    float top = Math.nextUp(1f);
    for (float magnitude : samples(1e38)) {
      for (float x : new float[] {magnitude, -magnitude}) {
        for (String name : List.of("sinPi", "cosPi", "sin", "cos")) {
          assertThat(ALL.get(name).at(x)).as(name).isBetween(-top, top);
        }
        assertThat(FloatMath.gaussian(x)).isBetween(0f, 1f);
        assertThat(FloatMath.sigmoid(x)).isBetween(0f, 1f);
        assertThat(FloatMath.tanh(x)).isBetween(-1f, 1f);
      }
    }
  }

  /** A hundred thousand magnitudes, evenly spread over the logarithm from 2^-30 to the limit, and the limit. */
  private static float[] samples(double limit) {
    int n = 100_000;
    float[] x = new float[n];
    double low = Math.log(0x1p-30);
    for (int i = 0; i < n; i++) {
      x[i] = (float) Math.exp(low + (Math.log(limit) - low) * i / (n - 1));
    }
    x[n - 1] = (float) limit;
    return x;
  }

  private static void keeps(double bound, double limit, FloatFunction function, DoubleUnaryOperator exact) {
    double largest = 0;
    for (float magnitude : samples(limit)) {
      for (float x : new float[] {magnitude, -magnitude}) {
        double error = Math.abs(function.at(x) - exact.applyAsDouble(x));
        assertThat(error).as("error at %s", x).isLessThanOrEqualTo(bound);
        largest = Math.max(largest, error);
      }
    }
    assertThat(largest).as("largest error: float32 was at work").isGreaterThan(bound / 10);
  }

  /** The error in units of the exact value's last place. */
  private static double units(float value, double exact) {
    return value == exact ? 0 : Math.abs(value - exact) / (Math.ulp(exact) * 0x1p29);
  }

  private static String bits(float x) {
    return String.format("%08x", Float.floatToRawIntBits(x));
  }
}
