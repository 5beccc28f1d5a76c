package precocial.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import precocial.data.ImageSet;
import precocial.eval.Backend;
import precocial.eval.Evaluator;
import precocial.io.AtomicFile;
import precocial.search.Presets;
import precocial.search.SearchConfig;
import precocial.search.Setting;
import precocial.search.SteppedSearch;

/** How the cost of a generation grows with genomes, images and connections, and what memory it takes. */
@Command(
    name = "mnist-scaling",
    sortOptions = false,
    description = {
      "For each population, a search of that size goes on to a generation and is then measured on batches of each size, a few "
          + "generations each. The search of the preset's own population then goes on to later generations, whose networks have "
          + "more connections. Prints a Markdown table, and writes mnist-scaling.md and mnist-scaling.svg to the output folder.",
      "The heap is 4 GB, unless BENCHMARKS_JAVA_OPTS says otherwise."
    })
final class MnistScaling implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ImageData data;

  @Option(names = "--preset", paramLabel = "NAME", description = "The preset (default: paper).")
  private String preset = "paper";

  @Option(
      names = "--populations",
      paramLabel = "N",
      split = ",",
      description = "One or more numbers of genomes (default: 240,960,3840,15360).")
  private List<Integer> populations = List.of(240, 960, 3840, 15360);

  @Option(
      names = "--images",
      paramLabel = "N",
      split = ",",
      description = "One or more sizes of a batch (default: 1000,10000,60000).")
  private List<Integer> images = List.of(1000, 10000, 60000);

  @Option(names = "--generation", paramLabel = "N", description = "Generation to measure from (default: 100).")
  private int generation = 100;

  @Option(
      names = "--later",
      paramLabel = "N",
      split = ",",
      description = "Later generations of the preset's population, measured on the smallest batch (default: 500,2000).")
  private List<Integer> later = List.of(500, 2000);

  @Option(names = "--repetitions", paramLabel = "N", description = "Generations that are timed (default: 3).")
  private int repetitions = 3;

  @Option(names = "--threads", paramLabel = "N", description = "Threads (default: all).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--seed", paramLabel = "S", description = "Seed of the searches (default: 1).")
  private long seed = 1;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the results go.")
  private Path out;

  @Option(names = "--backend", paramLabel = "NAME", description = "The backend (default: auto).")
  private String backend = "auto";

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
  private boolean help;

  private final List<ScalingRow> even = new ArrayList<>(); // of one generation
  private final List<ScalingRow> grown = new ArrayList<>(); // of later ones
  private final StringBuilder notes = new StringBuilder();

  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    System.exit(BenchmarkCommand.execute(new MnistScaling(), args));
  }

  @Override
  public Integer call() throws IOException {
    BenchmarkCommand.check(threads >= 1, "--threads must be at least 1, not " + threads);
    BenchmarkCommand.check(repetitions >= 1, "--repetitions must be at least 1, not " + repetitions);
    Backend chosen = Backend.named(backend);
    Files.createDirectories(out);
    Map<String, Object> settings = Presets.of(ImageData.TASK).settings(preset);
    Object own = settings.get(Setting.POPULATION.key());
    ImageSet train = data.load().train();
    BenchmarkCommand.check(
        images.stream().allMatch(n -> n >= 1 && n <= train.count()), "--images must be from 1 to " + train.count() + " each");
    for (int population : new TreeSet<>(populations)) {
      settings.put(Setting.POPULATION.key(), population);
      try (Evaluator evaluator = chosen.evaluator(threads)) {
        measure(Setting.fromMap(settings), evaluator, train, Integer.valueOf(population).equals(own));
      }
    }
    List<ScalingRow> rows = new ArrayList<>(even);
    rows.addAll(grown);
    String report =
        Heading.of(command, chosen, threads)
            + String.format(Locale.ROOT, "Heap of at most %,d MB.%n%n", Runtime.getRuntime().maxMemory() >> 20)
            + table(rows) + "\n" + notes;
    System.out.print(report);
    AtomicFile.write(out.resolve("mnist-scaling.md"), report);
    new ScalingPlot(even).writeSvg(out.resolve("mnist-scaling.svg"));
    return 0;
  }

  private void measure(SearchConfig config, Evaluator evaluator, ImageSet train, boolean goOn) {
    TreeSet<Integer> sizes = new TreeSet<>(images);
    int weights = config.weights().size();
    Heap.collect();
    SteppedSearch search = new SteppedSearch(config, train, seed, evaluator.classifier(train, true));
    System.err.println(config.population() + " genomes, up to generation " + generation + " ...");
    search.stepTo(generation, sizes.first());
    notes.append(
        String.format(
            Locale.ROOT, "From the first generation of %,d genomes to number %,d the heap held at most %,d MB.%n",
            config.population(), generation, Heap.peak() >> 20));
    for (int size : sizes) {
      System.err.println(config.population() + " genomes, " + size + " images ...");
      even.add(ScalingRow.of(search, size, weights, repetitions));
    }
    for (int next : goOn ? new TreeSet<>(later) : new TreeSet<Integer>()) {
      System.err.println(config.population() + " genomes, up to generation " + next + " ...");
      search.stepTo(next, sizes.first());
      grown.add(ScalingRow.of(search, sizes.first(), weights, repetitions));
    }
  }

  static String table(List<ScalingRow> rows) {
    StringBuilder out = new StringBuilder();
    out.append("| genomes | images | generation | connections | judge, ms | breed, ms | ns an image | heap held, MB ")
        .append("| at most, MB |\n|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    for (ScalingRow row : rows) {
      out.append(
          String.format(
              Locale.ROOT, "| %,d | %,d | %,d | %,.0f | %,.1f | %,.1f | %.2f | %,d | %,d |%n", row.population(), row.images(),
              row.generation(), row.connections(), row.judgeMillis(), row.breedMillis(), row.nanosPerEvaluation(),
              row.heldBytes() >> 20, row.peakBytes() >> 20));
    }
    return out.toString();
  }
}
