package precocial.cli;

import picocli.CommandLine.Option;

/** How many threads the processor gives. */
final class ThreadsOption {
  private static final int MOST = 1024;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of the processor, for the cpu backend and for the worlds of biped on cuda (default: all cores). No "
          + "result depends on it.")
  private Integer threads;

  void check() {
    UsageException.unless(
        threads == null || threads >= 1 && threads <= MOST, "--threads must be from 1 to " + MOST + ", not " + threads);
  }

  int count() {
    return threads == null ? Math.min(Runtime.getRuntime().availableProcessors(), MOST) : threads;
  }
}
