package precocial.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import precocial.cuda.CudaDriver;
import precocial.cuda.CudaFailure;
import precocial.eval.Backend;
import precocial.eval.CpuBackend;
import precocial.eval.CudaBackend;

/**
 * The backends that a benchmark runs on, side by side: the CPU and, where it can run, CUDA; or one that was asked for.
 *
 * @param threads of those that run on the processor
 * @param notice why there are fewer than might be expected; null where there are not
 */
record BenchBackends(List<Backend> backends, int threads, String notice) {
  static final String CPU = "cpu";

  static BenchBackends of(BackendOptions options) {
    Backend chosen = options.backend();
    if (!options.auto()) {
      return new BenchBackends(List.of(options.onDevices()), options.threads(), null);
    }
    List<Backend> backends = new ArrayList<>(List.of(new CpuBackend()));
    String notice = new CudaBackend().unavailable().map(reason -> "without cuda, which cannot run here: " + reason).orElse(null);
    if (chosen.name().equals(BackendOptions.CUDA)) {
      try {
        Backend cuda = options.onDevices();
        cuda.evaluator(1).close();
        backends.add(cuda);
      } catch (CudaFailure e) {
        notice = "without cuda, which failed: " + e.getMessage();
      }
    }
    return new BenchBackends(backends, options.threads(), notice);
  }

  boolean has(String name) {
    return backends.stream().anyMatch(backend -> backend.name().equals(name));
  }

  /** Threads of a backend as a row tells them; null for a GPU. */
  static Integer shown(Backend backend, int threads) {
    return backend.name().equals(BackendOptions.CUDA) ? null : Integer.valueOf(threads);
  }

  /** What the rows of each backend are measured on, by its name. */
  Map<String, String> machines() {
    Map<String, String> machines = new TreeMap<>();
    backends.forEach(backend -> machines.put(backend.name(), machine(backend)));
    return machines;
  }

  private static String machine(Backend backend) {
    String driver = backend.name().equals(BackendOptions.CUDA) ? ", driver for CUDA " + CudaDriver.versionText() : "";
    return String.format(
        Locale.ROOT, "%s, %s%s, Java %s, precocial %s",
        Cpu.model(), backend.device(), driver, System.getProperty("java.version"), Version.current());
  }
}
