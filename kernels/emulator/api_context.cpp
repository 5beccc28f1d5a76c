// A thread's current context, and the names of errors.
#include "api.h"

#include <cctype>

using namespace standin;

namespace standin {
struct ErrorName {
  int code;
  const char* name;
};
extern const ErrorName error_names[];  // generated from cuda.h, ends with a null name
}  // namespace standin

namespace {

Context* known(CUcontext handle) {
  auto* context = (Context*)handle;
  if (context != nullptr && driver().contexts.count(context) == 0) {
    throw Failure{CUDA_ERROR_INVALID_CONTEXT, "no such context"};
  }
  return context;
}

const char* name_of(CUresult code) {
  for (const ErrorName* one = error_names; one->name != nullptr; one++) {
    if (one->code == (int)code) {
      return one->name;
    }
  }
  return nullptr;
}

}  // namespace

STANDIN_API cuCtxSetCurrent(CUcontext handle) {
  return api("cuCtxSetCurrent", Need::DRIVER, [&] {
    Context* context = known(handle);
    auto& stack = context_stack();
    if (stack.empty()) {
      stack.push_back(context);
    } else {
      stack.back() = context;
    }
  });
}

STANDIN_API cuCtxGetCurrent(CUcontext* handle) {
  return api("cuCtxGetCurrent", Need::DRIVER, [&] {
    auto& stack = context_stack();
    required(handle) = stack.empty() ? nullptr : (CUcontext)stack.back();
  });
}

STANDIN_API cuCtxPushCurrent_v2(CUcontext handle) {
  return api("cuCtxPushCurrent", Need::DRIVER, [&] { context_stack().push_back(known(handle)); });
}

STANDIN_API cuCtxPopCurrent_v2(CUcontext* handle) {
  return api("cuCtxPopCurrent", Need::DRIVER, [&] {
    Context& context = current();
    context_stack().pop_back();
    if (handle != nullptr) {
      *handle = (CUcontext)&context;
    }
  });
}

STANDIN_API cuCtxGetDevice(CUdevice* device) {
  return api("cuCtxGetDevice", Need::DRIVER, [&] { required(device) = current().device.number; });
}

STANDIN_API cuCtxSynchronize() {
  return api("cuCtxSynchronize", Need::CONTEXT, [&] {
    Context& context = current();
    finish(context);
    check_error(context);
  });
}

STANDIN_API cuGetErrorName(CUresult code, const char** name) {
  const char* found = name_of(code);
  if (name != nullptr) {
    *name = found;
  }
  return found == nullptr || name == nullptr ? CUDA_ERROR_INVALID_VALUE : CUDA_SUCCESS;
}

// The name in words, and what the stand-in knows of this thread's last failure where that had the code.
STANDIN_API cuGetErrorString(CUresult code, const char** text) {
  // Kept for the process: drivers hand out constants.
  static auto& texts = *new std::set<std::string>();
  const char* name = name_of(code);
  if (name == nullptr || text == nullptr) {
    return CUDA_ERROR_INVALID_VALUE;
  }
  std::string words(name);
  words = words.rfind("CUDA_ERROR_", 0) == 0 ? words.substr(11) : words.substr(5);
  for (char& c : words) {
    c = c == '_' ? ' ' : (char)std::tolower((unsigned char)c);
  }
  std::lock_guard<std::recursive_mutex> guard(driver().lock);
  const Failure& last = last_failure();
  if (last.code == code && !last.why.empty()) {
    words += " (stand-in: " + last.why + ")";
  }
  *text = texts.insert(words).first->c_str();
  return CUDA_SUCCESS;
}
