// What every kernel uses: lanes, the device's words for them, and arithmetic that keeps NaN as Java's does.
#pragma once

// Images of a tile; in Java TileValues.LANES. Sums over the lanes of a tile are halving trees.
constexpr int LANES = 128;

constexpr int WARP = 32;
constexpr unsigned ALL_LANES = 0xffffffffu;

// Shared memory whose size the launch says: an array of its own for each use of the macro in a kernel is not possible, so a
// kernel has one and divides it. The stand-in driver of the tests gives a block of that size, so that an overrun is seen.
#ifdef PRECOCIAL_STAND_IN
#define DYNAMIC_SHARED(type, name) type* name = (type*)standin_dynamic_shared()
#else
#define DYNAMIC_SHARED(type, name)                                   \
  extern __shared__ __align__(16) unsigned char dynamic_shared_bytes[]; \
  type* name = (type*)dynamic_shared_bytes
#endif

// fminf and fmaxf drop NaN, Java's min and max keep it. A limit is never zero, so no signed zeros meet.
__device__ __forceinline__ float limit_above(float x, float most) {
  return x > most ? most : x;
}

__device__ __forceinline__ float limit(float x, float least, float most) {
  float y = limit_above(x, most);
  return y < least ? least : y;
}

// Java's max(0, x): 0 for both zeros.
__device__ __forceinline__ float not_negative(float x) {
  return x > 0.0f ? x : x != x ? x : 0.0f;
}

// Sum of 128 values by a halving tree: value i + 64 is added to value i, then i + 32, ... 1. A thread of the warp holds the
// values of lanes l, l + 32, l + 64 and l + 96; the sum is that of thread 0.
__device__ __forceinline__ float tree_sum(float a, float b, float c, float d) {
  float sum = (a + c) + (b + d);
  for (int half = WARP / 2; half > 0; half /= 2) {
    sum += __shfl_down_sync(ALL_LANES, sum, half);
  }
  return sum;
}
