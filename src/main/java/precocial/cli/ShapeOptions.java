package precocial.cli;

import picocli.CommandLine.Option;

/** What a {@code .out} file does not say of itself. */
final class ShapeOptions {
  @Option(
      names = "--inputs",
      paramLabel = "N",
      description = "Inputs of a .out file, the bias not counted; with --outputs in place of --task.")
  private Integer inputs;

  @Option(names = "--outputs", paramLabel = "N", description = "Outputs of a .out file.")
  private Integer outputs;

  /** Null where not given. */
  Integer inputs() {
    return inputs;
  }

  /** Null where not given. */
  Integer outputs() {
    return outputs;
  }
}
