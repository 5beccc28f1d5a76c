package precocial.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    List<Backend> backends = new ArrayList<>();
    String notice = null;
    if (options.auto()) {
      backends.add(new CpuBackend());
      notice = new CudaBackend().unavailable().map(reason -> "without cuda, which cannot run here: " + reason).orElse(null);
    }
    if (!options.auto()) {
      backends.add(chosen);
    } else if (chosen.name().equals(BackendOptions.CUDA)) {
      notice = failure(chosen);
      if (notice == null) {
        backends.add(chosen);
      }
    }
    return new BenchBackends(backends, options.threads(), notice);
  }

  /** What is wrong with a GPU that fails to start; null where it starts. */
  private static String failure(Backend cuda) {
    try {
      cuda.evaluator(1).close();
      return null;
    } catch (CudaFailure e) {
      return "without cuda, which failed: " + e.getMessage();
    }
  }

  boolean has(String name) {
    return backends.stream().anyMatch(backend -> backend.name().equals(name));
  }

  /** Threads of a backend as a row tells them; null for a GPU. */
  static Integer shown(Backend backend, int threads) {
    return backend.name().equals(BackendOptions.CUDA) ? null : Integer.valueOf(threads);
  }

  /** What a row of the backend was measured on. */
  String machine(String name) {
    Backend backend = backends.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    String driver = name.equals(BackendOptions.CUDA) ? ", driver for CUDA " + driver(CudaDriver.version()) : "";
    return String.format(
        Locale.ROOT, "%s, %s%s, Java %s, precocial %s",
        Cpu.model(), backend.device(), driver, System.getProperty("java.version"), Version.current());
  }

  private static String driver(int version) {
    return version / 1000 + "." + version % 1000 / 10;
  }
}
