package precocial.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import precocial.data.DataSet;
import precocial.data.Preparation;
import precocial.eval.Backend;
import precocial.eval.Evaluator;
import precocial.eval.Predictions;
import precocial.eval.Weights;
import precocial.io.AtomicFile;
import precocial.io.GenomeFiles;
import precocial.network.Network;
import precocial.network.NetworkCompiler;

/** What it costs that images are rounded to 8 bits: the same networks on both. */
@Command(
    name = "rounding",
    sortOptions = false,
    description = {
      "Classifies the test images with each network and each of the six weights, once as they are, rounded to 8 bits, and once "
          + "as they were before. Prints a Markdown table of accuracy and loss on both, and of how many images are put into "
          + "another class.",
      "The rounded ones are classified in two ways, as images and as numbers, which must agree."
    })
final class RoundingStudy implements Callable<Integer> {
  /** Float sums taken in different orders may part on an image that two classes tie for. */
  private static final double TOLERANCE = 1e-3;

  @Spec private CommandSpec command;
  @Mixin private ImageData images;

  @Parameters(paramLabel = "RUN|GENOME", arity = "1..*", description = "Genome files, or run directories for their champions.")
  private List<Path> genomes;

  @Option(names = "--threads", paramLabel = "N", description = "Threads (default: all).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--backend", paramLabel = "NAME", description = "The backend (default: auto).")
  private String backend = "auto";

  @Option(names = "--out", paramLabel = "DIR", description = "Where rounding.md goes too.")
  private Path out;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
  private boolean help;

  public static void main(String[] args) {
    System.exit(BenchmarkCommand.execute(new RoundingStudy(), args));
  }

  @Override
  public Integer call() throws IOException {
    BenchmarkCommand.check(threads >= 1, "--threads must be at least 1, not " + threads);
    Backend chosen = Backend.named(backend);
    DataSet data = images.load();
    DataSet raw = images.load(Preparation.RAW);
    List<RoundingRow> rows = new ArrayList<>();
    try (Evaluator evaluator = chosen.evaluator(threads)) {
      for (Path path : genomes) {
        System.err.println(path + " ...");
        Network network =
            NetworkCompiler.compile(
                GenomeFiles.read(path, data.test().pixelsPerImage(), data.test().classes()).genome());
        RoundingRow row =
            RoundingRow.of(
                path.getFileName().toString(), network, evaluator, Weights.STANDARD, data, raw, ImageData.PREPARATION);
        if (row.disagreement() > TOLERANCE) {
          throw new IllegalStateException(path + " classifies images other than their numbers, in " + row.disagreement());
        }
        rows.add(row);
      }
    }
    String report = Heading.of(command, chosen, threads) + table(rows);
    System.out.print(report);
    if (out != null) {
      Files.createDirectories(out);
      AtomicFile.write(out.resolve("rounding.md"), report);
    }
    return 0;
  }

  static String table(List<RoundingRow> rows) {
    StringBuilder out = new StringBuilder();
    out.append("| network | weight | accuracy, rounded | not rounded | loss, rounded | not rounded | in another class |\n");
    out.append("|---|---:|---:|---:|---:|---:|---:|\n");
    for (RoundingRow row : rows) {
      for (int w = 0; w < row.changed().length; w++) {
        int weight = w;
        append(out, row, String.valueOf(Weights.STANDARD.value(w)), p -> p.accuracy(weight), p -> p.loss(weight),
            String.format(Locale.ROOT, "%,d", row.changed()[w]));
      }
      append(out, row, "mean", p -> mean(p, p::accuracy), p -> mean(p, p::loss),
          String.format(Locale.ROOT, "%.1f", (double) row.allChanged() / row.changed().length));
      out.append(
          String.format(
              Locale.ROOT, "| %s | vote | %.2f %% | %.2f %% | | | |%n", row.name(), 100 * row.judged().voteAccuracy(),
              100 * row.unrounded().voteAccuracy()));
    }
    return out.toString();
  }

  private static void append(
      StringBuilder out, RoundingRow row, String weight, ToDoubleFunction<Predictions> accuracy,
      ToDoubleFunction<Predictions> loss, String changed) {
    out.append(
        String.format(
            Locale.ROOT, "| %s | %s | %.2f %% | %.2f %% | %.4f | %.4f | %s |%n", row.name(), weight,
            100 * accuracy.applyAsDouble(row.judged()), 100 * accuracy.applyAsDouble(row.unrounded()),
            loss.applyAsDouble(row.judged()), loss.applyAsDouble(row.unrounded()), changed));
  }

  private static double mean(Predictions predictions, IntToDoubleFunction value) {
    return IntStream.range(0, predictions.weights()).mapToDouble(value).average().orElseThrow();
  }
}
