// Runs one planted kernel, or one piece of host code, as a program would and prints what came of it: check CASE.
//   0  the result is right            1  it is wrong, or holds NaN
//   3  the driver reported a failure  2  the check itself went wrong
#include "api.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

extern "C" CUresult cuEventElapsedTime(float*, CUevent, CUevent);
extern "C" int cublasCreate_v2(void** handle);
extern "C" int cublasSetStream_v2(void* handle, CUstream stream);
extern "C" int cublasGemmEx(
    void* handle, int, int, int m, int n, int k, const float* alpha, const void* a, int type_a, int lda, const void* b,
    int type_b, int ldb, const float* beta, void* c, int type_c, int ldc, int compute, int);

namespace {

constexpr int COUNT = 64;

void done(CUresult code, const char* what) {
  if (code != CUDA_SUCCESS) {
    const char* text = "";
    cuGetErrorString(code, &text);
    std::printf("%s: %d %s\n", what, (int)code, text);
    std::exit(code == CUDA_ERROR_LAUNCH_FAILED || code == CUDA_ERROR_ILLEGAL_ADDRESS ||
                      code == CUDA_ERROR_INVALID_VALUE
                  ? 3
                  : 2);
  }
}

CUmodule load() {
  std::ifstream file(PLANTED_PTX);
  std::stringstream text;
  text << file.rdbuf();
  CUmodule module = nullptr;
  done(cuModuleLoadData(&module, text.str().c_str()), "load");
  return module;
}

void launch(CUmodule module, const std::string& name, unsigned blocks, CUdeviceptr x, CUstream stream) {
  CUfunction function = nullptr;
  done(cuModuleGetFunction(&function, module, name.c_str()), "function");
  int big = 0x7fffffff - 63;
  void* arguments[] = {&x, &big};
  unsigned shared = name.rfind("shared_overrun", 0) == 0 ? COUNT * sizeof(float) : 0;
  done(cuLaunchKernel(function, blocks, 1, 1, COUNT, 1, 1, shared, stream, arguments, nullptr), "launch");
}

// Kernels whose answer the order of threads can change compute i + 1 mod 64, or within a warp.
int judge(const std::string& name, const float* x) {
  bool next = name.rfind("missing", 0) == 0, lockstep = name.rfind("lockstep", 0) == 0;
  bool number = name.rfind("uninitialised", 0) == 0 || name.rfind("unwritten", 0) == 0;
  int group = lockstep ? 32 : COUNT;
  for (int i = 0; i < COUNT; i++) {
    float right = (float)(i / group * group + (i + 1) % group);
    if (((next || lockstep) && x[i] != right) || (number && std::isnan(x[i]))) {
      std::printf("x[%d] is %f\n", i, x[i]);
      return 1;
    }
  }
  return 0;
}

int run_kernel(CUmodule module, const std::string& name) {
  CUdeviceptr x = 0;
  float values[COUNT] = {};
  done(cuMemAlloc_v2(&x, sizeof values), "memory");
  if (name.rfind("uninitialised", 0) != 0) {
    done(cuMemcpyHtoD_v2(x, values, sizeof values), "upload");
  }
  launch(module, name, name.rfind("two_blocks", 0) == 0 ? 2 : 1, x, nullptr);
  done(cuCtxSynchronize(), "kernel");
  done(cuMemcpyDtoH_v2(values, x, sizeof values), "download");
  return judge(name, values);
}

// Adds 1 to 1 and to 10, by one pinned buffer and one stream. `reuse`: the buffer gets its second content too early. `read`: the
// last result is read too early.
int run_host(CUmodule module, bool reuse, bool read) {
  CUdeviceptr x = 0, y = 0;
  CUstream stream = nullptr;
  float* in = nullptr;
  float* out = nullptr;
  constexpr size_t BYTES = COUNT * sizeof(float);
  done(cuMemAlloc_v2(&x, BYTES), "memory");
  done(cuMemAlloc_v2(&y, BYTES), "memory");
  done(cuMemHostAlloc((void**)&in, BYTES, 0), "pinned");
  done(cuMemHostAlloc((void**)&out, 2 * BYTES, 0), "pinned");
  done(cuStreamCreate(&stream, CU_STREAM_NON_BLOCKING), "stream");
  for (int round = 0; round < 2; round++) {
    CUdeviceptr at = round == 0 ? x : y;
    for (int i = 0; i < COUNT; i++) {
      in[i] = round == 0 ? 1.0f : 10.0f;
    }
    done(cuMemcpyHtoDAsync_v2(at, in, BYTES, stream), "upload");
    launch(module, "add_one", 1, at, stream);
    done(cuMemcpyDtoHAsync_v2(out + round * COUNT, at, BYTES, stream), "download");
    if (round == 0 && !reuse) {
      done(cuStreamSynchronize(stream), "synchronize");
    }
  }
  if (!read) {
    done(cuStreamSynchronize(stream), "synchronize");
  }
  bool right = out[0] == 2.0f && out[COUNT] == 11.0f;
  std::printf("results %f %f\n", out[0], out[COUNT]);
  return right ? 0 : 1;
}

// A product of cuBLAS whose first factor is freed before its turn, or after.
int run_product(bool early) {
  CUdeviceptr memory[3] = {};
  CUstream stream = nullptr;
  void* handle = nullptr;
  float one = 1, zero = 0, c = 0;
  done(cuStreamCreate(&stream, CU_STREAM_NON_BLOCKING), "stream");
  for (CUdeviceptr& each : memory) {
    done(cuMemAlloc_v2(&each, 4), "memory");
    done(cuMemcpyHtoD_v2(each, "\0\x40\0\x40", 4), "upload");  // 2 and 2 as bf16
  }
  constexpr int TRANSPOSED = 1, BF16 = 14, F32 = 0, COMPUTE_F32 = 68;
  if (cublasCreate_v2(&handle) != 0 || cublasSetStream_v2(handle, stream) != 0 ||
      cublasGemmEx(handle, TRANSPOSED, 0, 1, 1, 2, &one, (void*)memory[0], BF16, 2, (void*)memory[1], BF16, 2, &zero,
                   (void*)memory[2], F32, 1, COMPUTE_F32, 0) != 0) {
    return 2;
  }
  if (early) {
    done(cuMemFree_v2(memory[0]), "free");
    CUdeviceptr another = 0;
    done(cuMemAlloc_v2(&another, 4), "memory");  // perhaps at the same address
  }
  done(cuStreamSynchronize(stream), "product");
  done(cuMemcpyDtoH_v2(&c, memory[2], sizeof c), "download");
  std::printf("product %f\n", c);
  return c == 8.0f ? 0 : 1;
}

}  // namespace

int main(int, char** words) {
  std::string name = words[1];
  CUcontext context = nullptr;
  done(cuInit(0), "init");
  done(cuDevicePrimaryCtxRetain(&context, 0), "context");
  done(cuCtxSetCurrent(context), "context");
  CUmodule module = load();
  if (name.rfind("freed_factor", 0) == 0) {
    return run_product(name == "freed_factor_bad");
  }
  if (name.rfind("host_", 0) == 0) {
    return run_host(module, name == "host_reuse_bad", name == "host_read_bad");
  }
  return run_kernel(module, name);
}
