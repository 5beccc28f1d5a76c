package precocial.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import precocial.data.ImageSet;
import precocial.eval.CpuBackend;
import precocial.eval.SharingStages;
import precocial.io.AtomicFile;
import precocial.search.Presets;
import precocial.search.SearchConfig;
import precocial.search.Setting;
import precocial.search.SteppedSearch;

/** What each idea of judging populations brings, on generations of a real search. */
@Command(
    name = "sharing",
    sortOptions = false,
    description = {
      "Runs a search on MNIST and halts it at some generations. Each is judged on its batch with the ideas of the CPU backend "
          + "switched on in turn, all with the same losses to the bit. Prints two Markdown tables: how much the "
          + "generation shares, and medians of the time and the throughput of each idea.",
      "An image counts once for each genome and weight that it is shown to. Values added are those of sums over leaves and of "
          + "nodes; activations and the loss come on top. The ceiling is what the same loops add up where all values stay in "
          + "the first-level cache. Run it on an idle machine."
    })
final class SharingBenchmark implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ImageData data;

  @Option(names = "--preset", paramLabel = "NAME", description = "The preset (default: paper).")
  private String preset = "paper";

  @Option(
      names = "--generations",
      paramLabel = "N",
      split = ",",
      description = "One or more generations to halt at (default: 1,100,500,2000).")
  private List<Integer> generations = List.of(1, 100, 500, 2000);

  @Option(names = "--images", paramLabel = "N", description = "Images of a batch (default: 1000).")
  private int images = 1000;

  @Option(names = "--repetitions", paramLabel = "N", description = "How often each is timed (default: 7).")
  private int repetitions = 7;

  @Option(names = "--warm-up", paramLabel = "SECONDS", description = "Uncounted time before, at each halt (default: 5).")
  private double warmUp = 5;

  @Option(names = "--threads", paramLabel = "N", description = "Threads (default: all).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--seed", paramLabel = "S", description = "Seed of the search (default: 1).")
  private long seed = 1;

  @Option(names = "--out", paramLabel = "DIR", description = "Where sharing.md goes too.")
  private Path out;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
  private boolean help;

  public static void main(String[] args) {
    System.exit(BenchmarkCommand.execute(new SharingBenchmark(), args));
  }

  @Override
  public Integer call() throws IOException {
    BenchmarkCommand.check(threads >= 1, "--threads must be at least 1, not " + threads);
    BenchmarkCommand.check(repetitions >= 1, "--repetitions must be at least 1, not " + repetitions);
    BenchmarkCommand.check(generations.stream().allMatch(g -> g >= 1), "--generations must be at least 1 each");
    SearchConfig config = Setting.fromMap(Presets.of(ImageData.TASK).settings(preset));
    ImageSet train = data.load().train();
    BenchmarkCommand.check(
        images >= 1 && images <= train.count(), "--images must be from 1 to " + train.count() + ", not " + images);
    List<SharingMeasurement> all = new ArrayList<>();
    try (SharingStages stages = new SharingStages(threads, train, config.sharedWeights())) {
      SteppedSearch search = new SteppedSearch(config, train, seed, stages.classifier());
      for (int generation : new TreeSet<>(generations)) {
        System.err.println("searching up to generation " + generation + " ...");
        search.stepTo(generation, images);
        System.err.println("judging it in " + SharingStages.Stage.values().length + " ways ...");
        all.add(
            SharingMeasurement.of(
                search, stages, search.batch(images), config.weights().size(), threads, repetitions, warmUp));
      }
    }
    String report =
        Heading.of(command, new CpuBackend(), threads)
            + String.format(Locale.ROOT, "Medians of %d; batches of %,d images.%n%n", repetitions, images)
            + SharingTable.counts(all) + "\n" + SharingTable.stages(all);
    System.out.print(report);
    if (out != null) {
      Files.createDirectories(out);
      AtomicFile.write(out.resolve("sharing.md"), report);
    }
    return 0;
  }
}
