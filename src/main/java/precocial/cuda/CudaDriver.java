package precocial.cuda;

import static jcuda.driver.JCudaDriver.cuDeviceGetCount;
import static jcuda.driver.JCudaDriver.cuDriverGetVersion;
import static jcuda.driver.JCudaDriver.cuInit;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jcuda.driver.CUresult;

/**
 * The driver of this machine, or why there is none that could run our kernels. Asking costs next to nothing after the first
 * time, and never throws for something that is missing.
 */
public final class CudaDriver {
  private CudaDriver() {}

  /** Loads driver and bindings once: whatever touches JCuda after a failed load gets another, less telling error. */
  private static final class Loaded {
    static final Optional<String> PROBLEM = Natives.load("JCudaDriver").or(Loaded::link);

    private static Optional<String> link() {
      try {
        cuDriverGetVersion(new int[1]);
        return Optional.empty();
      } catch (LinkageError e) {
        return Optional.of(Natives.reason(String.valueOf(e.getMessage()), "JCudaDriver"));
      }
    }
  }

  /** Why no kernel can run here, in a line, or empty where one can. */
  public static Optional<String> unavailable() {
    return noDevice().or(KernelImages::missing);
  }

  private static Optional<String> noDevice() {
    if (Loaded.PROBLEM.isPresent()) {
      return Loaded.PROBLEM;
    }
    int code = cuInit(0);
    if (code != CUresult.CUDA_SUCCESS) {
      return Optional.of("no CUDA device can be used: cuInit: " + Check.meaning(code));
    }
    int[] count = {0};
    code = cuDeviceGetCount(count);
    if (code != CUresult.CUDA_SUCCESS) {
      return Optional.of("no CUDA device can be used: cuDeviceGetCount: " + Check.meaning(code));
    }
    return count[0] > 0 ? Optional.empty() : Optional.of("no CUDA device");
  }

  /** The highest CUDA version the driver knows, as 12060 for 12.6; 0 where there is no driver. */
  public static int version() {
    int[] version = {0};
    if (Loaded.PROBLEM.isEmpty()) {
      Check.that(cuDriverGetVersion(version), "cuDriverGetVersion");
    }
    return version[0];
  }

  /** What {@link #version} says, as "12.6"; "0.0" where there is no driver. */
  public static String versionText() {
    return versionText(version());
  }

  static String versionText(int version) {
    return version / 1000 + "." + version % 1000 / 10;
  }

  /** The GPUs by ordinal; empty where no kernel can run. */
  public static List<DeviceInfo> devices() {
    if (unavailable().isPresent()) {
      return List.of();
    }
    int[] count = {0};
    Check.that(cuDeviceGetCount(count), "cuDeviceGetCount");
    return IntStream.range(0, count[0]).mapToObj(DeviceInfo::of).toList();
  }

  /**
   * One of the GPUs.
   *
   * @throws IllegalArgumentException where there is none of that number, with the numbers there are
   */
  public static DeviceInfo device(int ordinal) {
    List<DeviceInfo> devices = devices();
    if (ordinal < 0 || ordinal >= devices.size()) {
      String known =
          switch (devices.size()) {
            case 0 -> "there is none at all";
            case 1 -> "the only one is 0";
            default -> "they are 0 to " + (devices.size() - 1);
          };
      throw new IllegalArgumentException("there is no device " + ordinal + "; " + known);
    }
    return devices.get(ordinal);
  }
}
