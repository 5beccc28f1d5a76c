// libcublas.so.12 as far as our code uses it. Its work goes through the stream of the driver that stands in.
#include <cuda.h>

#include <set>
#include <string>

#include "gemm.h"

#define CUBLAS_API extern "C" __attribute__((visibility("default"))) int

// Of libcuda.so.1: counts the call; the code of a planted failure or 0.
extern "C" int standin_called(const char* function);
// Whether device memory of the current context has the range.
extern "C" int standin_has_range(const void* address, size_t bytes);

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

struct Product {
  int m, n, k;
  float alpha, beta;
  standin::Matrix a, b;
  float* c;
  size_t ldc;
};

void run(void* data) {
  auto* product = (Product*)data;
  // Checked again: memory may have been freed since. What a driver would do then is undefined; here nothing is written.
  if (standin_has_range(product->c, ((product->n - 1) * product->ldc + product->m) * sizeof(float))) {
    standin::multiply(product->m, product->n, product->k, product->alpha, product->a, product->b, product->beta, product->c,
                      product->ldc);
  }
  delete product;
}

bool stored_fits(const void* at, int rows, int columns, int ld, size_t size) {
  return rows <= ld && standin_has_range(at, ((size_t)(columns - 1) * ld + rows) * size);
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
  bool fits = stored_fits(a, transpose_a ? k : m, transpose_a ? m : k, lda, 2) &&
              stored_fits(b, transpose_b ? n : k, transpose_b ? k : n, ldb, 2) && stored_fits(c, m, n, ldc, 4);
  if (!fits) {
    return INVALID_VALUE;
  }
  auto step = [](bool transposed, int ld, bool row) { return row == transposed ? (size_t)ld : (size_t)1; };
  standin::Matrix left = {(const uint16_t*)a, step(transpose_a, lda, true), step(transpose_a, lda, false)};
  standin::Matrix right = {(const uint16_t*)b, step(transpose_b, ldb, true), step(transpose_b, ldb, false)};
  auto* product = new Product{m, n, k, *alpha, *beta, left, right, (float*)c, (size_t)ldc};
  return cuLaunchHostFunc(handle->stream, run, product) == CUDA_SUCCESS ? SUCCESS : EXECUTION_FAILED;
}
