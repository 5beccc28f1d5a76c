// Standard normal numbers by (stream, step): numerics/NormalNoise.java's operations in its order, over the Philox4x32-10 of
// numerics/KeyedRandom.java with the key 0.
#pragma once
#include "activation.cuh"

// KeyedRandom.Purpose.NOISE; a test compares the two files.
constexpr unsigned NOISE_PURPOSE = 8u;

// The words of a block of a stream.
__device__ __forceinline__ void noise_block(unsigned stream, unsigned block, unsigned* word) {
  unsigned c0 = block;
  unsigned c1 = stream;
  unsigned c2 = 0u;
  unsigned c3 = NOISE_PURPOSE;
  unsigned k0 = 0u;
  unsigned k1 = 0u;
#pragma unroll
  for (int round = 0; round < 10; round++) {
    unsigned long long a = 0xD2511F53ull * c0;
    unsigned long long b = 0xCD9E8D57ull * c2;
    c0 = (unsigned)(b >> 32) ^ c1 ^ k0;
    c1 = (unsigned)b;
    c2 = (unsigned)(a >> 32) ^ c3 ^ k1;
    c3 = (unsigned)a;
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
  }
  word[0] = c0;
  word[1] = c1;
  word[2] = c2;
  word[3] = c3;
}

// The first pairs of normal numbers, of the two that a block gives.
__device__ __forceinline__ void normal_pairs(unsigned stream, unsigned block, float* normal, int pairs) {
  unsigned word[4];
  noise_block(stream, block, word);
#pragma unroll
  for (int k = 0; k < 2 * pairs; k += 2) {
    float uniform = (float)((word[k] >> 8) + 1u) * 0x1p-24f;
    float radius = __fsqrt_rn(-2.0f * log_of(uniform));
    float half_turns = (float)(word[k + 1] >> 8) * 0x1p-23f;
    normal[k] = radius * cos_pi(half_turns);
    normal[k + 1] = radius * sin_pi(half_turns);
  }
}
