package precocial.cli;

import java.util.Arrays;
import java.util.List;
import precocial.eval.Backend;
import precocial.eval.Evaluator;
import precocial.eval.Weights;
import precocial.network.Network;
import precocial.numerics.KeyedRandom;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.search.SampleNetworks;
import precocial.task.Task;

/** Measures rollouts of random networks of one size. */
final class RolloutBench {
  private static final int NETWORKS = 64;
  private static final int LEAST_RUNS = 5;
  private static final long SEED = 1;

  private final Task task;
  private final double seconds;
  private final List<Network> networks;

  /** One result: the median over the runs, in policy and environment steps a second. */
  record Row(String backend, int lanes, int threads, double stepsPerSecond) {}

  /** @param seconds how long a measurement takes, at least */
  RolloutBench(Task task, int nodes, int connections, double seconds) {
    this.task = task;
    this.seconds = seconds;
    try (Evaluator evaluator = Backend.best().evaluator(Runtime.getRuntime().availableProcessors())) {
      networks = SampleNetworks.steadiest(evaluator, task, nodes, connections, NETWORKS, starts(3), SEED);
    }
  }

  Row measure(Evaluator evaluator, String backend, int lanes, int threads) {
    // As many networks as make a batch of at least a search's size, so that threads have something to share.
    List<Network> batch = networks.subList(0, Math.max(4, Math.min(NETWORKS, NETWORKS * 18 / lanes)));
    int weightCount = 6;
    while (lanes % weightCount != 0) {
      weightCount--;
    }
    float[] weights = new float[weightCount];
    for (int i = 0; i < weightCount; i++) {
      weights[i] = Weights.STANDARD.value(i);
    }
    Weights shared = Weights.shared(weights);
    double[][] start = starts(lanes / weightCount);
    double[] rates = new double[1 << 16];
    int runs = 0;
    long begin = System.nanoTime();
    // The first third warms up.
    while (runs < 3 * LEAST_RUNS || System.nanoTime() - begin < 1.5e9 * seconds) {
      long from = System.nanoTime();
      long steps = evaluator.rollouts(task, batch, shared, start).allSteps();
      rates[runs++ % rates.length] = steps * 1e9 / (System.nanoTime() - from);
    }
    double[] warm = Arrays.copyOfRange(rates, Math.min(runs, rates.length) / 3, Math.min(runs, rates.length));
    Arrays.sort(warm);
    return new Row(backend, lanes, threads, warm[warm.length / 2]);
  }

  private double[][] starts(int count) {
    double[][] starts = new double[count][];
    for (int s = 0; s < count; s++) {
      starts[s] = task.start(new KeyedRandom(SEED, 0, s, Purpose.BENCHMARK));
    }
    return starts;
  }
}
