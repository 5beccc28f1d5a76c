// CUDA C++ as far as our kernels speak it, for g++: included before the first line of a kernel file (-include).
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "lane.h"

#define __global__
#define __device__
#define __host__
#define __constant__ static
#define __shared__ static thread_local
#define __forceinline__ inline __attribute__((always_inline))
#define __noinline__ __attribute__((noinline))
#define __align__(bytes) __attribute__((aligned(bytes)))
#define __launch_bounds__(...)

#define threadIdx (standin::own_lane().index)
#define blockIdx (standin::own_lane().block->index)
#define blockDim (standin::own_lane().block->size)
#define gridDim (standin::own_lane().block->grid)

using std::isfinite;
using std::isinf;
using std::isnan;

inline void* standin_dynamic_shared() {
  return standin::own_lane().block->dynamic_shared;
}

template <class To, class From>
inline To standin_bits(From from) {
  static_assert(sizeof(To) == sizeof(From), "same size");
  To to;
  std::memcpy(&to, &from, sizeof to);
  return to;
}

inline int __float_as_int(float x) { return standin_bits<int>(x); }
inline unsigned __float_as_uint(float x) { return standin_bits<unsigned>(x); }
inline float __int_as_float(int x) { return standin_bits<float>(x); }
inline float __uint_as_float(unsigned x) { return standin_bits<float>(x); }
inline float __fsqrt_rn(float x) { return std::sqrt(x); }
inline int __popc(unsigned x) { return __builtin_popcount(x); }

#define STANDIN_MIN_MAX(type)                                   \
  inline type min(type a, type b) { return b < a ? b : a; }     \
  inline type max(type a, type b) { return a < b ? b : a; }
STANDIN_MIN_MAX(int)
STANDIN_MIN_MAX(unsigned)
STANDIN_MIN_MAX(long)
STANDIN_MIN_MAX(unsigned long)
STANDIN_MIN_MAX(long long)
STANDIN_MIN_MAX(unsigned long long)
#undef STANDIN_MIN_MAX

inline unsigned __dp4a(unsigned a, unsigned b, unsigned sum) {
  for (int byte = 0; byte < 32; byte += 8) {
    sum += (a >> byte & 255u) * (b >> byte & 255u);
  }
  return sum;
}

template <class T>
inline T __ldg(const T* at) {
  return *at;
}

template <class T>
inline T atomicAdd(T* at, T value) {
  static_assert(sizeof(T) <= 8 && T(1) / T(2) == T(0), "whole numbers: a sum of floats would depend on the order");
  return __atomic_fetch_add(at, value, __ATOMIC_RELAXED);
}

#include "collectives.h"
