// Device memory, pinned host memory, and what moves between them.
#include "api.h"

#include <cstring>

#include "stream_of.h"

using namespace standin;

namespace {

// As a driver does, memory is given in pieces.
std::size_t rounded(std::size_t bytes) {
  return (bytes + 511) / 512 * 512;
}

using Range = std::function<char*()>;

Range device(CUdeviceptr at, std::size_t bytes, const char* what) {
  return [=] { return device_range(at, bytes, what); };
}

Range pinned(const void* at, std::size_t bytes) {
  return [=] { return pinned_range(at, bytes); };
}

Range any_host(const void* at) {
  return [=] { return (char*)at; };
}

// Ranges are checked by the call, and again when its turn comes: by then the memory may have been freed.
Task copying(Range to, Range from, std::size_t bytes) {
  if (bytes == 0) {
    return {};
  }
  to();
  from();
  return {[=] { std::memmove(to(), from(), bytes); }, nullptr, nullptr};
}

void now(Task task) {
  Stream& legacy = current().legacy;
  enqueue(legacy, std::move(task));
  finish(legacy);
  check_error(current());
}

}  // namespace

STANDIN_API cuMemAlloc_v2(CUdeviceptr* address, size_t bytes) {
  return api("cuMemAlloc", Need::CONTEXT, [&] {
    if (bytes == 0) {
      throw Failure{CUDA_ERROR_INVALID_VALUE, "an allocation of 0 bytes"};
    }
    Device& own = current().device;
    std::size_t limit = driver().controls.memory;
    std::size_t free = limit > own.used ? limit - own.used : 0;
    const Allocation* made = bytes > free || rounded(bytes) > free
                                 ? nullptr
                                 : driver().device_memory.allocate(bytes, &current());
    if (made == nullptr) {
      throw Failure{CUDA_ERROR_OUT_OF_MEMORY, std::to_string(bytes) + " bytes of " + std::to_string(free) + " free"};
    }
    own.used += rounded(bytes);
    required(address) = (CUdeviceptr)made->at;
  });
}

STANDIN_API cuMemFree_v2(CUdeviceptr address) {
  return api("cuMemFree", Need::CONTEXT, [&] {
    if (address == 0) {
      return;
    }
    device_range(address, 0, "memory to free");
    const Allocation* found = driver().device_memory.find(address);
    std::size_t size = found->size;
    if (!driver().device_memory.free(address)) {
      throw Failure{CUDA_ERROR_INVALID_VALUE, "memory to free is inside an allocation"};
    }
    current().device.used -= rounded(size);
  });
}

STANDIN_API cuMemGetInfo_v2(size_t* free, size_t* total) {
  return api("cuMemGetInfo", Need::CONTEXT, [&] {
    required(total) = driver().controls.memory;
    std::size_t used = current().device.used;
    required(free) = *total > used ? *total - used : 0;
  });
}

STANDIN_API cuMemGetAddressRange_v2(CUdeviceptr* base, size_t* size, CUdeviceptr address) {
  return api("cuMemGetAddressRange", Need::CONTEXT, [&] {
    device_range(address, 1, "an address");
    const Allocation* found = driver().device_memory.find(address);
    if (base != nullptr) {
      *base = (CUdeviceptr)found->at;
    }
    if (size != nullptr) {
      *size = found->size;
    }
  });
}

STANDIN_API cuMemHostAlloc(void** address, size_t bytes, unsigned) {
  return api("cuMemHostAlloc", Need::CONTEXT, [&] {
    const Allocation* made = bytes == 0 ? nullptr : driver().pinned_memory.allocate(bytes, &current());
    if (made == nullptr) {
      throw Failure{bytes == 0 ? CUDA_ERROR_INVALID_VALUE : CUDA_ERROR_OUT_OF_MEMORY, "pinned memory"};
    }
    required(address) = made->at;
  });
}

STANDIN_API cuMemAllocHost_v2(void** address, size_t bytes) {
  return cuMemHostAlloc(address, bytes, 0);
}

STANDIN_API cuMemFreeHost(void* address) {
  return api("cuMemFreeHost", Need::CONTEXT, [&] {
    if (!driver().pinned_memory.free((std::uintptr_t)address)) {
      throw Failure{CUDA_ERROR_INVALID_VALUE, "not pinned memory"};
    }
  });
}

STANDIN_API cuMemcpyHtoD_v2(CUdeviceptr to, const void* from, size_t bytes) {
  return api("cuMemcpyHtoD", Need::CONTEXT, [&] { now(copying(device(to, bytes, "target"), any_host(from), bytes)); });
}

STANDIN_API cuMemcpyDtoH_v2(void* to, CUdeviceptr from, size_t bytes) {
  return api("cuMemcpyDtoH", Need::CONTEXT, [&] { now(copying(any_host(to), device(from, bytes, "source"), bytes)); });
}

STANDIN_API cuMemcpyDtoD_v2(CUdeviceptr to, CUdeviceptr from, size_t bytes) {
  return api("cuMemcpyDtoD", Need::CONTEXT, [&] {
    now(copying(device(to, bytes, "target"), device(from, bytes, "source"), bytes));
  });
}

STANDIN_API cuMemcpyHtoDAsync_v2(CUdeviceptr to, const void* from, size_t bytes, CUstream stream) {
  return api("cuMemcpyHtoDAsync", Need::CONTEXT, [&] {
    enqueue(stream_of(stream), copying(device(to, bytes, "target"), pinned(from, bytes), bytes));
  });
}

STANDIN_API cuMemcpyDtoHAsync_v2(void* to, CUdeviceptr from, size_t bytes, CUstream stream) {
  return api("cuMemcpyDtoHAsync", Need::CONTEXT, [&] {
    enqueue(stream_of(stream), copying(pinned(to, bytes), device(from, bytes, "source"), bytes));
  });
}

STANDIN_API cuMemcpyDtoDAsync_v2(CUdeviceptr to, CUdeviceptr from, size_t bytes, CUstream stream) {
  return api("cuMemcpyDtoDAsync", Need::CONTEXT, [&] {
    enqueue(stream_of(stream), copying(device(to, bytes, "target"), device(from, bytes, "source"), bytes));
  });
}
