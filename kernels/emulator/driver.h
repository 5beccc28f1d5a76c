// The state behind the driver API, and what every call of it begins and ends with.
#pragma once

#include <cuda.h>

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "controls.h"
#include "memory.h"
#include "module.h"
#include "stream.h"

namespace standin {

// Thrown to end a call with a code. The reason shows in cuGetErrorString.
struct Failure {
  CUresult code;
  std::string why;
};

struct Device {
  int number;
  std::size_t used = 0;
  int retained = 0;
  std::unique_ptr<Context> primary;
};

struct Context {
  explicit Context(Device& device) : device(device), legacy(*this, true) {}

  Device& device;
  CUresult error = CUDA_SUCCESS;  // of a kernel; every later call answers it
  std::string why;
  Stream legacy;  // the stream with handle 0
};

struct Driver {
  std::recursive_mutex lock;
  bool initialised = false;
  Controls controls;
  std::map<int, Device> devices;  // once touched
  Memory device_memory, pinned_memory;
  std::set<Context*> contexts;
  std::set<Stream*> streams;
  std::set<Event*> events;
  std::set<Module*> modules;
  std::uint64_t launches = 0;
};

Driver& driver();

enum class Need { NOTHING, DRIVER, CONTEXT };

// Counts the call, lets a planted failure happen, and checks what the call needs.
void enter(const char* function, Need need);

// The calling thread's context.
Context& current();
std::vector<Context*>& context_stack();

// Throws what a kernel of the context has left.
void check_error(const Context& context);

void destroy_contents(Context& context);

// Reason and code of the calling thread's last failure.
Failure& last_failure();

template <class Body>
CUresult api(const char* function, Need need, Body body) {
  std::lock_guard<std::recursive_mutex> guard(driver().lock);
  try {
    enter(function, need);
    body();
    return CUDA_SUCCESS;
  } catch (const Failure& failure) {
    last_failure() = failure;
    return failure.code;
  }
}

// A pointer that the caller must give.
template <class T>
T& required(T* pointer) {
  if (pointer == nullptr) {
    throw Failure{CUDA_ERROR_INVALID_VALUE, "a null pointer"};
  }
  return *pointer;
}

}  // namespace standin
