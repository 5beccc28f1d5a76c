package precocial.cli;

import java.util.List;
import java.util.stream.IntStream;
import precocial.eval.CpuBackend;
import precocial.eval.Evaluator;
import precocial.eval.Weights;
import precocial.network.Network;
import precocial.numerics.KeyedRandom;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.search.SampleNetworks;
import precocial.task.ControlTask;

/**
 * The episodes that {@code bench} and the benchmarks time: random networks of one size whose episodes are long, as those that a
 * search keeps are; the same in every run. Lanes are episodes of one network: 18 = 6 weights x 3 starts as in a search, 256 = 4
 * weights x 64 starts.
 */
public final class RolloutSample {
  private static final int NETWORKS = 64;
  private static final int LEAST_NETWORKS = 4;
  private static final int SEARCH_LANES = 18;
  private static final long SEED = 1;

  private final ControlTask task;
  private final List<Network> networks;

  /** @throws IllegalArgumentException where no network of that size can be grown */
  public RolloutSample(ControlTask task, int nodes, int connections) {
    this.task = task;
    try (Evaluator evaluator = new CpuBackend().evaluator(Runtime.getRuntime().availableProcessors())) {
      networks = SampleNetworks.steadiest(evaluator, task, nodes, connections, NETWORKS, draw(3), SEED);
    }
  }

  /** As many as make a batch of about a search's size, so that threads have something to share. */
  public List<Network> networks(int lanes) {
    return networks.subList(0, Math.max(LEAST_NETWORKS, Math.min(NETWORKS, NETWORKS * SEARCH_LANES / lanes)));
  }

  /** So many, the same ones again and again: no backend shares anything between networks whose episodes it runs. */
  public List<Network> repeated(int count) {
    return IntStream.range(0, count).mapToObj(i -> networks.get(i % networks.size())).toList();
  }

  /** The first of the standard weights, as many as divide the lanes. */
  public static Weights weights(int lanes) {
    int count = Weights.STANDARD.count();
    while (lanes % count != 0) {
      count--;
    }
    float[] values = new float[count];
    for (int w = 0; w < count; w++) {
      values[w] = Weights.STANDARD.value(w);
    }
    return Weights.shared(values);
  }

  /** Start states for each of the weights, (starts, state values). */
  public double[][] starts(int lanes) {
    return draw(lanes / weights(lanes).count());
  }

  private double[][] draw(int count) {
    double[][] starts = new double[count][];
    for (int s = 0; s < count; s++) {
      starts[s] = task.start(new KeyedRandom(SEED, 0, s, Purpose.BENCHMARK));
    }
    return starts;
  }
}
