// Filling of device memory.
#include "api.h"

#include <algorithm>
#include <cstring>

#include "stream_of.h"

using namespace standin;

namespace {

template <class T>
void fill(Stream& stream, CUdeviceptr at, T value, std::size_t count) {
  if (at % sizeof(T) != 0) {
    throw Failure{CUDA_ERROR_INVALID_VALUE, "a misaligned target"};
  }
  if (count > 0) {
    device_range(at, count * sizeof(T), "target");
    enqueue(stream, {[=] {
                       auto* to = (T*)device_range(at, count * sizeof(T), "target");
                       std::fill(to, to + count, value);
                     },
                     nullptr, nullptr});
  }
}

}  // namespace

STANDIN_API cuMemsetD8_v2(CUdeviceptr at, unsigned char value, size_t count) {
  return api("cuMemsetD8", Need::CONTEXT, [&] { fill(current().legacy, at, value, count); });
}

STANDIN_API cuMemsetD32_v2(CUdeviceptr at, unsigned value, size_t count) {
  return api("cuMemsetD32", Need::CONTEXT, [&] { fill(current().legacy, at, value, count); });
}

STANDIN_API cuMemsetD8Async(CUdeviceptr at, unsigned char value, size_t count, CUstream stream) {
  return api("cuMemsetD8Async", Need::CONTEXT, [&] { fill(stream_of(stream), at, value, count); });
}

STANDIN_API cuMemsetD32Async(CUdeviceptr at, unsigned value, size_t count, CUstream stream) {
  return api("cuMemsetD32Async", Need::CONTEXT, [&] { fill(stream_of(stream), at, value, count); });
}
