// What libcublas.so.12 asks of this library beside the driver API.
#include "api.h"

using namespace standin;

STANDIN_API standin_called(const char* function) {
  return api(plain_name(function).c_str(), Need::NOTHING, [] {});
}

extern "C" __attribute__((visibility("default"))) unsigned long standin_allocation(const void* address, std::size_t bytes) {
  std::lock_guard<std::recursive_mutex> guard(driver().lock);
  try {
    device_range((CUdeviceptr)address, bytes, "a matrix");
    return driver().device_memory.find((std::uintptr_t)address)->number;
  } catch (const Failure& failure) {
    last_failure() = failure;
    return 0;
  }
}

extern "C" __attribute__((visibility("default"))) void standin_fail(int code, const char* why) {
  std::lock_guard<std::recursive_mutex> guard(driver().lock);
  current().error = (CUresult)code;
  current().why = why;
}
