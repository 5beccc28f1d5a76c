package precocial.cuda;

import static jcuda.driver.JCudaDriver.cuGetErrorName;
import static jcuda.driver.JCudaDriver.cuGetErrorString;

import jcuda.driver.CUresult;

/** Turns the codes that the driver returns into failures that say what they mean. */
final class Check {
  private Check() {}

  static void that(int code, String call) {
    if (code != CUresult.CUDA_SUCCESS) {
      throw failure(code, call, "");
    }
  }

  /** @param detail what the call was about, such as "(grid 3 x 1)", or the empty string */
  static CudaFailure failure(int code, String call, String detail) {
    return new CudaFailure(call, detail, code, meaning(code), code == CUresult.CUDA_ERROR_OUT_OF_MEMORY);
  }

  /** As in "CUDA_ERROR_OUT_OF_MEMORY (2): out of memory". */
  static String meaning(int code) {
    String[] name = {null};
    String[] text = {null};
    // A driver that doesn't know the code leaves them as they are.
    cuGetErrorName(code, name);
    cuGetErrorString(code, text);
    return (name[0] == null ? "unknown code" : name[0]) + " (" + code + ")" + (text[0] == null ? "" : ": " + text[0]);
  }
}
