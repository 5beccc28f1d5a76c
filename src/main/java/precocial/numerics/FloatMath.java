package precocial.numerics;

import static precocial.numerics.Coefficients.*;

/**
 * The elementary functions of every float32 backend: each one fixed sequence of IEEE float operations, so that Java and CUDA
 * give the same bits. There are no branches and no bit casts, so that a plain loop over lanes vectorises; except in {@link #exp}
 * and {@link #log}, which take powers of two from the bits and select among special values: of these two only the vector form
 * vectorises.
 *
 * <p>The stated errors are the largest over all 2^32 arguments, against float64; {@code FloatMathExhaustiveTest} holds them. The
 * constants are in {@link Coefficients}. What infinity gives is said with each function.
 *
 * <p>NaN gives NaN everywhere, even where a value is limited, for Java's min and max pass NaN on. A port needs min and max of its
 * own that do: CUDA's fminf and fmaxf, like C's, drop NaN and return the other argument.
 */
public final class FloatMath {
  private FloatMath() {}

  /**
   * sin(pi x). Absolute error at most 2e-7 for |x| up to 2^22; beyond, and at infinity, the argument counts as 2^22, which gives
   * 0. The magnitude exceeds 1 by at most one unit in the last place, as do those of the next three.
   */
  public static float sinPi(float x) {
    float y = Math.max(-PERIODIC_LIMIT, Math.min(PERIODIC_LIMIT, x));
    return sinHalfTurns(y - 2f * nearest(0.5f * y));
  }

  /** cos(pi x). Absolute error at most 1.7e-7 for |x| up to 2^22; beyond, and at infinity, 1. */
  public static float cosPi(float x) {
    float y = Math.max(-PERIODIC_LIMIT, Math.min(PERIODIC_LIMIT, x));
    return cosHalfTurns(y - 2f * nearest(0.5f * y));
  }

  /** sin(x), x in radians. Absolute error at most 3.6e-7 for |x| up to 65,536; beyond, the argument counts as that limit. */
  public static float sin(float x) {
    return sinHalfTurns(halfTurns(x));
  }

  /** cos(x), x in radians. Absolute error at most 2.3e-7 for |x| up to 65,536; beyond, the argument counts as that limit. */
  public static float cos(float x) {
    return cosHalfTurns(halfTurns(x));
  }

  /** exp(-x*x/2). Absolute error at most 2.2e-7, never outside 0 to 1; infinity gives 0. */
  public static float gaussian(float x) {
    // e = expm1(-s) for s = x^2/16, then three doublings by expm1(-2s) = e^2 + 2e: no power of two has to be assembled from bits.
    float s = Math.min(x * x * 0.0625f, EXPM1_LIMIT);
    float p = EXPM1_6;
    p = Math.fma(p, s, EXPM1_5);
    p = Math.fma(p, s, EXPM1_4);
    p = Math.fma(p, s, EXPM1_3);
    p = Math.fma(p, s, EXPM1_2);
    p = Math.fma(p, s, EXPM1_1);
    p = Math.fma(p, s, EXPM1_0);
    float e = p * s;
    e = Math.fma(e, e, e + e);
    e = Math.fma(e, e, e + e);
    e = Math.fma(e, e, e + e);
    return 1f + e;
  }

  /** tanh(x). Absolute and relative error at most 3.2e-7, never outside -1 to 1; infinity gives 1 with its sign. */
  public static float tanh(float x) {
    float z = Math.min(x * x, TANH_LIMIT);
    float p = TANH_P_4;
    p = Math.fma(p, z, TANH_P_3);
    p = Math.fma(p, z, TANH_P_2);
    p = Math.fma(p, z, TANH_P_1);
    p = Math.fma(p, z, TANH_P_0);
    float q = TANH_Q_4;
    q = Math.fma(q, z, TANH_Q_3);
    q = Math.fma(q, z, TANH_Q_2);
    q = Math.fma(q, z, TANH_Q_1);
    q = Math.fma(q, z, TANH_Q_0);
    return Math.max(-1f, Math.min(1f, x * p / q));
  }

  /**
   * (tanh(x/2) + 1)/2, the logistic function. Absolute error at most 1.9e-7, never outside 0 to 1; infinity gives 1, minus
   * infinity 0.
   */
  public static float sigmoid(float x) {
    return Math.fma(0.5f, tanh(0.5f * x), 0.5f);
  }

  /** 1 where x > 0, else 0. */
  public static float step(float x) {
    return Math.min(Math.max(x * STEP_FACTOR * STEP_FACTOR, 0f), 1f);
  }

  /**
   * e^x. Error at most 0.91 units in the last place; a greater argument may give one unit less than its neighbour. 1 at zero. A
   * result that would be less than 2^-126, the smallest normal float, is 0, and one that would round to more than the largest is
   * infinity; infinity gives itself, minus infinity 0.
   */
  public static float exp(float x) {
    // e^x = 2^n e^r; the low bits of x / ln 2 + ROUND are n in two's complement.
    float shifted = Math.fma(x, INV_LN2, ROUND);
    float minusN = ROUND - shifted;
    float r = Math.fma(minusN, LN2_LOW, Math.fma(minusN, LN2_HIGH, x));
    float p = EXP_6;
    p = Math.fma(p, r, EXP_5);
    p = Math.fma(p, r, EXP_4);
    p = Math.fma(p, r, EXP_3);
    p = Math.fma(p, r, EXP_2);
    p = Math.fma(p, r, 1f);
    p = Math.fma(p, r, 1f);
    // Added to the exponent, n may be 128, which no float holds as a power: p is less than 1 then.
    float scaled = Float.intBitsToFloat(Float.floatToRawIntBits(p) + (Float.floatToRawIntBits(shifted) << 23));
    float y = x <= EXP_HIGHEST ? scaled : x * Float.POSITIVE_INFINITY;
    return x < EXP_LOWEST ? 0f : y;
  }

  /**
   * The natural logarithm. Error at most 0.94 units in the last place, near 1 as well, and never decreasing. 0 at 1; both zeros
   * and the positive floats below 2^-126 give minus infinity, any negative number NaN; infinity gives itself.
   */
  public static float log(float x) {
    // x = 2^n m, m from sqrt(1/2) to sqrt(2): n 2^23 is what the bits of x exceed those of m by.
    int bits = Float.floatToRawIntBits(x);
    int exponent = bits - SQRT_HALF_BITS & EXPONENT_BITS;
    float n = exponent;
    float f = Float.intBitsToFloat(bits - exponent) - 1f;
    float p = LOG_10;
    p = Math.fma(p, f, LOG_9);
    p = Math.fma(p, f, LOG_8);
    p = Math.fma(p, f, LOG_7);
    p = Math.fma(p, f, LOG_6);
    p = Math.fma(p, f, LOG_5);
    p = Math.fma(p, f, LOG_4);
    p = Math.fma(p, f, LOG_3);
    p = Math.fma(p, f, -0.5f);
    p = Math.fma(p, f * f, f);
    float y = Math.fma(n, LN2_OF_EXPONENT, p);
    y = x < Float.POSITIVE_INFINITY ? y : x;
    y = x < Float.MIN_NORMAL ? Float.NEGATIVE_INFINITY : y;
    return x < 0f ? Float.NaN : y;
  }

  private static float nearest(float x) {
    return (x + ROUND) - ROUND;
  }

  /** An angle in radians as a number of half turns in -1..1. */
  private static float halfTurns(float x) {
    float y = Math.max(-ANGLE_LIMIT, Math.min(ANGLE_LIMIT, x));
    float whole = -2f * nearest(y * INV_TWO_PI);
    return Math.fma(y, INV_PI_LOW, Math.fma(y, INV_PI_HIGH, whole));
  }

  /** sin(pi u) for u in -1..1, as u (1 - u^2) Q(u^2): exact zeros at both ends and in the middle. */
  private static float sinHalfTurns(float u) {
    float z = u * u;
    float q = SIN_5;
    q = Math.fma(q, z, SIN_4);
    q = Math.fma(q, z, SIN_3);
    q = Math.fma(q, z, SIN_2);
    q = Math.fma(q, z, SIN_1);
    q = Math.fma(q, z, SIN_0);
    return u * Math.fma(-u, u, 1f) * q;
  }

  /** cos(pi u) for u in -1..1, as sin(pi (1/2 - |u|)). */
  private static float cosHalfTurns(float u) {
    float a = 0.5f - Math.abs(u);
    float z = a * a;
    float q = COS_4;
    q = Math.fma(q, z, COS_3);
    q = Math.fma(q, z, COS_2);
    q = Math.fma(q, z, COS_1);
    q = Math.fma(q, z, COS_0);
    return a * q;
  }
}
