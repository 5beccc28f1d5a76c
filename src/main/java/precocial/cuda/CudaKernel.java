package precocial.cuda;

import static jcuda.driver.CUfunction_attribute.CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES;
import static jcuda.driver.JCudaDriver.cuFuncSetAttribute;

import jcuda.driver.CUfunction;
import jcuda.driver.CUresult;

/** A kernel of one device, loaded. */
public final class CudaKernel {
  private final String name;
  private final CUfunction function;
  private int shared;

  CudaKernel(String name, CUfunction function) {
    this.name = name;
    this.function = function;
  }

  /** As it is declared in its module. */
  public String name() {
    return name;
  }

  CUfunction function() {
    return function;
  }

  /**
   * Lets launches ask for so much dynamic shared memory; without it 48 KiB is the limit, together with what the kernel itself
   * declares.
   */
  public void allowShared(int bytes) {
    if (bytes <= shared) {
      return;
    }
    int code = cuFuncSetAttribute(function, CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES, bytes);
    if (code != CUresult.CUDA_SUCCESS) {
      throw Check.failure(code, "cuFuncSetAttribute", "(" + ByteCount.text(bytes) + " of shared memory for " + name + ")");
    }
    shared = bytes;
  }
}
