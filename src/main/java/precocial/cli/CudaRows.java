package precocial.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import precocial.cuda.CudaDevice;
import precocial.cuda.CudaDriver;
import precocial.cuda.CudaFailure;
import precocial.cuda.DeviceInfo;
import precocial.eval.CudaBackend;

/** The rows of {@code devices} for GPUs: one for each, or one that says why there is none. */
final class CudaRows {
  private static final double GIBIBYTE = 1L << 30;
  private static final String NEXT_LINE = "\n" + " ".repeat(11);

  private CudaRows() {}

  static List<Map<String, Object>> all() {
    try {
      List<DeviceInfo> devices = CudaDriver.devices();
      return devices.isEmpty() ? List.of(none()) : devices.stream().map(CudaRows::row).toList();
    } catch (CudaFailure e) {
      return List.of(DevicesCommand.row(BackendOptions.CUDA, null, e.getMessage()));
    }
  }

  /** Whatever is missing, the driver may be there. */
  private static Map<String, Object> none() {
    String missing = CudaDriver.unavailable().orElse("no CUDA device");
    Map<String, Object> row = DevicesCommand.row(BackendOptions.CUDA, null, missing);
    if (CudaDriver.version() > 0) {
      row.put("driver", CudaDriver.versionText());
    }
    return row;
  }

  /** Opens the device and loads kernels, for only then is known what it can do. */
  private static Map<String, Object> row(DeviceInfo info) {
    String name = CudaBackend.on(String.valueOf(info.ordinal())).device();
    try (CudaDevice device = CudaDevice.open(info.ordinal())) {
      Optional<String> problem = problem(device);
      Map<String, Object> row = DevicesCommand.row(BackendOptions.CUDA, name, problem.orElse(null));
      boolean cublas = device.cublas().isPresent();
      row.put("cublas", cublas);
      row.put("cublasVersion", cublas ? device.cublasReason().replaceFirst("^cuBLAS ", "") : null);
      row.put("cublasReason", cublas ? null : device.cublasReason());
      row.put("number", info.ordinal());
      row.put("computeCapability", info.major() + "." + info.minor());
      row.put("multiprocessors", info.multiprocessors());
      row.put("memory", info.memory());
      row.put("memoryFree", device.freeMemory());
      row.put("driver", CudaDriver.versionText());
      row.put("kernels", problem.isPresent() ? null : device.kernelForm());
      return row;
    } catch (CudaFailure e) {
      Map<String, Object> row = DevicesCommand.row(BackendOptions.CUDA, name, e.getMessage());
      row.put("number", info.ordinal());
      return row;
    }
  }

  /** Why the device takes no kernels; one module stands for all, which are compiled alike. */
  private static Optional<String> problem(CudaDevice device) {
    try {
      device.kernel("forward", "forward_layers");
      return Optional.empty();
    } catch (CudaFailure e) {
      // The last two where a build lacks some of its files.
      return Optional.of("its kernels cannot be loaded: " + e.getMessage());
    }
  }

  /** What is known of a GPU, in some lines. @param row as above */
  static String text(Map<String, Object> row) {
    Object reason = row.get("reason");
    List<String> lines = new ArrayList<>();
    String device = row.get("device") == null ? "" : row.get("device") + ": ";
    if (reason != null) {
      lines.add(device + "not available: " + reason);
    }
    if (row.get("memory") != null) {
      lines.add((reason == null ? device : "") + size(row));
    }
    if (row.get("driver") != null) {
      lines.add("driver: for CUDA " + row.get("driver") + (row.get("kernels") == null ? "" : "; kernels: " + row.get("kernels")));
    }
    if (row.containsKey("cublasVersion")) {
      Object version = row.get("cublasVersion");
      lines.add("cuBLAS: " + (version == null ? "not used: " + row.get("cublasReason") : version));
    }
    return String.join(NEXT_LINE, lines);
  }

  private static String size(Map<String, Object> row) {
    return String.format(
        Locale.ROOT,
        "compute capability %s, %d multiprocessors, %.1f of %.1f GiB of memory free",
        row.get("computeCapability"), row.get("multiprocessors"), (Long) row.get("memoryFree") / GIBIBYTE,
        (Long) row.get("memory") / GIBIBYTE);
  }
}
