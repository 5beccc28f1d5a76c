package precocial.cli;

import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;
import precocial.task.ControlTask;
import precocial.task.Tasks;
import precocial.task.biped.Biped;

/** Sizes of what is measured. */
final class BenchOptions {
  private static final int MOST_NODES = 500;
  private static final int MOST_CONNECTIONS = 100_000;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description = "rollout, walker: nodes of a network (default: 29, and 103 of a walker's).")
  private Integer nodes;

  @Option(
      names = "--connections",
      paramLabel = "N",
      description = "rollout, walker: its connections (default: 52, and 210 of a walker's).")
  private Integer connections;

  @Option(
      names = "--lanes",
      paramLabel = "N",
      split = ",",
      description = "rollout, walker: episodes of a network at a time, one or more numbers (default: 18 as in a search, 256; of "
          + "a walker 24 as in a search).")
  private List<Integer> lanes;

  @Option(
      names = "--networks",
      paramLabel = "N",
      split = ",",
      description = "rollout, walker: networks of a batch, one or more numbers (default: 64 as in a search, fewer where that is "
          + "more than 1,152 episodes; of walkers 16). A GPU needs some ten thousand episodes to be busy.")
  List<Integer> networks = List.of(0);

  @Option(
      names = "--population",
      paramLabel = "N",
      defaultValue = "960",
      description = "classify: genomes (default: ${DEFAULT-VALUE}).")
  int population;

  @Option(
      names = "--images",
      paramLabel = "N",
      split = ",",
      description = "classify, product: images of a batch, one or more numbers (default: 1000).")
  List<Integer> images = List.of(1000);

  @Option(
      names = "--generations",
      paramLabel = "N",
      description = "classify: generations that the population has evolved for (default: 100); search: generations of a search "
          + "(default: 20).")
  Integer generations;

  @Option(
      names = "--candidates",
      paramLabel = "N",
      split = ",",
      description = "tune: weight vectors of a generation, even numbers (default: 64).")
  List<Integer> candidates = List.of(64);

  @Option(
      names = "--sums",
      paramLabel = "N",
      split = ",",
      description = "product: sums over pixels, one or more numbers (default: 512 as in a search, 8192).")
  List<Integer> sums = List.of(512, 8192);

  @Option(
      names = "--size",
      paramLabel = "N",
      defaultValue = "8192",
      description = "product: rows of the square matrices of the ceiling (default: ${DEFAULT-VALUE}).")
  int size;

  @Option(
      names = "--mebibytes",
      paramLabel = "N",
      split = ",",
      description = "copy: size of a copy in MiB, one or more numbers (default: 1, 16, 256).")
  List<Integer> mebibytes = List.of(1, 16, 256);

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "2",
      description = "Time for each value, at least (default: ${DEFAULT-VALUE}).")
  double seconds;

  /** @param usual where none is asked for; likewise the next three */
  int nodes(int usual) {
    return nodes == null ? usual : nodes;
  }

  int connections(int usual) {
    return connections == null ? usual : connections;
  }

  List<Integer> lanes(List<Integer> usual) {
    return lanes == null ? usual : lanes;
  }

  int generations(int usual) {
    return generations == null ? usual : generations;
  }

  /** @param names what is to be measured */
  void check(Set<String> names) {
    UsageException.unless(seconds > 0 && seconds <= 3600, "--seconds must be above 0 and at most 3600, not " + seconds);
    check("--lanes", lanes(RolloutBench.LANES), 1, 100_000);
    if (!networks.equals(List.of(0))) {
      check("--networks", networks, 1, 1_000_000);
    }
    check("--population", List.of(population), 2, 1_000_000);
    check("--images", images, 1, 60_000);
    check("--generations", List.of(generations(1)), 1, 100_000);
    check("--candidates", candidates, 4, 100_000);
    UsageException.unless(
        candidates.stream().allMatch(n -> n % 2 == 0),
        "--candidates must be even, for pepg takes them in pairs, not " + candidates);
    check("--sums", sums, 1, 1_000_000);
    check("--size", List.of(size), 1, 32_768);
    // Two buffers of the greatest are an eighth of what a JVM usually takes from a machine of 64 GiB.
    check("--mebibytes", mebibytes, 1, 1024);
    if (names.contains(RolloutBench.NAME)) {
      checkNetwork(nodes(RolloutBench.NODES), connections(RolloutBench.CONNECTIONS), Tasks.control("swingup"));
    }
    if (names.contains(WalkerBench.NAME)) {
      checkNetwork(nodes(WalkerBench.NODES), connections(WalkerBench.CONNECTIONS), Tasks.control(Biped.NAME));
    }
    UsageException.check("--population", () -> BenchPopulation.config(population, generations(1)));
  }

  private static void check(String option, List<Integer> values, int least, int most) {
    String range = values.size() == 1 ? ", not " + values.get(0) : " each, not " + values;
    UsageException.unless(
        !values.isEmpty() && values.stream().allMatch(n -> n >= least && n <= most),
        option + " must be from " + least + " to " + most + range);
  }

  /** At once: to try to grow a network that cannot be takes long. */
  private static void checkNetwork(int nodes, int connections, ControlTask task) {
    int fewest = 1 + task.inputs() + task.outputs();
    UsageException.unless(
        nodes >= fewest && nodes <= MOST_NODES, "--nodes must be from " + fewest + " to " + MOST_NODES + ", not " + nodes);
    int hidden = nodes - fewest;
    int sources = 1 + task.inputs() + hidden;
    // Every source to every output, every input to every hidden node, and each hidden node to all after it.
    int all = sources * task.outputs() + (1 + task.inputs()) * hidden + hidden * (hidden - 1) / 2;
    int most = Math.min(all, MOST_CONNECTIONS);
    UsageException.unless(
        connections >= 1 && connections <= most,
        "--connections must be from 1 to " + most + (all == most ? " with " + nodes + " nodes" : "") + ", not " + connections);
  }
}
