package precocial.cuda;

/** A call of CUDA or cuBLAS that failed. The message is one line: the call, name and number of the code, and what it means. */
public final class CudaFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String call;
  private final int code;
  private final boolean outOfMemory;

  CudaFailure(String call, String detail, int code, String meaning, boolean outOfMemory) {
    super(call + (detail.isEmpty() ? "" : " " + detail) + ": " + meaning);
    this.call = call;
    this.code = code;
    this.outOfMemory = outOfMemory;
  }

  /** The function that failed, such as "cuMemAlloc". */
  public String call() {
    return call;
  }

  /** What it returned: a CUresult, or a cublasStatus where the call is one of cuBLAS. */
  public int code() {
    return code;
  }

  public boolean outOfMemory() {
    return outOfMemory;
  }
}
