package precocial.numerics;

/**
 * The elementary functions of every float32 backend: each one fixed sequence of IEEE float operations, so that Java and CUDA
 * give the same bits. There are no branches and no bit casts, so that a plain loop over lanes vectorises.
 *
 * <p>Polynomials were fitted for this project: least maximum error by Lawson's reweighting over Chebyshev nodes, then rounded to
 * float. The stated errors are the largest over all 2^32 arguments, against float64; {@code FloatMathExhaustiveTest} holds them.
 * NaN gives NaN everywhere; what infinity gives is said with each function.
 */
public final class FloatMath {
  /** Adding and subtracting 1.5 * 2^23 rounds a float of magnitude up to 2^22 to the nearest integer, ties to even. */
  private static final float ROUND = 12582912f;

  /** From here on a float times pi is a multiple of pi/2 that the rounding above no longer resolves; see {@link #sinPi}. */
  private static final float PERIODIC_LIMIT = 4194304f;

  /** Up to this magnitude 1/pi as the sum of two floats reduces an angle to within 2e-7. */
  private static final float ANGLE_LIMIT = 65536f;

  private static final float INV_TWO_PI = 0.15915494f;
  private static final float INV_PI_HIGH = 0.31830987f;
  private static final float INV_PI_LOW = 1.28412765e-8f;

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
    float s = Math.min(x * x * 0.0625f, 2.2f);
    float p = -7.92224528e-05f;
    p = Math.fma(p, s, 0.00108941598f);
    p = Math.fma(p, s, -0.00792628527f);
    p = Math.fma(p, s, 0.0413723327f);
    p = Math.fma(p, s, -0.1665636f);
    p = Math.fma(p, s, 0.499986351f);
    p = Math.fma(p, s, -0.999999702f);
    float e = p * s;
    e = Math.fma(e, e, e + e);
    e = Math.fma(e, e, e + e);
    e = Math.fma(e, e, e + e);
    return 1f + e;
  }

  /** tanh(x). Absolute and relative error at most 3.2e-7, never outside -1 to 1; infinity gives 1 with its sign. */
  public static float tanh(float x) {
    // Past 9.02, where tanh rounds to 1, the quotient of the polynomials stays and its product with x grows beyond 1.
    float z = Math.min(x * x, 81.3604f);
    float p = 1.33188971e-08f;
    p = Math.fma(p, z, 2.0583353e-05f);
    p = Math.fma(p, z, 0.00349402684f);
    p = Math.fma(p, z, 0.133797109f);
    p = Math.fma(p, z, 1f);
    float q = 7.76194724e-07f;
    q = Math.fma(q, z, 0.000328308f);
    q = Math.fma(q, z, 0.025871044f);
    q = Math.fma(q, z, 0.467130274f);
    q = Math.fma(q, z, 1f);
    return Math.max(-1f, Math.min(1f, x * p / q));
  }

  /**
   * (tanh(x/2) + 1)/2, the logistic function. Absolute error at most 1.9e-7, never outside 0 to 1; infinity gives 1, minus
   * infinity 0.
   */
  public static float sigmoid(float x) {
    return Math.fma(0.5f, tanh(0.5f * x), 0.5f);
  }

  /** 1 where x > 0, else 0. Two multiplications carry the smallest positive float past 1. */
  public static float step(float x) {
    return Math.min(Math.max(x * 3e38f * 3e38f, 0f), 1f);
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
    float q = -0.000389776425f;
    q = Math.fma(q, z, 0.00686784275f);
    q = Math.fma(q, z, -0.0751921684f);
    q = Math.fma(q, z, 0.524037182f);
    q = Math.fma(q, z, -2.02611947f);
    q = Math.fma(q, z, 3.14159274f);
    return u * Math.fma(-u, u, 1f) * q;
  }

  /** cos(pi u) for u in -1..1, as sin(pi (1/2 - |u|)). */
  private static float cosHalfTurns(float u) {
    float a = 0.5f - Math.abs(u);
    float z = a * a;
    float q = 0.0776594058f;
    q = Math.fma(q, z, -0.598292172f);
    q = Math.fma(q, z, 2.55007768f);
    q = Math.fma(q, z, -5.1677103f);
    q = Math.fma(q, z, 3.14159274f);
    return a * q;
  }
}
