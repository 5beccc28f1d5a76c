#include "memory.h"

#include <cstdlib>

#include "driver.h"
#include "shared.h"

namespace standin {

const Allocation* Memory::allocate(std::size_t bytes, Context* context) {
  void* at = nullptr;
  if (posix_memalign(&at, 256, bytes) != 0) {
    return nullptr;
  }
  spoil(at, bytes);
  auto address = (std::uintptr_t)at;
  return &(live_[address] = {(char*)at, bytes, context, ++last_});
}

bool Memory::free(std::uintptr_t at) {
  auto found = live_.find(at);
  if (found == live_.end()) {
    return false;
  }
  std::free(found->second.at);
  live_.erase(found);
  return true;
}

void Memory::free_all(Context* context) {
  for (auto one = live_.begin(); one != live_.end();) {
    if (one->second.context == context) {
      std::free(one->second.at);
      one = live_.erase(one);
    } else {
      ++one;
    }
  }
}

const Allocation* Memory::find(std::uintptr_t address) const {
  auto above = live_.upper_bound(address);
  if (above == live_.begin()) {
    return nullptr;
  }
  const Allocation& below = std::prev(above)->second;
  return address - (std::uintptr_t)below.at <= below.size ? &below : nullptr;
}

namespace {

char* checked(const Allocation* found, std::uintptr_t address, std::size_t bytes, const std::string& what) {
  if (found == nullptr) {
    throw Failure{CUDA_ERROR_INVALID_VALUE, what + " is in no live allocation"};
  }
  std::size_t offset = address - (std::uintptr_t)found->at;
  if (bytes > found->size - offset) {
    throw Failure{CUDA_ERROR_INVALID_VALUE, what + ": bytes " + std::to_string(offset) + " to " +
                                                std::to_string(offset + bytes) + " of an allocation of " +
                                                std::to_string(found->size)};
  }
  return found->at + offset;
}

}  // namespace

char* device_range(std::uintptr_t address, std::size_t bytes, const char* what) {
  const Allocation* found = driver().device_memory.find(address);
  if (found != nullptr && found->context != &current()) {
    throw Failure{CUDA_ERROR_INVALID_VALUE,
                  std::string(what) + " is memory of device " + std::to_string(found->context->device.number) +
                      " under the context of device " + std::to_string(current().device.number)};
  }
  return checked(found, address, bytes, what);
}

char* pinned_range(const void* address, std::size_t bytes) {
  return checked(driver().pinned_memory.find((std::uintptr_t)address), (std::uintptr_t)address, bytes,
                 "host memory of an asynchronous copy (it must be pinned)");
}

}  // namespace standin
