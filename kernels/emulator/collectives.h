// Barriers, votes and shuffles in a kernel. A default argument is taken where the call stands, so each says its line.
#pragma once

#include <cstdint>
#include <cstring>

#include "lane.h"

#define STANDIN_SITE int line = __builtin_LINE(), const char* file = __builtin_FILE()

inline void __syncthreads(STANDIN_SITE) {
  standin::block_barrier({file, line});
}

inline void __syncwarp(unsigned mask = 0xffffffffu, STANDIN_SITE) {
  standin::warp_collective(standin::Collective::SYNC, mask, 0, 0, {file, line});
}

inline int __any_sync(unsigned mask, int predicate, STANDIN_SITE) {
  return (int)standin::warp_collective(standin::Collective::ANY, mask, predicate != 0, 0, {file, line});
}

inline int __all_sync(unsigned mask, int predicate, STANDIN_SITE) {
  return (int)standin::warp_collective(standin::Collective::ALL, mask, predicate != 0, 0, {file, line});
}

inline unsigned __ballot_sync(unsigned mask, int predicate, STANDIN_SITE) {
  return (unsigned)standin::warp_collective(standin::Collective::BALLOT, mask, predicate != 0, 0, {file, line});
}

namespace standin {

template <class T>
T shuffle(unsigned mask, T value, unsigned source, Site site) {
  static_assert(sizeof(T) == 4 || sizeof(T) == 8, "CUDA shuffles words");
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof value);
  bits = warp_collective(Collective::SHUFFLE, mask, bits, source, site);
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

}  // namespace standin

// A warp in parts of `width` lanes; a source outside the own part means the own value, as CUDA says.
template <class T>
T __shfl_sync(unsigned mask, T value, int source, int width = 32, STANDIN_SITE) {
  unsigned own = standin::own_lane().thread % 32;
  return standin::shuffle(mask, value, (own & ~(width - 1u)) | (source & (width - 1u)), {file, line});
}

template <class T>
T __shfl_down_sync(unsigned mask, T value, unsigned delta, int width = 32, STANDIN_SITE) {
  unsigned own = standin::own_lane().thread % 32;
  bool inside = (own & (width - 1u)) + delta < (unsigned)width;
  return standin::shuffle(mask, value, inside ? own + delta : own, {file, line});
}

template <class T>
T __shfl_up_sync(unsigned mask, T value, unsigned delta, int width = 32, STANDIN_SITE) {
  unsigned own = standin::own_lane().thread % 32;
  bool inside = (own & (width - 1u)) >= delta;
  return standin::shuffle(mask, value, inside ? own - delta : own, {file, line});
}

template <class T>
T __shfl_xor_sync(unsigned mask, T value, int with, int width = 32, STANDIN_SITE) {
  unsigned own = standin::own_lane().thread % 32;
  unsigned source = own ^ with;
  bool inside = source < (own & ~(width - 1u)) + width;
  return standin::shuffle(mask, value, inside ? source : own, {file, line});
}
#undef STANDIN_SITE
