package precocial.cli;

import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import precocial.cuda.CudaFailure;
import precocial.eval.Backend;
import precocial.eval.CpuBackend;
import precocial.eval.CudaBackend;

/** Where to evaluate. */
final class BackendOptions {
  /** The name that leaves the choice to us. */
  static final String AUTO = "auto";
  static final String CUDA = "cuda";
  /** The name of the float64 backend, which has one thread. */
  static final String REFERENCE = "reference";

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      defaultValue = AUTO,
      description = "Where to evaluate: cuda (float32 on NVIDIA GPUs), cpu (float32 on all cores, with the same bits), reference "
          + "(float64, slow) or auto, the best available (default: ${DEFAULT-VALUE}).")
  private String name;

  @Option(
      names = "--device",
      paramLabel = "N",
      description = "GPUs of the cuda backend: a number, several as in 0,1 or all (default: 0). No result depends on it.")
  private String device;

  @Mixin private ThreadsOption threads;

  private String begunOn; // null but for a run that goes on

  /** Whether the choice is ours. */
  boolean auto() {
    return name.equals(AUTO);
  }

  /** From now on auto means the backend that a run was begun on; and no other goes with it than those that give its bits. */
  void goOn(String backend) {
    UsageException.unless(
        auto() || Backend.bits(name).equals(Backend.bits(backend)),
        "--backend: the run was begun on " + backend + " and goes on there, not on " + name);
    begunOn = backend;
  }

  /** The backend asked for, after a check of all options but of which devices are there. */
  Backend backend() {
    threads.check();
    Backend backend = auto() && begunOn != null ? recorded() : UsageException.check("--backend", () -> Backend.named(name));
    if (device == null) {
      return backend;
    }
    Optional<String> missing = new CudaBackend().unavailable();
    UsageException.unless(
        backend.name().equals(CUDA),
        "--device goes with --backend cuda, "
            + (auto() && begunOn == null && missing.isPresent()
                ? "which cannot run here: " + missing.get()
                : "not with " + backend.name()));
    return backend;
  }

  /** The backend asked for, on the devices asked for. */
  Backend onDevices() {
    Backend backend = backend();
    return device == null ? backend : UsageException.check("--device", () -> CudaBackend.on(device));
  }

  private Backend recorded() {
    try {
      return Backend.named(begunOn);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--resume: the run was begun on " + begunOn + "; " + e.getMessage() + elsewhere());
    }
  }

  private String elsewhere() {
    return begunOn.equals(CUDA) ? "; --backend cpu goes on to the same result" : "";
  }

  /** Threads that the backend runs on. Asks no GPU, for this is needed where one has failed too. */
  int threads() {
    if (REFERENCE.equals(auto() ? begunOn : name)) {
      return 1;
    }
    return threads.count();
  }

  /**
   * Opens the backend. A GPU that fails to start is given up for the cpu where the choice was ours; no run that was begun on it
   * goes on elsewhere, though, but by name.
   */
  OpenBackend open() {
    try {
      Backend backend = onDevices();
      String notice = auto() ? "backend " + words(backend) : moved() ? "the run, begun on " + begunOn + ", goes on on " + name
          + " to the same result" : null;
      return opened(backend, notice);
    } catch (CudaFailure e) {
      if (!auto()) {
        throw e;
      }
      if (begunOn != null) {
        throw new FailureException("the run was begun on " + begunOn + ", which failed: " + e.getMessage() + elsewhere(), e);
      }
      Backend cpu = new CpuBackend();
      return opened(cpu, "backend " + words(cpu) + ", for cuda failed: " + e.getMessage());
    }
  }

  private OpenBackend opened(Backend backend, String notice) {
    return new OpenBackend(backend, new EpisodeWatch(backend.evaluator(threads())), notice);
  }

  private boolean moved() {
    return begunOn != null && !begunOn.equals(name);
  }

  private static String words(Backend backend) {
    return backend.name() + " (" + backend.device() + ")";
  }
}
