// Modules and attributes of their functions.
#include "api.h"

#include <algorithm>
#include <cstring>

#include "function_of.h"

using namespace standin;

namespace standin {

Function& function_of(CUfunction handle) {
  for (Module* module : driver().modules) {
    for (auto& [name, function] : module->functions) {
      if ((CUfunction)&function == handle) {
        if (module->context != &current()) {
          throw Failure{CUDA_ERROR_INVALID_CONTEXT, "function " + name + " of another device"};
        }
        return function;
      }
    }
  }
  throw Failure{CUDA_ERROR_INVALID_HANDLE, "no such function"};
}

}  // namespace standin

namespace {

void load(CUmodule* handle, const void* image) {
  required((const char*)image);
  auto* module = new Module{&current(), &recognise(image), {}};
  driver().modules.insert(module);
  required(handle) = (CUmodule)module;
}

// The reason where the caller has asked for the compiler's log.
void write_log(const Failure& failure, unsigned count, const CUjit_option* options, void* const* values) {
  char* buffer = nullptr;
  std::size_t size = 0;
  for (unsigned n = 0; n < count; n++) {
    buffer = options[n] == CU_JIT_ERROR_LOG_BUFFER ? (char*)values[n] : buffer;
    size = options[n] == CU_JIT_ERROR_LOG_BUFFER_SIZE_BYTES ? (std::size_t)(unsigned)(std::uintptr_t)values[n] : size;
  }
  if (buffer != nullptr && size > 0) {
    std::size_t length = std::min(size - 1, failure.why.size());
    std::memcpy(buffer, failure.why.data(), length);
    buffer[length] = 0;
  }
}

}  // namespace

STANDIN_API cuModuleLoadData(CUmodule* handle, const void* image) {
  return api("cuModuleLoadData", Need::CONTEXT, [&] { load(handle, image); });
}

STANDIN_API cuModuleLoadFatBinary(CUmodule* handle, const void* image) {
  return api("cuModuleLoadFatBinary", Need::CONTEXT, [&] { load(handle, image); });
}

STANDIN_API cuModuleLoadDataEx(
    CUmodule* handle, const void* image, unsigned count, CUjit_option* options, void** values) {
  return api("cuModuleLoadDataEx", Need::CONTEXT, [&] {
    try {
      load(handle, image);
    } catch (const Failure& failure) {
      write_log(failure, count, options, values);
      throw;
    }
  });
}

STANDIN_API cuModuleUnload(CUmodule handle) {
  return api("cuModuleUnload", Need::CONTEXT, [&] {
    if (driver().modules.erase((Module*)handle) == 0) {
      throw Failure{CUDA_ERROR_INVALID_HANDLE, "no such module"};
    }
    delete (Module*)handle;
  });
}

STANDIN_API cuModuleGetFunction(CUfunction* handle, CUmodule module_handle, const char* name) {
  return api("cuModuleGetFunction", Need::CONTEXT, [&] {
    auto* module = (Module*)module_handle;
    if (driver().modules.count(module) == 0) {
      throw Failure{CUDA_ERROR_INVALID_HANDLE, "no such module"};
    }
    const KernelModule& all = *module->kernels;
    const Kernel* end = all.kernels + all.kernel_count;
    const Kernel* found = std::find_if(all.kernels, end, [&](const Kernel& k) { return !std::strcmp(k.name, &required(name)); });
    if (found == end) {
      throw Failure{CUDA_ERROR_NOT_FOUND, std::string("no kernel ") + name + " in module " + all.name};
    }
    Function fresh{found, module, SHARED_LIMIT - std::min(SHARED_LIMIT, found->static_shared)};
    required(handle) = (CUfunction)&module->functions.try_emplace(name, fresh).first->second;
  });
}

STANDIN_API cuFuncGetAttribute(int* value, CUfunction_attribute attribute, CUfunction handle) {
  return api("cuFuncGetAttribute", Need::CONTEXT, [&] {
    const Function& function = function_of(handle);
    switch (attribute) {
      case CU_FUNC_ATTRIBUTE_MAX_THREADS_PER_BLOCK:
        required(value) = function.kernel->most_threads == 0 ? 1024 : function.kernel->most_threads;
        break;
      case CU_FUNC_ATTRIBUTE_SHARED_SIZE_BYTES: required(value) = function.kernel->static_shared; break;
      case CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES: required(value) = function.most_dynamic_shared; break;
      case CU_FUNC_ATTRIBUTE_NUM_REGS: required(value) = 32; break;
      case CU_FUNC_ATTRIBUTE_PTX_VERSION:
      case CU_FUNC_ATTRIBUTE_BINARY_VERSION: required(value) = 90; break;
      default: required(value) = 0;
    }
  });
}

STANDIN_API cuFuncSetAttribute(CUfunction handle, CUfunction_attribute attribute, int value) {
  return api("cuFuncSetAttribute", Need::CONTEXT, [&] {
    Function& function = function_of(handle);
    if (attribute == CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES) {
      if (value < 0 || value + function.kernel->static_shared > SHARED_LIMIT_OPT_IN) {
        throw Failure{CUDA_ERROR_INVALID_VALUE, std::to_string(value) + " bytes of dynamic shared memory"};
      }
      function.most_dynamic_shared = value;
    } else if (attribute != CU_FUNC_ATTRIBUTE_PREFERRED_SHARED_MEMORY_CARVEOUT) {
      throw Failure{CUDA_ERROR_INVALID_VALUE, "an attribute that cannot be set"};
    }
  });
}

STANDIN_API cuFuncSetCacheConfig(CUfunction handle, CUfunc_cache) {
  return api("cuFuncSetCacheConfig", Need::CONTEXT, [&] { function_of(handle); });
}
