package precocial.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import precocial.eval.Weights;
import precocial.io.Decimals;
import precocial.io.VectorReader;
import precocial.network.Network;
import precocial.network.NetworkCompiler;

/** Outputs of one network for the input vectors of standard input. */
@Command(
    name = "forward",
    description = {
      "Reads input vectors from standard input, one a line, and writes the outputs of the network for each.",
      "Numbers are separated by commas; the bias is not among them. Outputs are those before clipping or softmax, each as the "
          + "shortest text that reads back as the same float32, or float64 of the reference backend."
    })
final class ForwardCommand implements Callable<Integer> {
  private static final int BLOCK = 1024;

  @ParentCommand private Main main;

  @Parameters(paramLabel = "GENOME", description = GenomeOptions.GENOME)
  private Path path;

  @Option(
      names = "--weight",
      paramLabel = "W",
      description = "The shared weight, as --weight=-1.5, or individual for the weights stored in the genome (default: 1, or "
          + "individual with --tuned).")
  private String weight;

  @Mixin private GenomeOptions genome;
  @Mixin private ShapeOptions shape;
  @Mixin private BackendOptions backendOptions;

  @Override
  public Integer call() throws IOException {
    Weights weights = weights();
    boolean single = !backendOptions.backend().name().equals(BackendOptions.REFERENCE);
    Network network = NetworkCompiler.compile(genome.read(path, shape.inputs(), shape.outputs()).genome());
    BufferedReader lines = new BufferedReader(new InputStreamReader(main.in(), StandardCharsets.UTF_8));
    VectorReader reader = new VectorReader("standard input", lines, network.inputs());
    // The first block is read before anything is said, lest a notice stand before an error.
    List<double[]> block = reader.next(BLOCK);
    try (OpenBackend backend = backendOptions.open()) {
      backend.announce(main.err());
      for (; !block.isEmpty(); block = reader.next(BLOCK)) {
        double[][] outputs = backend.evaluator().forward(network, weights, block.toArray(new double[0][]));
        for (double[] output : outputs) {
          main.out().print(line(output, single));
        }
        if (!main.out().deliver()) {
          return Main.DONE;
        }
      }
    }
    return Main.DONE;
  }

  private Weights weights() {
    boolean shared = weight != null && !weight.equals(WeightOptions.INDIVIDUAL);
    UsageException.unless(!(shared && genome.tuned()), "--weight: --tuned goes with --weight=individual alone");
    if (shared) {
      return UsageException.check("--weight", () -> Weights.shared(Decimals.parseFloat(weight)));
    }
    return weight != null || genome.tuned() ? Weights.INDIVIDUAL : Weights.shared(1f);
  }

  private static String line(double[] values, boolean single) {
    StringJoiner line = new StringJoiner(",", "", "\n");
    for (double value : values) {
      line.add(single ? Decimals.text((float) value) : Decimals.text(value));
    }
    return line.toString();
  }
}
