package precocial.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import precocial.data.DataSet;
import precocial.data.ImageSet;
import precocial.eval.Backend;
import precocial.eval.Evaluator;
import precocial.io.FormatException;
import precocial.task.ControlTask;
import precocial.task.Tasks;
import precocial.task.biped.Biped;

/** Runs benchmarks on several backends in turn, says on standard error what it is at, and keeps the rows when one fails. */
final class BenchRuns {
  /** Growing a network takes time by the square of its connections. */
  private static final int SLOW_TO_GROW = 400;
  private static final String SIZE = "--nodes, --connections";
  private static final int GENERATIONS = 100;
  private static final int SEARCH_GENERATIONS = 20;
  private static final int MNIST_PIXELS = 256;

  private final PrintStream err;
  private final BenchOptions sizes;
  private final BenchBackends backends;
  private final int ordinal;
  private final BenchTimer timer;
  private final List<BenchRow> rows = new ArrayList<>();
  private DataSet data;

  /** One benchmark on one backend. */
  private interface Measurement {
    void run(Evaluator evaluator, String backend, Integer threads) throws Exception;
  }

  /** A batch of episodes on one backend. */
  private interface EpisodeMeasurement {
    BenchRow row(Evaluator evaluator, String backend, int networks, int lanes, Integer threads) throws Exception;
  }

  BenchRuns(PrintStream err, BenchOptions sizes, BenchBackends backends, int ordinal) {
    this.err = err;
    this.sizes = sizes;
    this.backends = backends;
    this.ordinal = ordinal;
    timer = new BenchTimer(sizes.seconds);
  }

  private void say(String what) {
    err.println("precocial: " + what + " ...");
  }

  /** What has been measured so far. */
  List<BenchRow> rows() {
    return rows;
  }

  /** @param name of a benchmark */
  void run(String name) throws Exception {
    switch (name) {
      case WalkerBench.NAME -> walker();
      case BenchClassify.NAME -> classify();
      case BenchSearch.NAME -> search();
      case BenchTune.NAME -> tune();
      case BenchCopy.NAME -> copy();
      case BenchProduct.NAME -> product();
      default -> rollout();
    }
  }

  private void rollout() throws Exception {
    ControlTask task = Tasks.control("swingup");
    int connections = sizes.connections(RolloutBench.CONNECTIONS);
    if (connections > SLOW_TO_GROW) {
      say("growing networks of " + connections + " connections, which takes a while");
    }
    RolloutBench bench =
        UsageException.check(
            SIZE, () -> new RolloutBench(task, sizes.nodes(RolloutBench.NODES), connections, timer));
    episodes(RolloutBench.LANES, bench::measure);
  }

  private void walker() throws Exception {
    ControlTask task = Tasks.control(Biped.NAME);
    WalkerBench bench =
        UsageException.check(
            SIZE,
            () -> new WalkerBench(task, sizes.nodes(WalkerBench.NODES), sizes.connections(WalkerBench.CONNECTIONS), timer));
    episodes(List.of(WalkerBench.LANES), bench::measure);
  }

  private void episodes(List<Integer> usualLanes, EpisodeMeasurement bench) throws Exception {
    // Lanes outermost: the JIT compiler fits the loops to the lengths it has seen, and a JVM that ran long ones runs short ones
    // slower.
    for (int lanes : sizes.lanes(usualLanes)) {
      for (int networks : sizes.networks) {
        for (Backend backend : backends.backends()) {
          boolean cpu = backend.name().equals(BenchBackends.CPU);
          for (int threads : cpu ? new TreeSet<>(List.of(1, backends.threads())) : new TreeSet<>(List.of(backends.threads()))) {
            say("measuring " + lanes + " lanes on " + backend.name() + (cpu ? ", threads: " + threads : ""));
            try (Evaluator evaluator = backend.evaluator(threads)) {
              rows.add(bench.row(evaluator, backend.name(), networks, lanes, BenchBackends.shown(backend, threads)));
            }
          }
        }
      }
    }
  }

  private void each(String what, Measurement measurement) throws Exception {
    for (Backend backend : backends.backends()) {
      say("measuring " + what + " on " + backend.name());
      try (Evaluator evaluator = backend.evaluator(backends.threads())) {
        measurement.run(evaluator, backend.name(), BenchBackends.shown(backend, backends.threads()));
      }
    }
  }

  private DataSet data() throws FormatException {
    data = data == null ? BenchImages.here() : data;
    return data;
  }

  private void classify() throws Exception {
    int generations = sizes.generations(GENERATIONS);
    ImageSet train = data().train();
    say("evolving " + sizes.population + " genomes on " + data.name() + " for " + generations + " generations");
    BenchPopulation population = BenchPopulation.evolve(data, sizes.population, generations, backends.threads());
    for (int images : sizes.images) {
      BenchClassify bench = new BenchClassify(population, Math.min(images, train.count()), timer);
      each(images + " images", (evaluator, backend, threads) -> rows.addAll(bench.measure(evaluator, backend, threads)));
    }
  }

  private void search() throws Exception {
    int generations = sizes.generations(SEARCH_GENERATIONS);
    DataSet images = data();
    BenchSearch bench = new BenchSearch(timer);
    each(
        "searches",
        (evaluator, backend, threads) -> {
          rows.add(bench.laptop(evaluator, backend, generations, threads));
          rows.add(bench.paper(evaluator, backend, sizes.population, generations, images, threads));
        });
  }

  private void tune() throws Exception {
    BenchTune bench = new BenchTune(timer, sizes.candidates);
    ImageSet train = data().train();
    each(
        "tunings",
        (evaluator, backend, threads) -> {
          rows.addAll(bench.episodes(evaluator, backend, threads));
          rows.addAll(bench.images(evaluator, backend, threads, train));
        });
  }

  private void copy() throws Exception {
    BenchCopy bench = new BenchCopy(timer);
    say("measuring copies");
    for (int mebibytes : sizes.mebibytes) {
      if (backends.has(BenchBackends.CPU)) {
        rows.add(bench.host(mebibytes, backends.threads()));
      }
      if (backends.has(BackendOptions.CUDA)) {
        try (BenchDevice device = new BenchDevice(ordinal)) {
          rows.add(bench.device(device, mebibytes));
        }
      }
    }
  }

  /** Nothing without a GPU. */
  private void product() throws Exception {
    if (!backends.has(BackendOptions.CUDA)) {
      return;
    }
    say("measuring products");
    try (BenchDevice device = new BenchDevice(ordinal); BenchProduct bench = new BenchProduct(device, timer)) {
      if (device.cublas().isEmpty()) {
        err.println("precocial: products by our kernel alone, for cuBLAS is missing: " + device.cublasReason());
      }
      for (int images : sizes.images) {
        for (int sums : sizes.sums) {
          rows.addAll(bench.sums(sums, images, MNIST_PIXELS));
        }
      }
      rows.addAll(bench.ceiling(sizes.size));
    }
  }
}
