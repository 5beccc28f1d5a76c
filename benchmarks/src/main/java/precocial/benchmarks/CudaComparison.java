package precocial.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import precocial.cli.BenchImages;
import precocial.cli.BenchRow;
import precocial.cli.BenchSearch;
import precocial.cli.BenchTimer;
import precocial.cli.BenchTune;
import precocial.data.DataSet;
import precocial.io.AtomicFile;
import precocial.io.Json;

/** CPU and GPU side by side, over a range of sizes, beside the ceilings of the machine. */
@Command(
    name = "cuda",
    sortOptions = false,
    description = {
      "Measures rollouts, generations of an MNIST search, whole searches and tunings on both backends in one run: by networks, "
          + "lanes, connections, population, images and candidates, beside what memory and matrix products can do at best. "
          + "Writes cuda.json, cuda.md and plots to the output folder, and prints the tables.",
      "Columns 'cpu' and 'cuda' are by the clock on the wall, with all that the host does; the third is by the device's clock. "
          + "Uses MNIST where it is in the cache, else made-up images of its shape."
    })
final class CudaComparison implements Callable<Integer> {
  private static final List<String> SECTIONS = List.of("rollout", "classify", "search", "tune");

  @Spec private CommandSpec command;

  @Option(
      names = "--sections",
      paramLabel = "NAME",
      split = ",",
      description = "Of rollout, classify, search, tune (default: all).")
  private List<String> sections = SECTIONS;

  @Option(names = "--seconds", paramLabel = "S", description = "Time for each value, at least (default: 1).")
  private double seconds = 1;

  @Option(names = "--tiny", description = "Small sizes, to see that all of it works; the values mean nothing.")
  private boolean tiny;

  @Option(names = "--device", paramLabel = "N", description = "The GPU (default: 0).")
  private int device;

  @Option(names = "--threads", paramLabel = "N", description = "Threads of the CPU (default: all).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the results go.")
  private Path out;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
  private boolean help;

  public static void main(String[] args) {
    System.exit(BenchmarkCommand.execute(new CudaComparison(), args));
  }

  @Override
  public Integer call() throws Exception {
    BenchmarkCommand.check(threads >= 1, "--threads must be at least 1, not " + threads);
    BenchmarkCommand.check(seconds > 0, "--seconds must be above 0, not " + seconds);
    BenchmarkCommand.check(SECTIONS.containsAll(sections), "--sections are of " + SECTIONS + ", not " + sections);
    Files.createDirectories(out);
    ComparisonSizes sizes = tiny ? ComparisonSizes.TINY : ComparisonSizes.STANDARD;
    BenchTimer timer = new BenchTimer(seconds);
    DataSet data = BenchImages.here();
    try (ComparedBackends backends = new ComparedBackends(device, threads)) {
      Ceilings ceilings = Ceilings.measure(backends, sizes, timer, seconds);
      List<BenchRow> rows = new ArrayList<>(ceilings.rows());
      for (String section : SECTIONS) {
        if (sections.contains(section)) {
          rows.addAll(
              switch (section) {
                case "rollout" -> new RolloutComparison(backends, sizes, timer).run();
                case "classify" -> new ClassifyComparison(backends, sizes, timer, data, ceilings).run();
                case "search" -> searches(backends, sizes, data, timer);
                default -> tunings(backends, sizes, data, timer);
              });
          // What is measured so far stays where a later section fails.
          write(rows, backends.machines());
        }
      }
      System.out.print(report(rows, backends.machines()));
    }
    return 0;
  }

  private static List<BenchRow> searches(ComparedBackends backends, ComparisonSizes sizes, DataSet data, BenchTimer timer)
      throws Exception {
    List<BenchRow> rows = new ArrayList<>();
    BenchSearch bench = new BenchSearch(timer);
    for (ComparedBackends.Each each : backends.all()) {
      System.err.println("search: " + each.name() + " ...");
      rows.add(bench.laptop(each.evaluator(), each.name(), sizes.searchGenerations(), each.threads()));
      rows.add(bench.paper(each.evaluator(), each.name(), sizes.paper(), sizes.searchGenerations(), data, each.threads()));
    }
    return rows;
  }

  private static List<BenchRow> tunings(ComparedBackends backends, ComparisonSizes sizes, DataSet data, BenchTimer timer)
      throws Exception {
    List<BenchRow> rows = new ArrayList<>();
    BenchTune bench = new BenchTune(timer, sizes.candidates());
    for (ComparedBackends.Each each : backends.all()) {
      System.err.println("tune: " + each.name() + " ...");
      rows.addAll(bench.episodes(each.evaluator(), each.name(), each.threads()));
      rows.addAll(bench.images(each.evaluator(), each.name(), each.threads(), data.train()));
    }
    return rows;
  }

  private void write(List<BenchRow> rows, Map<String, String> machines) throws IOException {
    String json = Json.pretty(rows.stream().map(row -> row.json(machines.get(row.backend()))).toList());
    AtomicFile.write(out.resolve("cuda.json"), json);
    AtomicFile.write(out.resolve("cuda.md"), report(rows, machines));
    for (ComparisonPlot plot : ComparisonPlot.ALL) {
      plot.write(out, rows);
    }
  }

  private String report(List<BenchRow> rows, Map<String, String> machines) {
    StringBuilder text = new StringBuilder();
    text.append('`').append(Heading.repeat("cuda", command.commandLine().getParseResult().originalArgs())).append("`, ")
        .append(LocalDate.now(ZoneOffset.UTC)).append(tiny ? "; tiny sizes, the values mean nothing" : "").append("\n\n");
    for (String backend : new TreeSet<>(rows.stream().map(BenchRow::backend).toList())) {
      text.append("- ").append(backend).append(": ").append(machines.get(backend)).append('\n');
    }
    return text.append('\n').append(ComparisonTable.of(rows)).toString();
  }
}
