package precocial.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import precocial.eval.Backend;
import precocial.search.Presets;
import precocial.search.RunSpec;
import precocial.search.SearchConfig;
import precocial.search.Setting;

/** Throughput of whole searches, as a Markdown table: what a user waits for, and where the time goes. */
@Command(
    name = "throughput",
    sortOptions = false,
    description = {
      "Runs whole swing-up searches, with log and checkpoints in a temporary directory, on one thread and on all. Prints a "
          + "Markdown table: seconds; policy and environment steps, genomes and episodes a second; the shares of the time spent "
          + "on rollouts of the population, on confirming champions and on the search's own work; the best fitness.",
      "A short search that is not counted warms up first. Run it on an idle machine."
    })
final class Throughput implements Callable<Integer> {
  @Option(names = "--presets", paramLabel = "NAME", split = ",", description = "One or more presets (default: all).")
  private List<String> presets = Presets.of(Samples.TASK.name()).names();

  @Option(names = "--generations", paramLabel = "N", description = "Generations, instead of the preset's.")
  private Integer generations;

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      description = "Stop each search after this time, as for: best in a minute.")
  private double limit = Double.POSITIVE_INFINITY;

  @Option(
      names = "--threads",
      paramLabel = "N",
      split = ",",
      description = "One or more numbers of threads (default: 1 and all).")
  private List<Integer> threads = List.of(1, Runtime.getRuntime().availableProcessors());

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Searches for each row, which shows the one of median time (default: 1).")
  private int runs = 1;

  @Option(names = "--warm-up", paramLabel = "N", description = "Generations of the search that warms up (default: 50).")
  private int warmUp = 50;

  @Option(names = "--seed", paramLabel = "S", description = "Seed of the searches (default: 1).")
  private long seed = 1;

  @Option(names = "--backend", paramLabel = "NAME", description = "The backend (default: auto).")
  private String backend = "auto";

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
  private boolean help;

  public static void main(String[] args) {
    System.exit(BenchmarkCommand.execute(new Throughput(), args));
  }

  @Override
  public Integer call() throws IOException {
    BenchmarkCommand.check(runs >= 1, "--runs must be at least 1, not " + runs);
    BenchmarkCommand.check(limit > 0, "--time-limit must be above 0, not " + limit);
    BenchmarkCommand.check(threads.stream().allMatch(n -> n >= 1), "--threads must be at least 1 each, not " + threads);
    Backend chosen = Backend.named(backend);
    List<RunSpec> specs = new ArrayList<>();
    for (String preset : presets) {
      specs.add(new RunSpec(Samples.TASK.name(), preset, seed, chosen.name(), config(preset, generations)));
    }
    List<SearchMeasurement> rows = new ArrayList<>();
    for (RunSpec spec : specs) {
      rows.addAll(measure(spec));
    }
    System.out.println(Machine.description(chosen) + "\n");
    System.out.print(table(rows) + scaling(rows));
    return 0;
  }

  private static SearchConfig config(String preset, Integer generations) {
    Map<String, Object> settings = Presets.of(Samples.TASK.name()).settings(preset);
    if (generations != null) {
      settings.put(Setting.GENERATIONS.key(), generations);
    }
    return Setting.fromMap(settings);
  }

  private List<SearchMeasurement> measure(RunSpec spec) throws IOException {
    TreeSet<Integer> counts = new TreeSet<>(threads);
    if (warmUp > 0) {
      RunSpec warm = new RunSpec(spec.task(), spec.preset(), seed, spec.backend(), config(spec.preset(), warmUp));
      for (int n : counts) {
        SearchMeasurement.of(warm, n, limit);
      }
    }
    List<SearchMeasurement> all = new ArrayList<>();
    // Alternating, so that a machine that slows down does so for all rows.
    for (int run = 1; run <= runs; run++) {
      for (int n : counts) {
        System.err.println(spec.preset() + ", threads: " + n + ", run " + run + " of " + runs + " ...");
        SearchMeasurement measured = SearchMeasurement.of(spec, n, limit);
        // A search that went another way would not be the same work.
        if (!all.isEmpty() && !measured.agreesWith(all.get(0))) {
          throw new IllegalStateException("preset " + spec.preset() + " found something else with " + n + " threads");
        }
        all.add(measured);
      }
    }
    List<SearchMeasurement> medians = new ArrayList<>();
    for (int n : counts) {
      List<SearchMeasurement> same =
          all.stream()
              .filter(m -> m.threads() == n)
              .sorted(Comparator.comparingDouble(SearchMeasurement::stepsPerSecond))
              .toList();
      medians.add(same.get(same.size() / 2));
    }
    return medians;
  }

  static String table(List<SearchMeasurement> rows) {
    StringBuilder out = new StringBuilder();
    out.append("| preset | threads | generations | seconds | M steps/s | genomes/s | episodes/s ")
        .append("| rollouts | confirmation | own work | best |\n");
    out.append("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    for (SearchMeasurement row : rows) {
      out.append(
          String.format(
              Locale.ROOT, "| %s | %d | %,d | %.1f | %.1f | %,.0f | %,.0f | %.1f %% | %.1f %% | %.1f %% | %.1f |%n",
              row.spec().preset(), row.threads(), row.last().generation(), row.seconds(), row.stepsPerSecond() / 1e6,
              row.genomesPerSecond(), row.episodesPerSecond(), 100 * row.evaluation() / row.seconds(),
              100 * row.confirmation() / row.seconds(), 100 * row.own() / row.seconds(), row.last().bestSoFar()));
    }
    return out.toString();
  }

  /** Steps a second of each row over those of the first row of its preset. */
  private static String scaling(List<SearchMeasurement> rows) {
    StringBuilder out = new StringBuilder();
    SearchMeasurement first = rows.get(0);
    for (SearchMeasurement row : rows) {
      if (!row.spec().equals(first.spec())) {
        first = row;
      } else if (row != first) {
        out.append(
            String.format(
                Locale.ROOT, "%nScaling, %s: %d threads do %.2f times the steps/s of %d.%n",
                row.spec().preset(), row.threads(), row.stepsPerSecond() / first.stepsPerSecond(), first.threads()));
      }
    }
    return out.toString();
  }
}
