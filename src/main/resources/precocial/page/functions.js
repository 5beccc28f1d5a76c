// The elementary functions, operation by operation those of the program (numerics/FloatMath.java says how they work and how exact
// they are), and the activations of nodes.

/** Adding and subtracting it rounds a float32 of magnitude up to 2^22 to the nearest integer, ties to even. */
const ROUNDING = 12582912;
const PERIODIC_LIMIT = 4194304;
const ANGLE_LIMIT = 65536;
const INV_TWO_PI = f32(0.15915494);
const INV_PI_HIGH = f32(0.31830987);
const INV_PI_LOW = f32(1.28412765e-8);
const EXPM1_LIMIT = f32(2.2);
const TANH_LIMIT = f32(81.3604);
const STEP_FACTOR = f32(3e38);
const INV_LN2 = f32(1.442695);
const LN2_HIGH = f32(0.6931472);
const LN2_LOW = f32(-1.9046542e-9);
const EXP_LOWEST = f32(-87.33654);
const EXP_HIGHEST = f32(88.72283);
const SQRT_HALF_BITS = 0x3f3504f3;
const EXPONENT_BITS = 0xff800000;
const LEAST_NORMAL = 2 ** -126;

// Coefficients of polynomials, highest power first.
const SIN_TERMS = Float32Array.of(-0.000389776425, 0.00686784275, -0.0751921684, 0.524037182, -2.02611947, 3.14159274);
const COS_TERMS = Float32Array.of(0.0776594058, -0.598292172, 2.55007768, -5.1677103, 3.14159274);
const EXPM1_TERMS = Float32Array.of(
  -7.92224528e-05, 0.00108941598, -0.00792628527, 0.0413723327, -0.1665636, 0.499986351, -0.999999702);
const TANH_P_TERMS = Float32Array.of(1.33188971e-08, 2.0583353e-05, 0.00349402684, 0.133797109, 1);
const TANH_Q_TERMS = Float32Array.of(7.76194724e-07, 0.000328308, 0.025871044, 0.467130274, 1);
const EXP_TERMS = Float32Array.of(0.001381461, 0.008368711, 0.04166839, 0.16666521, 0.49999994, 1, 1);
const LOG_TERMS = Float32Array.of(
  -0.076344997, 0.12761578, -0.13160183, 0.14201757, -0.16623357, 0.20001227, -0.2500082, 0.3333333, -0.5);

function polynomial(terms, x) {
  let p = terms[0];
  for (let i = 1; i < terms.length; i++) {
    p = fma32(p, x, terms[i]);
  }
  return p;
}

function nearest32(x) {
  return f32(f32(x + ROUNDING) - ROUNDING);
}

/** x modulo 2, in -1..1. */
function halfTurnsOf(x) {
  const y = Math.max(-PERIODIC_LIMIT, Math.min(PERIODIC_LIMIT, x));
  return f32(y - f32(2 * nearest32(f32(0.5 * y))));
}

/** An angle in radians as a number of half turns in -1..1. */
function halfTurnsOfRadians(x) {
  const y = Math.max(-ANGLE_LIMIT, Math.min(ANGLE_LIMIT, x));
  const whole = f32(-2 * nearest32(f32(y * INV_TWO_PI)));
  return fma32(y, INV_PI_LOW, fma32(y, INV_PI_HIGH, whole));
}

function sinHalfTurns(u) {
  const q = polynomial(SIN_TERMS, f32(u * u));
  return f32(f32(u * fma32(-u, u, 1)) * q);
}

function cosHalfTurns(u) {
  const a = f32(0.5 - Math.abs(u));
  return f32(a * polynomial(COS_TERMS, f32(a * a)));
}

/** sin(pi x). */
function sinPi32(x) {
  return sinHalfTurns(halfTurnsOf(x));
}

/** cos(pi x). */
function cosPi32(x) {
  return cosHalfTurns(halfTurnsOf(x));
}

/** sin(x), x in radians. */
function sin32(x) {
  return sinHalfTurns(halfTurnsOfRadians(x));
}

/** cos(x), x in radians. */
function cos32(x) {
  return cosHalfTurns(halfTurnsOfRadians(x));
}

/** exp(-x*x/2). */
function gaussian32(x) {
  const s = Math.min(f32(f32(x * x) * 0.0625), EXPM1_LIMIT);
  let e = f32(polynomial(EXPM1_TERMS, s) * s);
  for (let doubling = 0; doubling < 3; doubling++) {
    e = fma32(e, e, f32(e + e));
  }
  return f32(1 + e);
}

function tanh32(x) {
  const z = Math.min(f32(x * x), TANH_LIMIT);
  const p = polynomial(TANH_P_TERMS, z);
  const q = polynomial(TANH_Q_TERMS, z);
  return Math.max(-1, Math.min(1, f32(f32(x * p) / q)));
}

/** (tanh(x/2) + 1)/2. */
function sigmoid32(x) {
  return fma32(0.5, tanh32(f32(0.5 * x)), 0.5);
}

/** 1 where x > 0, else 0. */
function step32(x) {
  return Math.min(Math.max(f32(f32(x * STEP_FACTOR) * STEP_FACTOR), 0), 1);
}

/** e^x. */
function exp32(x) {
  const shifted = fma32(x, INV_LN2, ROUNDING);
  const minusN = f32(ROUNDING - shifted);
  const r = fma32(minusN, LN2_LOW, fma32(minusN, LN2_HIGH, x));
  const p = polynomial(EXP_TERMS, r);
  const scaled = floatOfBits(floatBits(p) + (floatBits(shifted) << 23));
  const y = x <= EXP_HIGHEST ? scaled : f32(x * Infinity);
  return x < EXP_LOWEST ? 0 : y;
}

/** The natural logarithm. */
function log32(x) {
  const bits = floatBits(x);
  const exponent = (bits - SQRT_HALF_BITS) & EXPONENT_BITS;
  const f = f32(floatOfBits(bits - exponent) - 1);
  const p = fma32(polynomial(LOG_TERMS, f), f32(f * f), f);
  if (x < 0) {
    return NaN;
  }
  if (x < LEAST_NORMAL) {
    return -Infinity;
  }
  return x < Infinity ? fma32(exponent, f32(LN2_HIGH * 2 ** -23), p) : x;
}

/** By id; 0 stands for a node that computes nothing. */
const activationNames = [
  "", "linear", "step", "sine", "gaussian", "tanh", "sigmoid", "inverse", "absolute", "relu", "cosine"];

/** What a node of this activation makes of its sum. */
function activate(id, x) {
  switch (id) {
    case 1: return x;
    case 2: return step32(x);
    case 3: return sinPi32(x);
    case 4: return gaussian32(x);
    case 5: return tanh32(x);
    case 6: return sigmoid32(x);
    case 7: return -x;
    case 8: return Math.abs(x);
    case 9: return Math.max(0, x);
    case 10: return cosPi32(x);
    default: throw new RangeError(`activation ${id} is not one of 1 to 10`);
  }
}
