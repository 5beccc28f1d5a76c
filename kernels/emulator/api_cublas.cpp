// What libcublas.so.12 asks of this library beside the driver API.
#include "api.h"

using namespace standin;

STANDIN_API standin_called(const char* function) {
  return api(plain_name(function).c_str(), Need::NOTHING, [] {});
}

extern "C" __attribute__((visibility("default"))) int standin_has_range(const void* address, std::size_t bytes) {
  std::lock_guard<std::recursive_mutex> guard(driver().lock);
  try {
    device_range((CUdeviceptr)address, bytes, "a matrix");
    return 1;
  } catch (const Failure& failure) {
    last_failure() = failure;
    return 0;
  }
}
