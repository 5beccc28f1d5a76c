package precocial.benchmarks;

import java.util.List;
import java.util.Map;
import precocial.cuda.CudaDriver;
import precocial.eval.Backend;
import precocial.eval.CpuBackend;
import precocial.eval.CudaBackend;
import precocial.eval.Evaluator;

/** The CPU on all its threads, and one GPU. */
final class ComparedBackends implements AutoCloseable {
  /** Rows of a GPU by its own clock; those of "cuda" have the clock on the wall, with all that the host does. */
  static final String DEVICE = "cuda, device's clock";

  private final int ordinal;
  private final Backend cpuBackend = new CpuBackend();
  private final Backend cudaBackend;
  private final Each cpu;
  private final Each cuda;

  /** @param threads null where it has none */
  record Each(String name, Evaluator evaluator, Integer threads) {}

  /** @throws IllegalArgumentException where there is no such GPU, or none can be used, with the reason */
  ComparedBackends(int ordinal, int threads) {
    this.ordinal = ordinal;
    new CudaBackend().unavailable().ifPresent(
        reason -> {
          throw new IllegalArgumentException("cuda cannot run here: " + reason);
        });
    cudaBackend = CudaBackend.on(String.valueOf(ordinal));
    cuda = new Each(cudaBackend.name(), cudaBackend.evaluator(threads), null);
    cpu = new Each(cpuBackend.name(), cpuBackend.evaluator(threads), threads);
  }

  int ordinal() {
    return ordinal;
  }

  int threads() {
    return cpu.threads();
  }

  List<Each> all() {
    return List.of(cpu, cuda);
  }

  Backend cuda() {
    return cudaBackend;
  }

  /** What the rows of each name were measured on. */
  Map<String, String> machines() {
    String device =
        Machine.description(cudaBackend) + "; " + CudaDriver.devices().get(ordinal).text() + "; driver for CUDA "
            + CudaDriver.versionText();
    return Map.of(cpu.name(), Machine.description(cpuBackend), cuda.name(), device, DEVICE, device);
  }

  @Override
  public void close() {
    cpu.evaluator().close();
    cuda.evaluator().close();
  }
}
