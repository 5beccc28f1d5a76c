package precocial.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;
import precocial.eval.Weights;
import precocial.io.Decimals;
import precocial.io.GenomeFile;
import precocial.io.GenomeFiles;
import precocial.io.OnnxModel;
import precocial.io.OnnxModel.Mode;
import precocial.io.OnnxWriter;
import precocial.network.Network;
import precocial.network.NetworkCompiler;

/** A genome as an ONNX model: which weights it has, and what it says of itself. */
final class OnnxFile {
  private static final String INPUT = "input";

  @Option(
      names = "--weight",
      paramLabel = "W",
      description = "Of a .onnx file: the shared weight, as --weight=-1.5; or input, for a model that takes it as a second "
          + "input; or individual, for the weights stored in the genome (default: individual where there are any, else input).")
  private String weight;

  private float shared;

  /** Whether a file by this name is one. */
  static boolean is(Path out) {
    return GenomeFiles.extension(out).equals("onnx");
  }

  /** To be called before files are read. @param tuned whether tuned weights were given */
  void check(Path out, boolean tuned) {
    UsageException.unless(weight == null || is(out), "--weight goes with a .onnx file to write, which " + out + " is not");
    if (weight == null || weight.equals(WeightOptions.INDIVIDUAL)) {
      return;
    }
    UsageException.unless(!tuned, "--weight: --tuned goes with --weight=individual alone");
    if (!weight.equals(INPUT)) {
      shared = UsageException.check("--weight", () -> Decimals.parseFloat(weight));
    }
  }

  /**
   * Replaces the file. Says which weights it has where that was not asked for.
   *
   * @param in where the genome comes from
   * @param file with the task and provenance to be named
   */
  void write(Path out, Path in, GenomeFile file, GenomeOptions genome, PrintStream err) throws IOException {
    Mode mode = mode(genome.tuned() || GenomeOptions.storesWeights(file));
    Network network = NetworkCompiler.compile(file.genome());
    String name = String.valueOf(in.toAbsolutePath().normalize().getFileName());
    Map<String, String> metadata = OnnxMetadata.of(name, file, weights(mode));
    OnnxWriter.write(out, new OnnxModel(network, mode, shared, Version.current(), description(name, file, mode), metadata));
    if (weight == null && !genome.tuned()) {
      err.println("precocial: " + out + (mode == Mode.INDIVIDUAL
          ? " has the individual weights that " + in + " stores; --weight=W or --weight=input gives all connections one"
          : " takes the shared weight as an input, as " + in + " stores no individual ones; --weight=W fixes it"));
    }
    genome.noticeMissingWeights(in, file, mode == Mode.INDIVIDUAL ? Weights.INDIVIDUAL : Weights.STANDARD, err);
  }

  private Mode mode(boolean weighted) {
    if (weight == null) {
      return weighted ? Mode.INDIVIDUAL : Mode.INPUT;
    }
    return switch (weight) {
      case WeightOptions.INDIVIDUAL -> Mode.INDIVIDUAL;
      case INPUT -> Mode.INPUT;
      default -> Mode.SHARED;
    };
  }

  private String weights(Mode mode) {
    return switch (mode) {
      case SHARED -> Decimals.text(shared);
      case INPUT -> INPUT;
      case INDIVIDUAL -> WeightOptions.INDIVIDUAL;
    };
  }

  private String description(String name, GenomeFile file, Mode mode) {
    String weights =
        switch (mode) {
          case SHARED -> "every connection has weight " + weights(mode);
          case INPUT -> "every connection has the weight that is the second input";
          case INDIVIDUAL -> "each connection has a weight of its own";
        };
    String task = file.task() == null ? "" : " for task " + file.task();
    return "Network " + name + task + ", written by precocial " + Version.current() + "; " + weights + ".";
  }
}
