// The elementary functions and the activations: the same float operations in the same order as numerics/FloatMath.java, which
// states errors and special values. fmaf stands where Math.fma does; nothing else may be contracted (-fmad=false). Denormals
// count, division is IEEE's.
#pragma once
#include "coefficients.cuh"
#include "common.cuh"

__device__ __forceinline__ float nearest(float x) {
  return (x + ROUND) - ROUND;
}

// sin(pi u) for u in -1..1.
__device__ __forceinline__ float sin_half_turns(float u) {
  float z = u * u;
  float q = SIN_5;
  q = fmaf(q, z, SIN_4);
  q = fmaf(q, z, SIN_3);
  q = fmaf(q, z, SIN_2);
  q = fmaf(q, z, SIN_1);
  q = fmaf(q, z, SIN_0);
  return u * fmaf(-u, u, 1.0f) * q;
}

// cos(pi u) for u in -1..1.
__device__ __forceinline__ float cos_half_turns(float u) {
  float a = 0.5f - fabsf(u);
  float z = a * a;
  float q = COS_4;
  q = fmaf(q, z, COS_3);
  q = fmaf(q, z, COS_2);
  q = fmaf(q, z, COS_1);
  q = fmaf(q, z, COS_0);
  return a * q;
}

__device__ __forceinline__ float turn_parity(float x) {
  float y = limit(x, -PERIODIC_LIMIT, PERIODIC_LIMIT);
  return y - 2.0f * nearest(0.5f * y);
}

// An angle in radians as a number of half turns in -1..1.
__device__ __forceinline__ float half_turns(float x) {
  float y = limit(x, -ANGLE_LIMIT, ANGLE_LIMIT);
  float whole = -2.0f * nearest(y * INV_TWO_PI);
  return fmaf(y, INV_PI_LOW, fmaf(y, INV_PI_HIGH, whole));
}

__device__ __forceinline__ float sin_pi(float x) {
  return sin_half_turns(turn_parity(x));
}

__device__ __forceinline__ float cos_pi(float x) {
  return cos_half_turns(turn_parity(x));
}

__device__ __forceinline__ float sine_of(float x) {
  return sin_half_turns(half_turns(x));
}

__device__ __forceinline__ float cosine_of(float x) {
  return cos_half_turns(half_turns(x));
}

__device__ __forceinline__ float gaussian(float x) {
  float s = limit_above(x * x * 0.0625f, EXPM1_LIMIT);
  float p = EXPM1_6;
  p = fmaf(p, s, EXPM1_5);
  p = fmaf(p, s, EXPM1_4);
  p = fmaf(p, s, EXPM1_3);
  p = fmaf(p, s, EXPM1_2);
  p = fmaf(p, s, EXPM1_1);
  p = fmaf(p, s, EXPM1_0);
  float e = p * s;
  e = fmaf(e, e, e + e);
  e = fmaf(e, e, e + e);
  e = fmaf(e, e, e + e);
  return 1.0f + e;
}

__device__ __forceinline__ float tanh_of(float x) {
  float z = limit_above(x * x, TANH_LIMIT);
  float p = TANH_P_4;
  p = fmaf(p, z, TANH_P_3);
  p = fmaf(p, z, TANH_P_2);
  p = fmaf(p, z, TANH_P_1);
  p = fmaf(p, z, TANH_P_0);
  float q = TANH_Q_4;
  q = fmaf(q, z, TANH_Q_3);
  q = fmaf(q, z, TANH_Q_2);
  q = fmaf(q, z, TANH_Q_1);
  q = fmaf(q, z, TANH_Q_0);
  return limit(x * p / q, -1.0f, 1.0f);
}

__device__ __forceinline__ float sigmoid(float x) {
  return fmaf(0.5f, tanh_of(0.5f * x), 0.5f);
}

__device__ __forceinline__ float step_of(float x) {
  return limit_above(not_negative(x * STEP_FACTOR * STEP_FACTOR), 1.0f);
}

__device__ __forceinline__ float exp_of(float x) {
  float shifted = fmaf(x, INV_LN2, ROUND);
  float minus_n = ROUND - shifted;
  float r = fmaf(minus_n, LN2_LOW, fmaf(minus_n, LN2_HIGH, x));
  float p = EXP_6;
  p = fmaf(p, r, EXP_5);
  p = fmaf(p, r, EXP_4);
  p = fmaf(p, r, EXP_3);
  p = fmaf(p, r, EXP_2);
  p = fmaf(p, r, 1.0f);
  p = fmaf(p, r, 1.0f);
  float scaled = __uint_as_float(__float_as_uint(p) + (__float_as_uint(shifted) << 23));
  float y = x <= EXP_HIGHEST ? scaled : x * __uint_as_float(0x7f800000u);
  return x < EXP_LOWEST ? 0.0f : y;
}

__device__ __forceinline__ float log_of(float x) {
  constexpr unsigned INFINITY_BITS = 0x7f800000u;
  unsigned bits = __float_as_uint(x);
  unsigned exponent = (bits - SQRT_HALF_BITS) & EXPONENT_BITS;
  float n = (float)(int)exponent;
  float f = __uint_as_float(bits - exponent) - 1.0f;
  float p = LOG_10;
  p = fmaf(p, f, LOG_9);
  p = fmaf(p, f, LOG_8);
  p = fmaf(p, f, LOG_7);
  p = fmaf(p, f, LOG_6);
  p = fmaf(p, f, LOG_5);
  p = fmaf(p, f, LOG_4);
  p = fmaf(p, f, LOG_3);
  p = fmaf(p, f, -0.5f);
  p = fmaf(p, f * f, f);
  float y = fmaf(n, LN2_OF_EXPONENT, p);
  y = x < __uint_as_float(INFINITY_BITS) ? y : x;
  y = x < 0x1p-126f ? -__uint_as_float(INFINITY_BITS) : y;
  return x < 0.0f ? __uint_as_float(0x7fc00000u) : y;
}

// Ids of genome/Activation.java; a test compares the two files.
constexpr int LINEAR = 1;
constexpr int STEP = 2;
constexpr int SINE = 3;
constexpr int GAUSSIAN = 4;
constexpr int TANH = 5;
constexpr int SIGMOID = 6;
constexpr int INVERSE = 7;
constexpr int ABSOLUTE = 8;
constexpr int RELU = 9;
constexpr int COSINE = 10;

// All threads of a warp evaluate the same node, so the branch is one for all of them.
__device__ __forceinline__ float activate(int activation, float x) {
  switch (activation) {
    case STEP: return step_of(x);
    case SINE: return sin_pi(x);
    case GAUSSIAN: return gaussian(x);
    case TANH: return tanh_of(x);
    case SIGMOID: return sigmoid(x);
    case INVERSE: return -x;
    case ABSOLUTE: return fabsf(x);
    case RELU: return not_negative(x);
    case COSINE: return cos_pi(x);
    default: return x;
  }
}
