package precocial.cuda;

import static jcuda.cudaDataType.CUDA_R_16BF;
import static jcuda.cudaDataType.CUDA_R_32F;
import static jcuda.jcublas.JCublas2.cublasGemmEx_new;
import static jcuda.jcublas.JCublas2.cublasGetVersion;
import static jcuda.jcublas.JCublas2.cublasSetStream;
import static jcuda.jcublas.cublasComputeType.CUBLAS_COMPUTE_32F;
import static jcuda.jcublas.cublasGemmAlgo.CUBLAS_GEMM_DEFAULT;
import static jcuda.jcublas.cublasOperation.CUBLAS_OP_N;
import static jcuda.jcublas.cublasOperation.CUBLAS_OP_T;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jcuda.Pointer;
import jcuda.jcublas.cublasHandle;
import jcuda.jcublas.cublasStatus;
import jcuda.runtime.cudaStream_t;

/** Products of matrices by NVIDIA's library. */
public final class Cublas {
  private static final Pointer ONE = number(1);
  private static final Pointer ZERO = number(0);

  private final cublasHandle handle;
  private final String version;

  Cublas(cublasHandle handle) {
    this.handle = handle;
    int[] number = {0};
    CublasStatus.check(cublasGetVersion(handle, number), "cublasGetVersion", "");
    version = "cuBLAS " + number[0] / 10000 + "." + number[0] / 100 % 100 + "." + number[0] % 100;
  }

  /** Outside the heap, so that no collection waits for a call that reads it. */
  private static Pointer number(float value) {
    return Pointer.to(ByteBuffer.allocateDirect(Float.BYTES).order(ByteOrder.nativeOrder()).putFloat(0, value));
  }

  /** As in "cuBLAS 12.6.4". */
  public String version() {
    return version;
  }

  /**
   * c[i + m j] = sum over l of a[l + k i] * b[l + k j], with a and b in bfloat16 and c in float32, all stored by columns: c has m
   * rows and n columns, a and b have k rows. Sums are kept in float32, so they are exact for integers below 2^24.
   */
  public void multiply(CudaStream stream, int m, int n, int k, DeviceAddress a, DeviceAddress b, DeviceAddress c) {
    CublasStatus.check(cublasSetStream(handle, new cudaStream_t(stream.stream())), "cublasSetStream", "");
    int columns = Math.max(1, k);
    int status =
        // The one that takes a type to compute in: the other is for cuBLAS 10 and translates.
        cublasGemmEx_new(
            handle, CUBLAS_OP_T, CUBLAS_OP_N, m, n, k,
            ONE, a.pointer(), CUDA_R_16BF, columns, b.pointer(), CUDA_R_16BF, columns,
            ZERO, c.pointer(), CUDA_R_32F, Math.max(1, m),
            CUBLAS_COMPUTE_32F, CUBLAS_GEMM_DEFAULT);
    if (status != cublasStatus.CUBLAS_STATUS_SUCCESS) {
      throw CublasStatus.failure(status, "cublasGemmEx", "(" + m + " x " + n + " from " + k + ")");
    }
  }
}
