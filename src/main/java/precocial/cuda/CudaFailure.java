package precocial.cuda;

/**
 * A call of CUDA or cuBLAS that failed, or that could not be made since something is missing. The message is one line: the call,
 * name and number of the code, and what it means; or what is missing.
 */
public final class CudaFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String call;
  private final int code;
  private final boolean outOfMemory;

  CudaFailure(String call, String detail, int code, String meaning, boolean outOfMemory) {
    this(call + (detail.isEmpty() ? "" : " " + detail) + ": " + meaning, call, code, outOfMemory);
  }

  private CudaFailure(String message, String call, int code, boolean outOfMemory) {
    super(message);
    this.call = call;
    this.code = code;
    this.outOfMemory = outOfMemory;
  }

  static CudaFailure missing(String what) {
    return new CudaFailure(what, "", 0, false);
  }

  /** This failure, of a second way to do something, with that of the first. */
  CudaFailure after(CudaFailure first) {
    CudaFailure both = new CudaFailure(getMessage() + "; before that, " + first.getMessage(), call, code, outOfMemory);
    both.addSuppressed(first);
    return both;
  }

  /** The function that failed, such as "cuMemAlloc"; empty where something is missing. */
  public String call() {
    return call;
  }

  /** What it returned: a CUresult, or a cublasStatus where the call is one of cuBLAS. 0 where something is missing. */
  public int code() {
    return code;
  }

  /** Whether memory of the device or pinned memory of the host ran out, so that less work at once may succeed. */
  public boolean outOfMemory() {
    return outOfMemory;
  }
}
