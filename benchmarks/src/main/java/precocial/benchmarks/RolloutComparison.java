package precocial.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import precocial.cli.BenchRow;
import precocial.cli.BenchTimer;
import precocial.cli.RolloutBench;
import precocial.cli.RolloutSample;
import precocial.eval.RolloutKernel;
import precocial.network.Network;

/** Swing-up episodes on both backends, and the kernel alone by the device's clock: by networks, lanes and connections. */
final class RolloutComparison {
  private static final int SEARCH_LANES = 18;
  private static final int CONNECTIONS = 52;

  private final ComparedBackends backends;
  private final ComparisonSizes sizes;
  private final BenchTimer timer;
  private final List<BenchRow> rows = new ArrayList<>();

  RolloutComparison(ComparedBackends backends, ComparisonSizes sizes, BenchTimer timer) {
    this.backends = backends;
    this.sizes = sizes;
    this.timer = timer;
  }

  List<BenchRow> run() throws Exception {
    RolloutBench bench = bench(CONNECTIONS);
    for (int networks : sizes.networks()) {
      measure(bench, CONNECTIONS, networks, SEARCH_LANES);
    }
    for (int lanes : sizes.lanes()) {
      if (lanes != SEARCH_LANES || !sizes.networks().contains(sizes.laneNetworks())) {
        measure(bench, CONNECTIONS, sizes.laneNetworks(), lanes);
      }
    }
    for (int connections : sizes.connections()) {
      if (connections != CONNECTIONS || !sizes.networks().contains(sizes.connectionNetworks())) {
        measure(bench(connections), connections, sizes.connectionNetworks(), SEARCH_LANES);
      }
    }
    return rows;
  }

  private RolloutBench bench(int connections) {
    return new RolloutBench(Samples.TASK, Samples.nodes(connections), connections, timer);
  }

  private void measure(RolloutBench bench, int connections, int networks, int lanes) throws Exception {
    System.err.println("rollout: " + networks + " networks of " + connections + " connections, " + lanes + " lanes ...");
    for (ComparedBackends.Each each : backends.all()) {
      rows.add(bench.measure(each.evaluator(), each.name(), networks, lanes, each.threads()));
    }
    Map<String, Object> parameters = new LinkedHashMap<>(rows.get(rows.size() - 1).parameters());
    RolloutSample sample = bench.sample();
    rows.add(new BenchRow("rollout", ComparedBackends.DEVICE, parameters, rate(sample, networks, lanes), "steps/s"));
  }

  private double rate(RolloutSample sample, int networks, int lanes) throws Exception {
    List<Network> batch = sample.repeated(networks);
    try (RolloutKernel kernel =
        new RolloutKernel(backends.ordinal(), batch, RolloutSample.weights(lanes), sample.starts(lanes))) {
      kernel.seconds();
      long steps = kernel.steps();
      return timer.medians(() -> new double[] {steps / kernel.seconds()})[0];
    }
  }
}
