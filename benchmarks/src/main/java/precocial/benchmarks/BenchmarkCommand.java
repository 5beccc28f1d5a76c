package precocial.benchmarks;

import picocli.CommandLine;

/** How the programs here end: 0 done, 1 failed, 2 wrong usage, with one line and no stack trace. */
final class BenchmarkCommand {
  private BenchmarkCommand() {}

  static int execute(Object command, String... args) {
    return new CommandLine(command)
        .setExecutionExceptionHandler(
            (e, line, parsed) -> {
              line.getErr().println(line.getCommandName() + ": " + e.getMessage());
              return e instanceof IllegalArgumentException ? 2 : 1;
            })
        .execute(args);
  }

  /** @throws IllegalArgumentException with the message unless the condition holds */
  static void check(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
