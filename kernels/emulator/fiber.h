// A stack on which a CUDA thread runs, and the switch between two of them on one OS thread.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "lane.h"

namespace standin {

struct Fiber {
  void* stack_pointer = nullptr;  // while it is not running
  char* stack = nullptr;          // lowest address; null for an OS thread's own
  std::size_t stack_size = 0;
  void* fake_stack = nullptr;  // AddressSanitizer's
  void* tsan = nullptr;        // ThreadSanitizer's

  Lane& lane() const { return lane_of_stack((std::uintptr_t)stack); }
};

using FiberStart = void (*)();  // never returns

// Stacks come in slabs, each with a guard page below, their tops staggered: equal addresses modulo 4 KiB would compete for the
// same lines of the first-level cache.
class Stacks {
 public:
  Stacks() = default;
  Stacks(const Stacks&) = delete;
  ~Stacks();
  char* take();

 private:
  std::vector<char*> slabs_;  // as mapped
  char* next_ = nullptr;
  unsigned left_ = 0;
};

// Makes the fiber begin at `start` when it is next switched to; what it did before is forgotten.
void prepare(Fiber& fiber, unsigned number, FiberStart start);

// To be called by a fiber as the first thing it does; `from` is the one that was running.
void begun(Fiber& from);

void switch_fiber(Fiber& from, Fiber& to);

}  // namespace standin
