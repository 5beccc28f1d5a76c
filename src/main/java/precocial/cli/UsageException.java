package precocial.cli;

import java.util.function.Supplier;

/** Wrong usage of a command: its message is the one line that the user sees, naming the option. Exit code 2. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }

  static void unless(boolean right, String message) {
    if (!right) {
      throw new UsageException(message);
    }
  }

  /** The value of an option; where the library refuses it as an illegal argument, the option is named. */
  static <T> T check(String option, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      UsageException wrong = new UsageException(option + ": " + e.getMessage());
      wrong.initCause(e);
      throw wrong;
    }
  }
}
