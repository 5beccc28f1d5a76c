package precocial.eval;

import java.util.List;

/**
 * Where networks are evaluated. {@code cpu} runs everywhere; {@code reference} is the float64 oracle, slow, and taken only by
 * name.
 *
 * <p>Asking for a backend by name never falls back: where it can't run, that is an error with its reason.
 */
public sealed interface Backend permits CpuBackend, ReferenceBackend {
  /** All backends, the fastest first. */
  static List<Backend> all() {
    return List.of(new CpuBackend(), new ReferenceBackend());
  }

  /** The fastest that can run here. */
  static Backend best() {
    return new CpuBackend();
  }

  /**
   * @param name a backend's name, or "auto" for the fastest that can run here
   * @throws IllegalArgumentException for an unknown name, listing the known ones
   */
  static Backend named(String name) {
    if (name.equals("auto")) {
      return best();
    }
    for (Backend backend : all()) {
      if (backend.name().equals(name)) {
        return backend;
      }
    }
    throw new IllegalArgumentException(
        "unknown backend '" + name + "'; known: auto, " + String.join(", ", all().stream().map(Backend::name).toList()));
  }

  String name();

  /** What it runs on, in words. */
  String device();

  /** @param threads at least 1 */
  Evaluator evaluator(int threads);
}
