package precocial.cuda;

import static jcuda.jcublas.JCublas2.cublasCreate;
import static jcuda.jcublas.JCublas2.cublasDestroy;

import java.util.Optional;
import jcuda.jcublas.cublasHandle;
import jcuda.jcublas.cublasStatus;

/** cuBLAS of a device, or why it has none: the library is not part of the driver. */
record CublasHolder(Optional<Cublas> cublas, String reason) {

  /** Loads the library once, see {@link Natives}. */
  private static final class Loaded {
    static final Optional<String> PROBLEM = Natives.load("JCublas2");
  }

  static CublasHolder open(Resources resources) {
    if (Loaded.PROBLEM.isPresent()) {
      return new CublasHolder(Optional.empty(), Loaded.PROBLEM.get());
    }
    try {
      cublasHandle handle = new cublasHandle();
      int status = cublasCreate(handle);
      if (status != cublasStatus.CUBLAS_STATUS_SUCCESS) {
        return new CublasHolder(Optional.empty(), CublasStatus.failure(status, "cublasCreate", "").getMessage());
      }
      resources.add(() -> CublasStatus.check(cublasDestroy(handle), "cublasDestroy", ""));
      Cublas cublas = new Cublas(handle);
      return new CublasHolder(Optional.of(cublas), cublas.version());
    } catch (CudaFailure e) {
      return new CublasHolder(Optional.empty(), e.getMessage());
    } catch (LinkageError e) {
      return new CublasHolder(Optional.empty(), Natives.reason(String.valueOf(e.getMessage()), "JCublas2"));
    }
  }
}
