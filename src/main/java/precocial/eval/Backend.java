package precocial.eval;

import java.util.List;
import java.util.Optional;

/**
 * Where networks are evaluated. {@code cuda} runs on NVIDIA GPUs and {@code cpu} everywhere, with the same bits; {@code
 * reference} is the float64 oracle, slow, and taken only by name.
 *
 * <p>Asking for a backend by name never falls back: where it can't run, that is an error with its reason.
 */
public sealed interface Backend permits CudaBackend, CpuBackend, ReferenceBackend {
  /** All backends, the fastest first. */
  static List<Backend> all() {
    return List.of(new CudaBackend(), new CpuBackend(), new ReferenceBackend());
  }

  /** The fastest that can run here. */
  static Backend best() {
    Backend cuda = new CudaBackend();
    return cuda.unavailable().isEmpty() ? cuda : new CpuBackend();
  }

  /**
   * @param name a backend's name, or "auto" for the fastest that can run here
   * @throws IllegalArgumentException for an unknown name, listing the known ones, and for a backend that cannot run here, with
   *     the reason
   */
  static Backend named(String name) {
    if (name.equals("auto")) {
      return best();
    }
    for (Backend backend : all()) {
      if (backend.name().equals(name)) {
        backend.unavailable().ifPresent(
            reason -> {
              throw new IllegalArgumentException(name + " cannot run here: " + reason);
            });
        return backend;
      }
    }
    throw new IllegalArgumentException(
        "unknown backend '" + name + "'; known: auto, " + String.join(", ", all().stream().map(Backend::name).toList()));
  }

  /** One name for all backends whose results are equal in every bit. @param name a backend's */
  static String bits(String name) {
    return name.equals("cuda") ? "cpu" : name;
  }

  String name();

  /** Why it cannot run here, in words; empty where it can. */
  Optional<String> unavailable();

  /** What it runs on, in words. For a backend that can run here. */
  String device();

  /**
   * @param threads of the processor, at least 1; {@code cuda} takes them for what has no kernel alone
   * @throws precocial.cuda.CudaFailure where a GPU can't be opened
   */
  Evaluator evaluator(int threads);
}
