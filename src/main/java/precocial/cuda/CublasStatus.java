package precocial.cuda;

import jcuda.jcublas.cublasStatus;

/** What cuBLAS returns, in words of our own: its function for them is newer than some of its versions. */
final class CublasStatus {
  private CublasStatus() {}

  static void check(int status, String call, String detail) {
    if (status != cublasStatus.CUBLAS_STATUS_SUCCESS) {
      throw failure(status, call, detail);
    }
  }

  static CudaFailure failure(int status, String call, String detail) {
    String text = cublasStatus.stringFor(status) + " (" + status + "): " + meaning(status);
    return new CudaFailure(call, detail, status, text, status == cublasStatus.CUBLAS_STATUS_ALLOC_FAILED);
  }

  private static String meaning(int status) {
    return switch (status) {
      case cublasStatus.CUBLAS_STATUS_NOT_INITIALIZED -> "the library can't start on this device";
      case cublasStatus.CUBLAS_STATUS_ALLOC_FAILED -> "out of memory";
      case cublasStatus.CUBLAS_STATUS_INVALID_VALUE -> "an argument is out of range";
      case cublasStatus.CUBLAS_STATUS_ARCH_MISMATCH -> "the device is too old for it";
      case cublasStatus.CUBLAS_STATUS_MAPPING_ERROR -> "memory could not be reached";
      case cublasStatus.CUBLAS_STATUS_EXECUTION_FAILED -> "it failed on the device";
      case cublasStatus.CUBLAS_STATUS_INTERNAL_ERROR -> "an error within the library";
      case cublasStatus.CUBLAS_STATUS_NOT_SUPPORTED -> "not supported";
      default -> "unknown";
    };
  }
}
