// One launch of a kernel: what all its blocks share.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

#include "kernel.h"
#include "vectors.h"

namespace standin {

struct Launch {
  const Kernel* kernel;
  dim3 grid, block;
  unsigned dynamic_shared;
  std::uint64_t shuffle;                // seed of the order of threads; 0: in order
  std::vector<unsigned char> arguments;  // copied: the caller's memory is free after the call
  std::vector<void*> argument;

  std::atomic<std::uint64_t> next_block{0};
  std::mutex lock;
  std::string failure;  // of the first block that failed

  std::uint64_t blocks() const { return (std::uint64_t)grid.x * grid.y * grid.z; }
  unsigned threads() const { return block.x * block.y * block.z; }

  void fail(const std::string& why) {
    std::lock_guard<std::mutex> guard(lock);
    if (failure.empty()) {
      failure = why;
    }
    next_block = blocks();
  }
};

}  // namespace standin
