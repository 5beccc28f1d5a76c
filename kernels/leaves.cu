// Sums over the leaves (bias and pixels) of images. Launched by eval/CudaGraph.java.
//
// A pass has images in tiles of 128 lanes; a lane behind the last image is black. Leaf 0 is the bias, 255 like a white pixel;
// leaf p is pixel p - 1. A sum is a whole number below 2^24, exact in any order, and is divided by 255 once.
//
//   images (images, pixels)   8 bits, the whole set
//   place  (lanes)            image of a lane, -1 for black
//   bits   (sums, words)      leaf 32 w + b of a sum is bit b of word w
//   packed (4-leaf words, lanes)  leaves 4 q to 4 q + 3 of a lane's image, the first in the low byte
//   sums   (sums, lanes)
//
// Leaves are padded with zeros to 32 * words. With cuBLAS the sums are a product of bf16 matrices, in which all of 0 to 255 are
// exact: wide_bits (sums, leaves) and wide_images (lanes, leaves).
#include "common.cuh"

constexpr float WHITE = 255.0f;

__device__ __forceinline__ unsigned leaf_of(const unsigned char* images, int place, int pixels, int leaf) {
  return leaf == 0 ? 255u : leaf > pixels || place < 0 ? 0u : images[(size_t)place * pixels + leaf - 1];
}

extern "C" __global__ void __launch_bounds__(128) pack_images(
    unsigned* __restrict__ packed, const unsigned char* __restrict__ images, const int* __restrict__ place, int pixels,
    int lanes) {
  int lane = blockIdx.x * blockDim.x + threadIdx.x;
  int word = blockIdx.y;
  if (lane >= lanes) {
    return;
  }
  unsigned leaves = 0;
  for (int b = 0; b < 4; b++) {
    leaves |= leaf_of(images, place[lane], pixels, 4 * word + b) << (8 * b);
  }
  packed[(size_t)word * lanes + lane] = leaves;
}

// ---------------------------------------------------------------------------------------------------------------------
// Our own product. A block has 64 sums and the 128 lanes of a tile, a thread 8 sums and 4 lanes; leaves come in runs of 32, one
// word of bits. Four bits become four bytes by a product, and __dp4a adds four leaves at a time.

constexpr int BLOCK_SUMS = 64;
constexpr int THREAD_SUMS = 8;
constexpr int THREAD_LANES = 4;
constexpr int RUN = 8;  // packed words for a word of bits

__device__ __forceinline__ unsigned bytes_of(unsigned four_bits) {
  return (four_bits * 0x00204081u) & 0x01010101u;
}

// Two blocks a multiprocessor are asked for, which leaves registers enough to spill none.
extern "C" __global__ void __launch_bounds__(256, 2) sum_leaves(
    float* __restrict__ sums, const unsigned* __restrict__ bits, const unsigned* __restrict__ packed, int sum_count, int words,
    int lanes) {
  __shared__ unsigned run_bits[BLOCK_SUMS];
  __shared__ unsigned run_leaves[RUN][LANES];
  int lane = threadIdx.x % WARP;
  int sum = threadIdx.x / WARP * THREAD_SUMS;
  int first_sum = blockIdx.x * BLOCK_SUMS;
  size_t first_lane = (size_t)blockIdx.y * LANES;
  unsigned total[THREAD_SUMS][THREAD_LANES] = {};
  for (int w = 0; w < words; w++) {
    if (threadIdx.x < BLOCK_SUMS) {
      int s = first_sum + threadIdx.x;
      run_bits[threadIdx.x] = s < sum_count ? bits[(size_t)s * words + w] : 0u;
    }
    for (int i = threadIdx.x; i < RUN * LANES; i += blockDim.x) {
      run_leaves[i / LANES][i % LANES] = packed[((size_t)w * RUN + i / LANES) * lanes + first_lane + i % LANES];
    }
    __syncthreads();
    for (int q = 0; q < RUN; q++) {
      unsigned leaves[THREAD_LANES];
      for (int i = 0; i < THREAD_LANES; i++) {
        leaves[i] = run_leaves[q][lane + WARP * i];
      }
      for (int s = 0; s < THREAD_SUMS; s++) {
        unsigned taken = bytes_of(run_bits[sum + s] >> (4 * q) & 15u);
        for (int i = 0; i < THREAD_LANES; i++) {
          total[s][i] = __dp4a(taken, leaves[i], total[s][i]);
        }
      }
    }
    __syncthreads();
  }
  for (int s = 0; s < THREAD_SUMS; s++) {
    if (first_sum + sum + s < sum_count) {
      for (int i = 0; i < THREAD_LANES; i++) {
        sums[(size_t)(first_sum + sum + s) * lanes + first_lane + lane + WARP * i] = (float)total[s][i] / WHITE;
      }
    }
  }
}

// Reference: a thread a lane and a sum, leaf by leaf.
extern "C" __global__ void __launch_bounds__(128) sum_leaves_reference(
    float* sums, const unsigned* bits, const unsigned char* images, const int* place, int pixels, int words, int lanes) {
  int lane = blockIdx.y * blockDim.x + threadIdx.x;
  int sum = blockIdx.x;
  if (lane >= lanes) {
    return;
  }
  unsigned total = 0;
  for (int leaf = 0; leaf <= pixels; leaf++) {
    if (bits[(size_t)sum * words + leaf / 32] >> (leaf % 32) & 1u) {
      total += leaf_of(images, place[lane], pixels, leaf);
    }
  }
  sums[(size_t)sum * lanes + lane] = (float)total / WHITE;
}

// ---------------------------------------------------------------------------------------------------------------------
// The product by cuBLAS: what it multiplies, and the division behind it.

// A whole number of 0 to 255 as bf16: the upper half of the float, whose lower half is zero.
__device__ __forceinline__ unsigned short bf16_of(unsigned number) {
  return (unsigned short)(__float_as_uint((float)number) >> 16);
}

extern "C" __global__ void __launch_bounds__(128) widen_images(
    unsigned short* __restrict__ wide, const unsigned char* __restrict__ images, const int* __restrict__ place, int pixels,
    int leaves) {
  int leaf = blockIdx.y * blockDim.x + threadIdx.x;
  if (leaf < leaves) {
    wide[(size_t)blockIdx.x * leaves + leaf] = bf16_of(leaf_of(images, place[blockIdx.x], pixels, leaf));
  }
}

extern "C" __global__ void __launch_bounds__(128) widen_bits(
    unsigned short* __restrict__ wide, const unsigned* __restrict__ bits, int leaves) {
  int leaf = blockIdx.y * blockDim.x + threadIdx.x;
  if (leaf < leaves) {
    size_t sum = blockIdx.x;
    wide[sum * leaves + leaf] = bf16_of(bits[sum * (leaves / 32) + leaf / 32] >> (leaf % 32) & 1u);
  }
}

extern "C" __global__ void __launch_bounds__(128) scale_sums(float* __restrict__ sums, long long count) {
  long long i = (long long)blockIdx.x * blockDim.x + threadIdx.x;
  if (i < count) {
    sums[i] = sums[i] / WHITE;
  }
}
