// libcublas.so.12 as far as our code uses it. Its work goes through the stream of the driver that stands in.
#include <cuda.h>

#include <memory>
#include <set>
#include <string>

#include "gemm.h"

#define CUBLAS_API extern "C" __attribute__((visibility("default"))) int

// Of libcuda.so.1: counts the call; the code of a planted failure or 0.
extern "C" int standin_called(const char* function);
// The number of the allocation of the current context that has the range; 0 where none has it.
extern "C" unsigned long standin_allocation(const void* address, size_t bytes);
// Ends the current context, as a kernel that fails does.
extern "C" void standin_fail(int code, const char* why);

namespace {

enum Status { SUCCESS = 0, NOT_INITIALIZED = 1, INVALID_VALUE = 7, EXECUTION_FAILED = 13, NOT_SUPPORTED = 15 };

constexpr int VERSION = 120601;
constexpr int REAL_32F = 0, REAL_16BF = 14;  // cudaDataType
constexpr int COMPUTE_32F = 68, COMPUTE_32F_PEDANTIC = 69;

struct Handle {
  CUcontext context;
  CUstream stream = nullptr;
  int math_mode = 0;
};

std::set<Handle*>& handles() {
  static auto& all = *new std::set<Handle*>();
  return all;
}

// A matrix in memory: in which allocation it is, or 0.
struct Stored {
  const void* at;
  size_t bytes;
  unsigned long allocation;

  Stored(const void* at, int rows, int columns, int ld, size_t size)
      : at(at), bytes(rows == 0 || columns == 0 ? 0 : ((size_t)(columns - 1) * ld + rows) * size),
        allocation(rows <= ld ? standin_allocation(at, bytes) : 0) {}

  bool is_there() const { return allocation != 0 && standin_allocation(at, bytes) == allocation; }
};

struct Product {
  int m, n, k;
  float alpha, beta;
  standin::Matrix a, b;
  float* c;
  size_t ldc;
  Stored stored[3];
};

void run(void* data) {
  std::unique_ptr<Product> product((Product*)data);
  // Checked again: memory may have been freed since, and given away anew.
  for (const Stored& one : product->stored) {
    if (!one.is_there()) {
      standin_fail(CUDA_ERROR_ILLEGAL_ADDRESS, "cublasGemmEx: memory was freed before the product ran");
      return;
    }
  }
  standin::multiply(product->m, product->n, product->k, product->alpha, product->a, product->b, product->beta, product->c,
                    product->ldc);
}

}  // namespace

CUBLAS_API cublasCreate_v2(Handle** handle) {
  if (int planted = standin_called("cublasCreate")) {
    return planted;
  }
  CUcontext context = nullptr;
  if (cuCtxGetCurrent(&context) != CUDA_SUCCESS || context == nullptr) {
    return NOT_INITIALIZED;
  }
  *handle = new Handle{context};
  handles().insert(*handle);
  return SUCCESS;
}

CUBLAS_API cublasDestroy_v2(Handle* handle) {
  if (int planted = standin_called("cublasDestroy")) {
    return planted;
  }
  if (handles().erase(handle) == 0) {
    return NOT_INITIALIZED;
  }
  delete handle;
  return SUCCESS;
}

CUBLAS_API cublasGetVersion_v2(Handle*, int* version) {
  *version = VERSION;
  return standin_called("cublasGetVersion");
}

CUBLAS_API cublasSetStream_v2(Handle* handle, CUstream stream) {
  if (int planted = standin_called("cublasSetStream")) {
    return planted;
  }
  if (handles().count(handle) == 0) {
    return NOT_INITIALIZED;
  }
  handle->stream = stream;
  return SUCCESS;
}

CUBLAS_API cublasSetMathMode(Handle* handle, int mode) {
  if (int planted = standin_called("cublasSetMathMode")) {
    return planted;
  }
  if (handles().count(handle) == 0) {
    return NOT_INITIALIZED;
  }
  handle->math_mode = mode;
  return SUCCESS;
}

CUBLAS_API cublasGemmEx(
    Handle* handle, int transpose_a, int transpose_b, int m, int n, int k, const float* alpha, const void* a, int type_a, int lda,
    const void* b, int type_b, int ldb, const float* beta, void* c, int type_c, int ldc, int compute, int) {
  if (int planted = standin_called("cublasGemmEx")) {
    return planted;
  }
  CUcontext context = nullptr;
  cuCtxGetCurrent(&context);
  if (handles().count(handle) == 0 || handle->context != context) {
    return NOT_INITIALIZED;
  }
  if (type_a != REAL_16BF || type_b != REAL_16BF || type_c != REAL_32F ||
      (compute != COMPUTE_32F && compute != COMPUTE_32F_PEDANTIC)) {
    return NOT_SUPPORTED;
  }
  if (m < 0 || n < 0 || k < 0) {
    return INVALID_VALUE;
  }
  if (m == 0 || n == 0) {
    return SUCCESS;
  }
  Stored left_at(a, transpose_a ? k : m, transpose_a ? m : k, lda, 2);
  Stored right_at(b, transpose_b ? n : k, transpose_b ? k : n, ldb, 2);
  Stored c_at(c, m, n, ldc, 4);
  if (!left_at.is_there() || !right_at.is_there() || !c_at.is_there()) {
    return INVALID_VALUE;
  }
  auto step = [](bool transposed, int ld, bool row) { return row == transposed ? (size_t)ld : (size_t)1; };
  standin::Matrix left = {(const uint16_t*)a, step(transpose_a, lda, true), step(transpose_a, lda, false)};
  standin::Matrix right = {(const uint16_t*)b, step(transpose_b, ldb, true), step(transpose_b, ldb, false)};
  auto* product = new Product{m, n, k, *alpha, *beta, left, right, (float*)c, (size_t)ldc, {left_at, right_at, c_at}};
  return cuLaunchHostFunc(handle->stream, run, product) == CUDA_SUCCESS ? SUCCESS : EXECUTION_FAILED;
}
