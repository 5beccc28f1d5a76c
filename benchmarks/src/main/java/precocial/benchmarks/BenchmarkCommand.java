package precocial.benchmarks;

import java.io.IOException;
import picocli.CommandLine;
import precocial.io.Reasons;

/** How the programs here end: 0 done, 1 failed, 2 wrong usage, with one line and no stack trace. */
final class BenchmarkCommand {
  private BenchmarkCommand() {}

  static int execute(Object command, String... args) {
    return new CommandLine(command)
        .setExecutionExceptionHandler(
            (e, line, parsed) -> {
              String message = e instanceof IOException failure ? Reasons.line(failure) : e.getMessage();
              line.getErr().println(line.getCommandName() + ": " + message);
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
