package precocial.cuda;

import jcuda.driver.JCudaDriver;

/** Says what a JVM with other paths finds. */
final class NativesProbe {
  private NativesProbe() {}

  /** @param arguments what to ask for: driver, kernels, cublas, jcuda, which is JCuda by itself, or the device of a stand-in */
  public static void main(String[] arguments) {
    System.out.println(
        switch (arguments[0]) {
          case "driver" -> CudaDriver.unavailable().orElse("available");
          case "kernels" -> KernelImages.missing().orElse("available");
          case "cublas" -> Natives.load("JCublas2").orElse("cuBLAS was loaded");
          case "cublas on the stand-in" -> onStandIn(arguments[1]);
          default -> jcuda();
        });
  }

  private static String onStandIn(String driver) {
    System.load(driver);
    try (CudaDevice device = CudaDevice.open(0)) {
      return device.cublas().isPresent() + ", " + device.cublasReason();
    }
  }

  private static String jcuda() {
    try {
      return "cuInit: " + JCudaDriver.cuInit(0);
    } catch (LinkageError e) {
      return String.valueOf(e.getMessage());
    }
  }
}
