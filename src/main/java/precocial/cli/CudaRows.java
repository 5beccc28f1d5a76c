package precocial.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import precocial.cuda.CudaDevice;
import precocial.cuda.CudaDriver;
import precocial.cuda.CudaFailure;
import precocial.cuda.DeviceInfo;

/** The rows of {@code devices} for GPUs: one for each, or one that says why there is none. */
final class CudaRows {
  private static final double GIBIBYTE = 1L << 30;

  private CudaRows() {}

  static List<Map<String, Object>> all() {
    String missing;
    try {
      List<DeviceInfo> devices = CudaDriver.devices();
      if (!devices.isEmpty()) {
        return devices.stream().map(CudaRows::row).toList();
      }
      missing = CudaDriver.unavailable().orElse("no CUDA device");
    } catch (CudaFailure e) {
      missing = e.getMessage();
    }
    return List.of(DevicesCommand.row(BackendOptions.CUDA, null, missing));
  }

  /** Opens the device, for only then is known what it can do. */
  private static Map<String, Object> row(DeviceInfo info) {
    String name = "device " + info.ordinal() + ", " + info.name();
    try (CudaDevice device = CudaDevice.open(info.ordinal())) {
      Map<String, Object> row = DevicesCommand.row(BackendOptions.CUDA, name, null);
      boolean cublas = device.cublas().isPresent();
      int driver = CudaDriver.version();
      row.put("cublas", cublas);
      row.put("cublasVersion", cublas ? device.cublasReason().replaceFirst("^cuBLAS ", "") : null);
      row.put("cublasReason", cublas ? null : device.cublasReason());
      row.put("number", info.ordinal());
      row.put("computeCapability", info.major() + "." + info.minor());
      row.put("multiprocessors", info.multiprocessors());
      row.put("memory", info.memory());
      row.put("memoryFree", device.freeMemory());
      row.put("driver", driver / 1000 + "." + driver % 1000 / 10);
      row.put("kernels", device.kernelForm());
      return row;
    } catch (CudaFailure e) {
      Map<String, Object> row = DevicesCommand.row(BackendOptions.CUDA, name, e.getMessage());
      row.put("number", info.ordinal());
      return row;
    }
  }

  /** Some lines on a GPU that can be used. @param row as above */
  static String text(Map<String, Object> row) {
    return String.format(
        Locale.ROOT,
        "%s: compute capability %s, %d multiprocessors, %.1f of %.1f GiB of memory free\n"
            + "%-10s driver: for CUDA %s; kernels: %s\n%-10s cuBLAS: %s",
        row.get("device"), row.get("computeCapability"), row.get("multiprocessors"),
        (Long) row.get("memoryFree") / GIBIBYTE, (Long) row.get("memory") / GIBIBYTE,
        "", row.get("driver"), row.get("kernels"),
        "", row.get("cublasVersion") == null ? "not used: " + row.get("cublasReason") : row.get("cublasVersion"));
  }
}
