package precocial.cli;

/** What failed without being wrong usage: its message is the one line that the user sees. Exit code 1. */
final class FailureException extends RuntimeException {
  private static final long serialVersionUID = 1;

  FailureException(String message, Throwable cause) {
    super(message, cause);
  }
}
