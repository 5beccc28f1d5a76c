// CUDA's small vector types, aligned as on the device, so that a misaligned access is one here too.
#pragma once

struct uint3 {
  unsigned x, y, z;
};

struct dim3 {
  unsigned x, y, z;
};

#define STANDIN_VECTORS(type, base)                                          \
  struct alignas(2 * sizeof(base)) type##2 {                                 \
    base x, y;                                                               \
  };                                                                         \
  struct alignas(4 * sizeof(base)) type##4 {                                 \
    base x, y, z, w;                                                         \
  };                                                                         \
  inline type##2 make_##type##2(base x, base y) {                            \
    return {x, y};                                                           \
  }                                                                          \
  inline type##4 make_##type##4(base x, base y, base z, base w) {            \
    return {x, y, z, w};                                                     \
  }

STANDIN_VECTORS(float, float)
STANDIN_VECTORS(int, int)
STANDIN_VECTORS(uint, unsigned)
STANDIN_VECTORS(uchar, unsigned char)
#undef STANDIN_VECTORS
