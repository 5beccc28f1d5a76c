package precocial.numerics;

/**
 * The constants of {@link FloatMath}, for every form of these functions: scalar and vector must have them to the last bit. All
 * are compile-time constants, so a class that uses one holds it as if written there. A number at the end of a name is the power
 * that the coefficient belongs to.
 *
 * <p>Polynomials were fitted for this project: least maximum error by Lawson's reweighting over Chebyshev nodes, then rounded to
 * float.
 */
public final class Coefficients {
  /** Adding and subtracting 1.5 * 2^23 rounds a float of magnitude up to 2^22 to the nearest integer, ties to even. */
  public static final float ROUND = 12582912f;

  /** From here on a float times pi is a multiple of pi/2 that the rounding above no longer resolves. */
  public static final float PERIODIC_LIMIT = 4194304f;

  /** Up to this magnitude 1/pi as the sum of two floats reduces an angle to within 2e-7. */
  public static final float ANGLE_LIMIT = 65536f;

  /** 1/(2 pi). */
  public static final float INV_TWO_PI = 0.15915494f;

  /** 1/pi is the sum of these two. */
  public static final float INV_PI_HIGH = 0.31830987f;
  public static final float INV_PI_LOW = 1.28412765e-8f;

  /** sin(pi u) = u (1 - u^2) Q(u^2) for u in -1..1. */
  public static final float SIN_5 = -0.000389776425f;
  public static final float SIN_4 = 0.00686784275f;
  public static final float SIN_3 = -0.0751921684f;
  public static final float SIN_2 = 0.524037182f;
  public static final float SIN_1 = -2.02611947f;
  public static final float SIN_0 = 3.14159274f;

  /** sin(pi a) = a Q(a^2) for a in -1/2..1/2. */
  public static final float COS_4 = 0.0776594058f;
  public static final float COS_3 = -0.598292172f;
  public static final float COS_2 = 2.55007768f;
  public static final float COS_1 = -5.1677103f;
  public static final float COS_0 = 3.14159274f;

  /** expm1(-s) = s P(s) for s in 0 to this. */
  public static final float EXPM1_LIMIT = 2.2f;
  public static final float EXPM1_6 = -7.92224528e-05f;
  public static final float EXPM1_5 = 0.00108941598f;
  public static final float EXPM1_4 = -0.00792628527f;
  public static final float EXPM1_3 = 0.0413723327f;
  public static final float EXPM1_2 = -0.1665636f;
  public static final float EXPM1_1 = 0.499986351f;
  public static final float EXPM1_0 = -0.999999702f;

  /** Past 9.02, where tanh rounds to 1, x^2 counts as this: the quotient below stays, and its product with x grows beyond 1. */
  public static final float TANH_LIMIT = 81.3604f;

  /** tanh(x) = x P(x^2) / Q(x^2). */
  public static final float TANH_P_4 = 1.33188971e-08f;
  public static final float TANH_P_3 = 2.0583353e-05f;
  public static final float TANH_P_2 = 0.00349402684f;
  public static final float TANH_P_1 = 0.133797109f;
  public static final float TANH_P_0 = 1f;
  public static final float TANH_Q_4 = 7.76194724e-07f;
  public static final float TANH_Q_3 = 0.000328308f;
  public static final float TANH_Q_2 = 0.025871044f;
  public static final float TANH_Q_1 = 0.467130274f;
  public static final float TANH_Q_0 = 1f;

  /** Twice this factor carries the smallest positive float past 1. */
  public static final float STEP_FACTOR = 3e38f;

  /** 1/ln 2. */
  public static final float INV_LN2 = 1.442695f;

  /** ln 2 is the sum of these two. */
  public static final float LN2_HIGH = 0.6931472f;
  public static final float LN2_LOW = -1.9046542e-9f;

  /** The least argument whose exponential is at least 2^-126, and the greatest whose rounds to a finite float. */
  public static final float EXP_LOWEST = -87.33654f;
  public static final float EXP_HIGHEST = 88.72283f;

  /** e^r = 1 + r + r^2 Q(r) for |r| up to ln(2)/2. */
  public static final float EXP_6 = 0.001381461f;
  public static final float EXP_5 = 0.008368711f;
  public static final float EXP_4 = 0.04166839f;
  public static final float EXP_3 = 0.16666521f;
  public static final float EXP_2 = 0.49999994f;

  /** The bits of sqrt(1/2), rounded down, and of a float's exponent and sign; ln 2 for an exponent that is left in its place. */
  public static final int SQRT_HALF_BITS = 0x3f3504f3;
  public static final int EXPONENT_BITS = 0xff800000;
  public static final float LN2_OF_EXPONENT = LN2_HIGH * 0x1p-23f;

  /** log(1 + f) = f - f^2/2 + f^3 Q(f) for 1 + f from sqrt(1/2) to sqrt(2). */
  public static final float LOG_10 = -0.076344997f;
  public static final float LOG_9 = 0.12761578f;
  public static final float LOG_8 = -0.13160183f;
  public static final float LOG_7 = 0.14201757f;
  public static final float LOG_6 = -0.16623357f;
  public static final float LOG_5 = 0.20001227f;
  public static final float LOG_4 = -0.2500082f;
  public static final float LOG_3 = 0.3333333f;

  private Coefficients() {}
}
