package precocial.eval;

import static precocial.numerics.Coefficients.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import precocial.numerics.FloatMath;

/**
 * {@link FloatMath} on vectors: the same operations on the same constants in the same order, so the same bits;
 * {@code VectorMathTest} compares them over all arguments. What each function is and its error are said there.
 *
 * <p>All of these have to be inlined: a vector that is handed from one compiled method to another is boxed, which costs a hundred
 * times its computation. Whether the JIT compiler inlines them of its own accord depends on what it happens to compile first, so
 * the launcher tells it to ({@code -XX:CompileCommand=inline}).
 */
final class VectorMath {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private VectorMath() {}

  /** a[i] * b[i], for a vector from i on. */
  static FloatVector product(float[] a, float[] b, int i) {
    return FloatVector.fromArray(SPECIES, a, i).mul(FloatVector.fromArray(SPECIES, b, i));
  }

  static FloatVector sinPi(FloatVector x) {
    FloatVector u = halfTurns(x);
    FloatVector z = u.mul(u);
    FloatVector q = all(SIN_5).fma(z, all(SIN_4));
    q = q.fma(z, all(SIN_3));
    q = q.fma(z, all(SIN_2));
    q = q.fma(z, all(SIN_1));
    q = q.fma(z, all(SIN_0));
    return u.mul(u.neg().fma(u, all(1f))).mul(q);
  }

  static FloatVector cosPi(FloatVector x) {
    FloatVector a = all(0.5f).sub(halfTurns(x).abs());
    FloatVector z = a.mul(a);
    FloatVector q = all(COS_4).fma(z, all(COS_3));
    q = q.fma(z, all(COS_2));
    q = q.fma(z, all(COS_1));
    q = q.fma(z, all(COS_0));
    return a.mul(q);
  }

  /** x modulo 2, in -1..1. */
  private static FloatVector halfTurns(FloatVector x) {
    FloatVector y = x.min(PERIODIC_LIMIT).max(-PERIODIC_LIMIT);
    return y.sub(y.mul(0.5f).add(ROUND).sub(ROUND).mul(2f));
  }

  static FloatVector gaussian(FloatVector x) {
    FloatVector s = x.mul(x).mul(0.0625f).min(EXPM1_LIMIT);
    FloatVector p = all(EXPM1_6).fma(s, all(EXPM1_5));
    p = p.fma(s, all(EXPM1_4));
    p = p.fma(s, all(EXPM1_3));
    p = p.fma(s, all(EXPM1_2));
    p = p.fma(s, all(EXPM1_1));
    p = p.fma(s, all(EXPM1_0));
    FloatVector e = p.mul(s);
    e = e.fma(e, e.add(e));
    e = e.fma(e, e.add(e));
    e = e.fma(e, e.add(e));
    return e.add(1f);
  }

  static FloatVector tanh(FloatVector x) {
    FloatVector z = x.mul(x).min(TANH_LIMIT);
    FloatVector p = all(TANH_P_4).fma(z, all(TANH_P_3));
    p = p.fma(z, all(TANH_P_2));
    p = p.fma(z, all(TANH_P_1));
    p = p.fma(z, all(TANH_P_0));
    FloatVector q = all(TANH_Q_4).fma(z, all(TANH_Q_3));
    q = q.fma(z, all(TANH_Q_2));
    q = q.fma(z, all(TANH_Q_1));
    q = q.fma(z, all(TANH_Q_0));
    return x.mul(p).div(q).min(1f).max(-1f);
  }

  static FloatVector sigmoid(FloatVector x) {
    return tanh(x.mul(0.5f)).fma(all(0.5f), all(0.5f));
  }

  static FloatVector step(FloatVector x) {
    return x.mul(STEP_FACTOR).mul(STEP_FACTOR).max(0f).min(1f);
  }

  static FloatVector relu(FloatVector x) {
    return x.max(0f);
  }

  static FloatVector exp(FloatVector x) {
    FloatVector shifted = x.fma(all(INV_LN2), all(ROUND));
    FloatVector minusN = all(ROUND).sub(shifted);
    FloatVector r = minusN.fma(all(LN2_LOW), minusN.fma(all(LN2_HIGH), x));
    FloatVector p = all(EXP_6).fma(r, all(EXP_5));
    p = p.fma(r, all(EXP_4));
    p = p.fma(r, all(EXP_3));
    p = p.fma(r, all(EXP_2));
    p = p.fma(r, all(1f));
    p = p.fma(r, all(1f));
    IntVector exponent = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
    FloatVector scaled = p.reinterpretAsInts().add(exponent).reinterpretAsFloats();
    FloatVector y = x.mul(Float.POSITIVE_INFINITY).blend(scaled, x.compare(VectorOperators.LE, EXP_HIGHEST));
    return y.blend(0f, x.compare(VectorOperators.LT, EXP_LOWEST));
  }

  static FloatVector log(FloatVector x) {
    IntVector bits = x.reinterpretAsInts();
    IntVector exponent = bits.sub(SQRT_HALF_BITS).and(EXPONENT_BITS);
    FloatVector n = (FloatVector) exponent.convert(VectorOperators.I2F, 0);
    FloatVector f = bits.sub(exponent).reinterpretAsFloats().sub(1f);
    FloatVector p = all(LOG_10).fma(f, all(LOG_9));
    p = p.fma(f, all(LOG_8));
    p = p.fma(f, all(LOG_7));
    p = p.fma(f, all(LOG_6));
    p = p.fma(f, all(LOG_5));
    p = p.fma(f, all(LOG_4));
    p = p.fma(f, all(LOG_3));
    p = p.fma(f, all(-0.5f));
    p = p.fma(f.mul(f), f);
    FloatVector y = n.fma(all(LN2_OF_EXPONENT), p);
    y = x.blend(y, x.compare(VectorOperators.LT, Float.POSITIVE_INFINITY));
    y = y.blend(Float.NEGATIVE_INFINITY, x.compare(VectorOperators.LT, Float.MIN_NORMAL));
    return y.blend(Float.NaN, x.compare(VectorOperators.LT, 0f));
  }

  private static FloatVector all(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }
}
