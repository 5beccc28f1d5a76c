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

  static CublasHolder open(CudaDevice device) {
    if (Loaded.PROBLEM.isPresent()) {
      return new CublasHolder(Optional.empty(), Loaded.PROBLEM.get());
    }
    try {
      cublasHandle handle = new cublasHandle();
      int status = cublasCreate(handle);
      if (status != cublasStatus.CUBLAS_STATUS_SUCCESS) {
        return new CublasHolder(Optional.empty(), CublasStatus.failure(status, "cublasCreate", "").getMessage());
      }
      return probed(device, handle);
    } catch (CudaFailure e) {
      return new CublasHolder(Optional.empty(), e.getMessage());
    } catch (LinkageError e) {
      return new CublasHolder(Optional.empty(), Natives.reason(String.valueOf(e.getMessage()), "JCublas2"));
    }
  }

  /** Kept open where it multiplies as it should. */
  private static CublasHolder probed(CudaDevice device, cublasHandle handle) {
    Resources.Resource open = () -> CublasStatus.check(cublasDestroy(handle), "cublasDestroy", "");
    device.resources().add(open);
    String problem;
    try {
      Cublas cublas = new Cublas(handle);
      problem = CublasProbe.problem(device, cublas);
      if (problem == null) {
        return new CublasHolder(Optional.of(cublas), cublas.version());
      }
    } catch (CudaFailure e) {
      problem = e.getMessage();
    }
    try {
      device.resources().free(open);
    } catch (CudaFailure e) {
      // What is wrong with it is known already.
    }
    return new CublasHolder(Optional.empty(), problem);
  }
}
