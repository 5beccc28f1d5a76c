package precocial.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import precocial.cli.BenchClassify;
import precocial.cli.BenchPopulation;
import precocial.cli.BenchRow;
import precocial.cli.BenchTimer;
import precocial.data.DataSet;
import precocial.eval.GenerationKernels;

/** Generations judged on both backends, and their stages by the device's clock: by population, images and connections. */
final class ClassifyComparison {
  private final ComparedBackends backends;
  private final ComparisonSizes sizes;
  private final BenchTimer timer;
  private final DataSet data;
  private final Ceilings ceilings;
  private final List<BenchRow> rows = new ArrayList<>();
  private final List<BenchRow> stages = new ArrayList<>();
  private final List<BenchRow> shares = new ArrayList<>();

  ClassifyComparison(
      ComparedBackends backends, ComparisonSizes sizes, BenchTimer timer, DataSet data, Ceilings ceilings) {
    this.backends = backends;
    this.sizes = sizes;
    this.timer = timer;
    this.data = data;
    this.ceilings = ceilings;
  }

  /** Rows of judging, then those of its stages, then their shares of the ceilings. */
  List<BenchRow> run() throws Exception {
    int first = sizes.generations().get(0);
    for (int population : sizes.populations()) {
      BenchPopulation evolved = evolve(population, first);
      for (int images : population == sizes.paper() ? sizes.images() : sizes.images().subList(0, 1)) {
        measure(evolved, images);
      }
    }
    for (int generation : sizes.generations().subList(1, sizes.generations().size())) {
      measure(evolve(sizes.paper(), generation), sizes.images().get(0));
    }
    List<BenchRow> all = new ArrayList<>(rows);
    all.addAll(stages);
    all.addAll(shares);
    return all;
  }

  private BenchPopulation evolve(int population, int generation) throws IOException {
    System.err.println("classify: evolving " + population + " genomes for " + generation + " generations ...");
    return BenchPopulation.evolve(data, population, generation, backends.threads());
  }

  private void measure(BenchPopulation population, int images) throws Exception {
    System.err.println("classify: " + population.config().population() + " genomes, " + images + " images ...");
    BenchClassify bench = new BenchClassify(population, Math.min(images, data.train().count()), timer);
    for (ComparedBackends.Each each : backends.all()) {
      rows.addAll(bench.measure(each.evaluator(), each.name(), each.threads()));
    }
    Map<String, Object> parameters = new LinkedHashMap<>(bench.parameters(null));
    try (GenerationKernels kernels = new GenerationKernels(backends.ordinal(), bench.batch())) {
      kernels.run(bench.graph(), bench.batch(), bench.weights());
      double[] of =
          timer.medians(
              () -> {
                GenerationKernels.Stages once = kernels.run(bench.graph(), bench.batch(), bench.weights());
                return new double[] {
                  1 / once.seconds(), 1 / once.upload(), 1 / once.values(), 1 / once.losses(),
                  once.valueBytes() / once.values(), once.lossBytes() / once.losses()
                };
              });
      rows.add(
          new BenchRow(
              BenchClassify.NAME, ComparedBackends.DEVICE, parameters, bench.evaluationsPerGeneration() * of[0],
              "evaluations/s"));
      rows.add(new BenchRow(BenchClassify.NAME, ComparedBackends.DEVICE, parameters, of[0], "generations judged/s"));
      String[] names = {"all", "upload of the graph", "sums and nodes", "losses"};
      for (int i = 0; i < names.length; i++) {
        Map<String, Object> stage = with(parameters, names[i]);
        stages.add(new BenchRow("stages of a generation", ComparedBackends.DEVICE, stage, 1e3 / of[i], "ms"));
      }
      share(parameters, names[2], of[4]);
      share(parameters, names[3], of[5]);
    }
  }

  private void share(Map<String, Object> parameters, String stage, double bytesPerSecond) {
    shares.add(
        new BenchRow(
            "bytes that stages move, as a share of device copy", ComparedBackends.DEVICE, with(parameters, stage),
            100 * bytesPerSecond / ceilings.deviceCopy(), "% of " + Ceilings.text(ceilings.deviceCopy(), "bytes/s")));
  }

  private static Map<String, Object> with(Map<String, Object> parameters, String stage) {
    Map<String, Object> more = new LinkedHashMap<>(parameters);
    more.put("stage", stage);
    return more;
  }
}
