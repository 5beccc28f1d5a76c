// What a kernel compiled by g++ and the scheduler know of each other.
//
// A CUDA thread runs on a stack of its own, of a size and alignment known here: its Lane lies at the upper end, so that the stack
// pointer leads to it. A thread-local variable would cost a call in a shared library, at each use behind a barrier.
#pragma once

#include <cstddef>
#include <cstdint>

#include "vectors.h"

namespace standin {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || defined(STANDIN_ASAN) || defined(STANDIN_TSAN)
constexpr std::size_t STACK_SIZE = 256 << 10;
#else
constexpr std::size_t STACK_SIZE = 128 << 10;
#endif

struct BlockView {
  uint3 index;
  dim3 size, grid;
  void* dynamic_shared;
};

struct Lane {
  uint3 index;
  unsigned thread;  // x fastest, as CUDA counts; lane of the warp: modulo 32
  const BlockView* block;
  void* scheduler;
};

constexpr std::size_t LANE_SPACE = 128;
static_assert(sizeof(Lane) <= LANE_SPACE, "a Lane fits its place");

inline Lane& lane_of_stack(std::uintptr_t inside) {
  return *(Lane*)((inside | (STACK_SIZE - 1)) + 1 - LANE_SPACE);
}

// Not volatile: a function may read the stack pointer once, it stays on its stack.
inline Lane& own_lane() {
  std::uintptr_t stack;
  asm("movq %%rsp, %0" : "=r"(stack));
  return lane_of_stack(stack);
}

enum class Collective : unsigned { SYNC, SHUFFLE, ANY, ALL, BALLOT };

// Where in the source a thread waits. A line, not a return address: a compiler may double a call.
struct Site {
  const char* file;
  int line;
};

void block_barrier(Site site);
std::uint64_t warp_collective(Collective kind, unsigned mask, std::uint64_t value, unsigned source, Site site);

}  // namespace standin
