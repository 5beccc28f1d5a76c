package precocial.benchmarks;

import java.io.IOException;
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
import precocial.data.DataSet;
import precocial.eval.Backend;
import precocial.io.AtomicFile;
import precocial.search.Presets;
import precocial.search.RunDirectory;
import precocial.search.RunSpec;
import precocial.search.Setting;

/** Whole searches on MNIST, all included: what a user waits for, how it grows with the networks, and where the time goes. */
@Command(
    name = "mnist",
    sortOptions = false,
    description = {
      "Runs whole searches on MNIST, each in a directory of its own below the output folder, and prints two Markdown tables: "
          + "the searches, and stretches of their generations with the shares of what a generation consists of. Writes "
          + "them to mnist.md there too.",
      "An image counts once for each genome and weight that it is shown to. Run it on an idle machine."
    })
final class MnistSearchBenchmark implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ImageData images;

  @Option(names = "--preset", paramLabel = "NAME", description = "The preset (default: paper).")
  private String preset = "paper";

  @Option(names = "--generations", paramLabel = "N", description = "Generations, instead of the preset's.")
  private Integer generations;

  @Option(names = "--threads", paramLabel = "N", split = ",", description = "One or more numbers of threads (default: all).")
  private List<Integer> threads = List.of(Runtime.getRuntime().availableProcessors());

  @Option(
      names = "--seeds",
      paramLabel = "A-B",
      converter = QualityStudy.Range.class,
      description = "First and last seed (default: 1).")
  private List<Long> seeds = List.of(1L);

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the runs and the tables go.")
  private Path out;

  @Option(names = "--backend", paramLabel = "NAME", description = "The backend (default: auto).")
  private String backend = "auto";

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
  private boolean help;

  public static void main(String[] args) {
    System.exit(BenchmarkCommand.execute(new MnistSearchBenchmark(), args));
  }

  @Override
  public Integer call() throws IOException {
    BenchmarkCommand.check(!seeds.isEmpty(), "--seeds names no seed");
    BenchmarkCommand.check(threads.stream().allMatch(n -> n >= 1), "--threads must be at least 1 each, not " + threads);
    TreeSet<Integer> counts = new TreeSet<>(threads);
    for (long seed : seeds) {
      for (int n : counts) {
        BenchmarkCommand.check(
            !RunDirectory.holdsRun(directory(seed, n)), directory(seed, n) + " holds a run; choose another --out");
      }
    }
    Map<String, Object> settings = Presets.of(ImageData.TASK).settings(preset);
    if (generations != null) {
      settings.put(Setting.GENERATIONS.key(), generations);
    }
    Backend chosen = Backend.named(backend);
    DataSet data = images.load();
    List<MnistMeasurement> all = new ArrayList<>();
    for (long seed : seeds) {
      MnistMeasurement first = null;
      for (int n : counts) {
        System.err.println(directory(seed, n) + " ...");
        RunSpec spec =
            new RunSpec(ImageData.TASK, preset, seed, chosen.name(), Setting.fromMap(settings), images.record(data));
        MnistMeasurement measured = MnistMeasurement.of(directory(seed, n), spec, data, n);
        first = first == null ? measured : first;
        // A search that went another way would not be the same work.
        if (!measured.agreesWith(first)) {
          throw new IllegalStateException("seed " + seed + " found something else with " + n + " threads");
        }
        all.add(measured);
      }
    }
    String report =
        Heading.of(command, chosen, counts.last()) + MnistTable.searches(all) + "\n" + MnistTable.windows(all);
    System.out.print(report);
    AtomicFile.write(out.resolve("mnist.md"), report);
    return 0;
  }

  private Path directory(long seed, int count) {
    return out.resolve(String.format(Locale.ROOT, "%s-seed%d-threads%d", preset, seed, count));
  }
}
