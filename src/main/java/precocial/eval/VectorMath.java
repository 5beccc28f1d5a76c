package precocial.eval;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import precocial.numerics.FloatMath;

/**
 * {@link FloatMath} on vectors: the same operations in the same order, so the same bits; {@code VectorMathTest} compares them over all
 * arguments. What each function is and its error are said there.
 */
final class VectorMath {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private static final float ROUND = 12582912f;
  private static final float PERIODIC_LIMIT = 4194304f;

  private VectorMath() {}

  static FloatVector sinPi(FloatVector x) {
    FloatVector u = halfTurns(x);
    FloatVector z = u.mul(u);
    FloatVector q = all(-0.000389776425f).fma(z, all(0.00686784275f));
    q = q.fma(z, all(-0.0751921684f));
    q = q.fma(z, all(0.524037182f));
    q = q.fma(z, all(-2.02611947f));
    q = q.fma(z, all(3.14159274f));
    return u.mul(u.neg().fma(u, all(1f))).mul(q);
  }

  static FloatVector cosPi(FloatVector x) {
    FloatVector a = all(0.5f).sub(halfTurns(x).abs());
    FloatVector z = a.mul(a);
    FloatVector q = all(0.0776594058f).fma(z, all(-0.598292172f));
    q = q.fma(z, all(2.55007768f));
    q = q.fma(z, all(-5.1677103f));
    q = q.fma(z, all(3.14159274f));
    return a.mul(q);
  }

  /** x modulo 2, in -1..1. */
  private static FloatVector halfTurns(FloatVector x) {
    FloatVector y = x.min(PERIODIC_LIMIT).max(-PERIODIC_LIMIT);
    return y.sub(y.mul(0.5f).add(ROUND).sub(ROUND).mul(2f));
  }

  static FloatVector gaussian(FloatVector x) {
    FloatVector s = x.mul(x).mul(0.0625f).min(2.2f);
    FloatVector p = all(-7.92224528e-05f).fma(s, all(0.00108941598f));
    p = p.fma(s, all(-0.00792628527f));
    p = p.fma(s, all(0.0413723327f));
    p = p.fma(s, all(-0.1665636f));
    p = p.fma(s, all(0.499986351f));
    p = p.fma(s, all(-0.999999702f));
    FloatVector e = p.mul(s);
    e = e.fma(e, e.add(e));
    e = e.fma(e, e.add(e));
    e = e.fma(e, e.add(e));
    return e.add(1f);
  }

  static FloatVector tanh(FloatVector x) {
    FloatVector z = x.mul(x).min(81.3604f);
    FloatVector p = all(1.33188971e-08f).fma(z, all(2.0583353e-05f));
    p = p.fma(z, all(0.00349402684f));
    p = p.fma(z, all(0.133797109f));
    p = p.fma(z, all(1f));
    FloatVector q = all(7.76194724e-07f).fma(z, all(0.000328308f));
    q = q.fma(z, all(0.025871044f));
    q = q.fma(z, all(0.467130274f));
    q = q.fma(z, all(1f));
    return x.mul(p).div(q).min(1f).max(-1f);
  }

  static FloatVector sigmoid(FloatVector x) {
    return tanh(x.mul(0.5f)).fma(all(0.5f), all(0.5f));
  }

  static FloatVector step(FloatVector x) {
    return x.mul(3e38f).mul(3e38f).max(0f).min(1f);
  }

  static FloatVector relu(FloatVector x) {
    return x.max(0f);
  }

  private static FloatVector all(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }
}
