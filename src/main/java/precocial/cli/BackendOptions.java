package precocial.cli;

import java.io.PrintStream;
import picocli.CommandLine.Option;
import precocial.eval.Backend;
import precocial.eval.Evaluator;

/** Where to evaluate. */
final class BackendOptions {
  /** The name of the float64 backend, which has one thread. */
  static final String REFERENCE = "reference";
  static final String NO_CUDA = "this build has no CUDA backend yet";
  private static final int MOST_THREADS = 1024;

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "Where to evaluate: cpu (float32 on all cores), reference (float64, slow) or auto, the best available "
          + "(default: ${DEFAULT-VALUE}).")
  private String name;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of the cpu backend (default: all cores). No result depends on it.")
  private Integer threads;

  private String required;

  /** Has auto mean this backend, and no other go with it: a run that goes on never changes its backend. */
  void require(String backend) {
    UsageException.unless(
        name.equals("auto") || name.equals(backend),
        "--backend: the run was begun on " + backend + " and goes on there, not on " + name);
    required = backend;
  }

  /** The backend asked for, after a check of all options. */
  Backend backend() {
    UsageException.unless(
        threads == null || threads >= 1 && threads <= MOST_THREADS,
        "--threads must be from 1 to " + MOST_THREADS + ", not " + threads);
    String wanted = required == null ? name : required;
    UsageException.unless(!wanted.equals("cuda"), "--backend: cuda cannot run: " + NO_CUDA);
    return UsageException.check("--backend", () -> Backend.named(wanted));
  }

  /** Threads that the backend runs on. */
  int threads() {
    if (backend().name().equals(REFERENCE)) {
      return 1;
    }
    return threads == null ? Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS) : threads;
  }

  /** Opens the backend; where the choice was ours, says which it is. */
  Evaluator open(PrintStream err) {
    Backend backend = backend();
    if (name.equals("auto")) {
      err.println("precocial: backend " + backend.name() + " (" + backend.device() + ")");
    }
    return backend.evaluator(threads());
  }
}
