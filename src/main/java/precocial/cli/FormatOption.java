package precocial.cli;

import picocli.CommandLine.Option;

/** How a result is printed. */
final class FormatOption {
  // Small letters, as they are shown and typed.
  private enum Format {
    text,
    json
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "How to print the result: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format;

  boolean json() {
    return format == Format.json;
  }
}
