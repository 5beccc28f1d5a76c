package precocial.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import precocial.eval.Backend;
import precocial.eval.Evaluator;
import precocial.io.AtomicFile;
import precocial.search.Presets;
import precocial.search.RunSpec;
import precocial.search.SearchConfig;
import precocial.search.Setting;

/** What presets reach, over several seeds: best fitness so far at equal numbers of episodes, as table and plot. */
@Command(
    name = "quality",
    sortOptions = false,
    description = {
      "Searches swing-up networks with each preset and seed, and compares the best fitness so far at equal numbers of episodes, "
          + "counted in generations of 64 genomes x 18 episodes. Prints Markdown and writes quality.md, quality.svg and "
          + "quality.png to the output folder.",
      "Each run has a directory there: what is finished is not run again, what is not goes on at its last checkpoint."
    })
final class QualityStudy implements Callable<Integer> {
  @Option(names = "--presets", paramLabel = "NAME", split = ",", description = "One or more presets (default: all).")
  private List<String> presets = Presets.of(Samples.TASK.name()).names();

  @Option(names = "--seeds", paramLabel = "A-B", converter = Range.class, description = "First and last seed (default: 1-10).")
  private List<Long> seeds = LongStream.rangeClosed(1, 10).boxed().toList();

  @Option(
      names = "--generations",
      paramLabel = "N",
      description = "Length of the study in generations of 64 genomes (default: 1024).")
  private int generations = 1024;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the runs and the results go.")
  private Path out;

  @Option(names = "--threads", paramLabel = "N", description = "Threads of a run (default: all).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--backend", paramLabel = "NAME", description = "The backend (default: auto).")
  private String backend = "auto";

  /** As in 1-10, or one number. */
  static final class Range implements ITypeConverter<List<Long>> {
    @Override
    public List<Long> convert(String text) {
      if (!text.matches("\\d{1,9}(-\\d{1,9})?")) {
        throw new TypeConversionException("'" + text + "' is not a range of seeds such as 1-10");
      }
      String[] ends = text.split("-");
      return LongStream.rangeClosed(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1])).boxed().toList();
    }
  }

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
  private boolean help;

  public static void main(String[] args) {
    // No window is ever opened; without this, some systems start what one would need.
    System.setProperty("java.awt.headless", "true");
    System.exit(BenchmarkCommand.execute(new QualityStudy(), args));
  }

  @Override
  public Integer call() throws IOException {
    BenchmarkCommand.check(!seeds.isEmpty(), "--seeds names no seed");
    BenchmarkCommand.check(threads >= 1, "--threads must be at least 1, not " + threads);
    Backend chosen = Backend.named(backend);
    Map<String, SearchConfig> configs = new LinkedHashMap<>();
    for (String preset : presets) {
      configs.put(preset, config(Presets.of(Samples.TASK.name()).settings(preset), generations));
    }
    List<SeedCurves> results = new ArrayList<>();
    try (Evaluator evaluator = chosen.evaluator(threads)) {
      SeedRuns runs = new SeedRuns(out, evaluator);
      for (Map.Entry<String, SearchConfig> preset : configs.entrySet()) {
        List<RunCurve> curves = new ArrayList<>();
        for (long seed : seeds) {
          curves.add(runs.curve(new RunSpec(Samples.TASK.name(), preset.getKey(), seed, chosen.name(), preset.getValue())));
        }
        results.add(new SeedCurves(preset.getKey(), seeds, curves));
      }
    }
    String report = Machine.description(chosen) + "\n\n" + QualityTable.of(results, generations);
    System.out.print(report);
    AtomicFile.write(out.resolve("quality.md"), report);
    QualityPlot plot = new QualityPlot(results, generations);
    plot.writeSvg(out.resolve("quality.svg"));
    plot.writePng(out.resolve("quality.png"));
    return 0;
  }

  /** A preset's settings, with as many generations as the episodes of the study allow. */
  static SearchConfig config(Map<String, Object> settings, int generations) {
    SearchConfig preset = Setting.fromMap(settings);
    long each = (long) preset.population() * preset.weights().size() * preset.trials().count();
    long allowed = (long) generations * SeedCurves.EPISODES / each;
    BenchmarkCommand.check(allowed >= 1, "--generations " + generations + " allows fewer episodes than one generation's " + each);
    Map<String, Object> changed = new LinkedHashMap<>(settings);
    changed.put(Setting.GENERATIONS.key(), allowed);
    return Setting.fromMap(changed);
  }
}
