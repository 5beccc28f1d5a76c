// Launches: their limits, their arguments, and the kernel itself in its turn.
#include "api.h"

#include <cstring>

#include "function_of.h"
#include "pool.h"
#include "recorder.h"
#include "stream_of.h"

using namespace standin;

namespace {

void check_limits(const Function& function, dim3 grid, dim3 block, unsigned shared) {
  const Kernel& kernel = *function.kernel;
  auto refuse = [&](const std::string& what) {
    throw Failure{CUDA_ERROR_INVALID_VALUE, std::string(kernel.name) + ": " + what};
  };
  if (grid.x == 0 || grid.y == 0 || grid.z == 0 || grid.x > 0x7fffffffu || grid.y > 65535 || grid.z > 65535) {
    refuse("a grid of " + std::to_string(grid.x) + " x " + std::to_string(grid.y) + " x " + std::to_string(grid.z));
  }
  unsigned long long threads = (unsigned long long)block.x * block.y * block.z;
  unsigned most = kernel.most_threads == 0 ? 1024 : kernel.most_threads;
  if (threads == 0 || threads > most || block.x > 1024 || block.y > 1024 || block.z > 64) {
    refuse("a block of " + std::to_string(threads) + " threads, of 1 to " + std::to_string(most));
  }
  if (shared > function.most_dynamic_shared) {
    refuse(std::to_string(shared) + " bytes of dynamic shared memory beside " + std::to_string(kernel.static_shared) +
           " of static; allowed are " + std::to_string(function.most_dynamic_shared));
  }
}

void copy_arguments(Launch& launch, void** given) {
  const Kernel& kernel = *launch.kernel;
  std::size_t size = 0;
  for (unsigned n = 0; n < kernel.parameter_count; n++) {
    size += 16 * ((kernel.parameters[n].size + 15) / 16);
  }
  launch.arguments.resize(size);
  unsigned char* at = launch.arguments.data();
  for (unsigned n = 0; n < kernel.parameter_count; n++) {
    std::memcpy(at, &required((char*)given[n]), kernel.parameters[n].size);
    launch.argument.push_back(at);
    at += 16 * ((kernel.parameters[n].size + 15) / 16);
  }
}

// Numbers of the allocations that pointers lead to. A pointer that leads nowhere is refused though the kernel may not use it.
std::vector<std::uint64_t> allocations_of(const Launch& launch) {
  std::vector<std::uint64_t> numbers;
  for (unsigned n = 0; n < launch.kernel->parameter_count; n++) {
    std::uintptr_t address = 0;
    if (launch.kernel->parameters[n].pointer) {
      std::memcpy(&address, launch.argument[n], sizeof address);
    }
    if (address != 0) {
      std::string what = std::string(launch.kernel->name) + ": argument " + std::to_string(n);
      device_range(address, 0, what.c_str());
      numbers.push_back(driver().device_memory.find(address)->number);
    }
  }
  return numbers;
}

void run(Launch& launch, const std::vector<std::uint64_t>& allocations) {
  bool same = false;
  try {
    same = allocations_of(launch) == allocations;
  } catch (const Failure&) {
  }
  if (!same) {
    throw Failure{CUDA_ERROR_ILLEGAL_ADDRESS, std::string(launch.kernel->name) + ": memory was freed before the kernel ran"};
  }
  record(launch);
  if (!run_blocks(launch)) {
    throw Failure{CUDA_ERROR_LAUNCH_FAILED, launch.failure};
  }
}

}  // namespace

STANDIN_API cuLaunchKernel(
    CUfunction handle, unsigned grid_x, unsigned grid_y, unsigned grid_z, unsigned block_x, unsigned block_y, unsigned block_z,
    unsigned shared, CUstream stream, void** arguments, void** extra) {
  return api("cuLaunchKernel", Need::CONTEXT, [&] {
    if (extra != nullptr) {
      throw Failure{CUDA_ERROR_NOT_SUPPORTED, "extra launch arguments"};
    }
    const Function& function = function_of(handle);
    auto launch = std::make_shared<Launch>();
    launch->kernel = function.kernel;
    launch->grid = {grid_x, grid_y, grid_z};
    launch->block = {block_x, block_y, block_z};
    launch->dynamic_shared = shared;
    check_limits(function, launch->grid, launch->block, shared);
    if (launch->kernel->parameter_count > 0) {
      copy_arguments(*launch, &required(arguments));
    }
    std::uint64_t seed = driver().controls.shuffle;
    launch->shuffle = seed == 0 ? 0 : seed * 1000003 + ++driver().launches;
    std::vector<std::uint64_t> allocations = allocations_of(*launch);
    enqueue(stream_of(stream), {[=] { run(*launch, allocations); }, nullptr, nullptr});
  });
}
