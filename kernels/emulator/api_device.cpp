// Devices, their primary contexts, and the control channel.
#include "api.h"

#include <cstdio>
#include <cstring>

using namespace standin;

namespace {

Device& device_of(int number) {
  if (number < 0 || number >= driver().controls.devices) {
    throw Failure{CUDA_ERROR_INVALID_DEVICE, "no device " + std::to_string(number)};
  }
  Device& device = driver().devices[number];
  device.number = number;
  return device;
}

// A small card of compute capability 9.0; multiprocessors as few as suit a test.
int attribute_of(CUdevice_attribute attribute) {
  switch (attribute) {
    case CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR: return 9;
    case CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR: return 0;
    case CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT: return 4;
    case CU_DEVICE_ATTRIBUTE_WARP_SIZE: return 32;
    case CU_DEVICE_ATTRIBUTE_CLOCK_RATE: return 1755000;
    case CU_DEVICE_ATTRIBUTE_MEMORY_CLOCK_RATE: return 2619000;
    case CU_DEVICE_ATTRIBUTE_GLOBAL_MEMORY_BUS_WIDTH: return 5120;
    case CU_DEVICE_ATTRIBUTE_L2_CACHE_SIZE: return 50 << 20;
    case CU_DEVICE_ATTRIBUTE_MAX_THREADS_PER_BLOCK: return 1024;
    case CU_DEVICE_ATTRIBUTE_MAX_BLOCK_DIM_X: return 1024;
    case CU_DEVICE_ATTRIBUTE_MAX_BLOCK_DIM_Y: return 1024;
    case CU_DEVICE_ATTRIBUTE_MAX_BLOCK_DIM_Z: return 64;
    case CU_DEVICE_ATTRIBUTE_MAX_GRID_DIM_X: return 0x7fffffff;
    case CU_DEVICE_ATTRIBUTE_MAX_GRID_DIM_Y: return 65535;
    case CU_DEVICE_ATTRIBUTE_MAX_GRID_DIM_Z: return 65535;
    case CU_DEVICE_ATTRIBUTE_MAX_THREADS_PER_MULTIPROCESSOR: return 2048;
    case CU_DEVICE_ATTRIBUTE_MAX_BLOCKS_PER_MULTIPROCESSOR: return 32;
    case CU_DEVICE_ATTRIBUTE_MAX_REGISTERS_PER_BLOCK: return 65536;
    case CU_DEVICE_ATTRIBUTE_MAX_REGISTERS_PER_MULTIPROCESSOR: return 65536;
    case CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK: return SHARED_LIMIT;
    case CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN: return SHARED_LIMIT_OPT_IN;
    case CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_MULTIPROCESSOR: return 228 << 10;
    case CU_DEVICE_ATTRIBUTE_RESERVED_SHARED_MEMORY_PER_BLOCK: return 1 << 10;
    case CU_DEVICE_ATTRIBUTE_TOTAL_CONSTANT_MEMORY: return 64 << 10;
    case CU_DEVICE_ATTRIBUTE_ASYNC_ENGINE_COUNT: return 2;
    case CU_DEVICE_ATTRIBUTE_CONCURRENT_KERNELS: return 1;
    case CU_DEVICE_ATTRIBUTE_UNIFIED_ADDRESSING: return 1;
    default: return 0;
  }
}

}  // namespace

STANDIN_API cuInit(unsigned) {
  return api("cuInit", Need::NOTHING, [&] {
    if (driver().controls.devices == 0) {
      throw Failure{CUDA_ERROR_NO_DEVICE, ""};
    }
    driver().initialised = true;
  });
}

STANDIN_API cuDriverGetVersion(int* version) {
  return api("cuDriverGetVersion", Need::NOTHING, [&] { required(version) = driver().controls.version; });
}

STANDIN_API cuDeviceGetCount(int* count) {
  return api("cuDeviceGetCount", Need::DRIVER, [&] { required(count) = driver().controls.devices; });
}

STANDIN_API cuDeviceGet(CUdevice* device, int ordinal) {
  return api("cuDeviceGet", Need::DRIVER, [&] { required(device) = device_of(ordinal).number; });
}

STANDIN_API cuDeviceGetName(char* name, int length, CUdevice device) {
  return api("cuDeviceGetName", Need::DRIVER, [&] {
    std::snprintf(&required(name), length, "stand-in GPU %d", device_of(device).number);
  });
}

STANDIN_API cuDeviceTotalMem_v2(size_t* bytes, CUdevice device) {
  return api("cuDeviceTotalMem", Need::DRIVER, [&] {
    device_of(device);
    required(bytes) = driver().controls.memory;
  });
}

STANDIN_API cuDeviceGetAttribute(int* value, CUdevice_attribute attribute, CUdevice device) {
  return api("cuDeviceGetAttribute", Need::DRIVER, [&] {
    device_of(device);
    required(value) = attribute_of(attribute);
  });
}

STANDIN_API cuDeviceGetPCIBusId(char* id, int length, CUdevice device) {
  return api("cuDeviceGetPCIBusId", Need::DRIVER, [&] {
    std::snprintf(&required(id), length, "0000:%02x:00.0", device_of(device).number + 1);
  });
}

// The control channel: Java can call no function of ours, but this one takes a text and answers a number.
STANDIN_API cuDeviceGetByPCIBusId(CUdevice* device, const char* id) {
  if (id == nullptr || std::strncmp(id, "standin ", 8) != 0) {
    return api("cuDeviceGetByPCIBusId", Need::DRIVER, [&] {
      throw Failure{CUDA_ERROR_INVALID_VALUE, "devices of the stand-in are not looked up by bus"};
    });
  }
  std::lock_guard<std::recursive_mutex> guard(driver().lock);
  try {
    required(device) = (CUdevice)obey(id + 8);
    return CUDA_SUCCESS;
  } catch (const Failure& failure) {
    last_failure() = failure;
    return failure.code;
  }
}

STANDIN_API cuDevicePrimaryCtxRetain(CUcontext* context, CUdevice number) {
  return api("cuDevicePrimaryCtxRetain", Need::DRIVER, [&] {
    Device& device = device_of(number);
    if (device.retained++ == 0) {
      device.primary = std::make_unique<Context>(device);
      driver().contexts.insert(device.primary.get());
    }
    required(context) = (CUcontext)device.primary.get();
  });
}

STANDIN_API cuDevicePrimaryCtxRelease_v2(CUdevice number) {
  return api("cuDevicePrimaryCtxRelease", Need::DRIVER, [&] {
    auto device = driver().devices.find(number);
    if (device == driver().devices.end() || device->second.retained == 0) {
      throw Failure{CUDA_ERROR_INVALID_CONTEXT, "released more often than retained"};
    }
    if (--device->second.retained == 0) {
      destroy_contents(*device->second.primary);
      driver().contexts.erase(device->second.primary.get());
      device->second.primary.reset();
    }
  });
}

STANDIN_API cuDevicePrimaryCtxGetState(CUdevice number, unsigned* flags, int* active) {
  return api("cuDevicePrimaryCtxGetState", Need::DRIVER, [&] {
    required(active) = device_of(number).retained > 0;
    required(flags) = 0;
  });
}
