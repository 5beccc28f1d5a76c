// Live allocations, of devices or of pinned host memory. Each is a heap block of its exact size, so that AddressSanitizer sees an
// overrun, and begins as NaN.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

namespace standin {

struct Context;

struct Allocation {
  char* at;
  std::size_t size;
  Context* context;
  std::uint64_t number;  // never given twice
};

class Memory {
 public:
  // Null where the host has no more.
  const Allocation* allocate(std::size_t bytes, Context* context);
  bool free(std::uintptr_t at);
  void free_all(Context* context);
  std::size_t count() const { return live_.size(); }

  // The allocation that has the address, its end included; null where there is none.
  const Allocation* find(std::uintptr_t address) const;

 private:
  std::map<std::uintptr_t, Allocation> live_;
  std::uint64_t last_ = 0;
};

// The device memory [address, address + bytes), checked to lie within one allocation of the current context.
char* device_range(std::uintptr_t address, std::size_t bytes, const char* what);

// Host memory for an asynchronous copy, checked to be pinned.
char* pinned_range(const void* address, std::size_t bytes);

}  // namespace standin
