package precocial.cli;

import java.io.PrintStream;
import precocial.eval.Backend;

/**
 * A backend at work.
 *
 * @param notice what the user should know of the choice; null for nothing
 */
record OpenBackend(Backend backend, EpisodeWatch evaluator, String notice) implements AutoCloseable {
  String name() {
    return backend.name();
  }

  /** Tells the notice: not before all is checked, for an error has a line to itself. */
  void announce(PrintStream err) {
    if (notice != null) {
      err.println("precocial: " + notice);
    }
  }

  @Override
  public void close() {
    evaluator.close();
  }
}
