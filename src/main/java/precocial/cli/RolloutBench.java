package precocial.cli;

import java.util.Arrays;
import java.util.List;
import precocial.eval.Evaluator;
import precocial.eval.Weights;
import precocial.network.Network;
import precocial.task.ControlTask;

/** Measures rollouts of random networks of one size. */
final class RolloutBench {
  private static final int LEAST_RUNS = 5;

  private final ControlTask task;
  private final double seconds;
  private final RolloutSample sample;

  /** One result: the median over the runs, in policy and environment steps a second. */
  record Row(String backend, int lanes, int threads, double stepsPerSecond) {}

  /** @param seconds how long a measurement takes, at least */
  RolloutBench(ControlTask task, int nodes, int connections, double seconds) {
    this.task = task;
    this.seconds = seconds;
    sample = new RolloutSample(task, nodes, connections);
  }

  Row measure(Evaluator evaluator, String backend, int lanes, int threads) {
    List<Network> batch = sample.networks(lanes);
    Weights weights = RolloutSample.weights(lanes);
    double[][] starts = sample.starts(lanes);
    double[] rates = new double[1 << 16];
    int runs = 0;
    long begin = System.nanoTime();
    // The first third warms up.
    while (runs < 3 * LEAST_RUNS || System.nanoTime() - begin < 1.5e9 * seconds) {
      long from = System.nanoTime();
      long steps = evaluator.rollouts(task, batch, weights, starts).allSteps();
      rates[runs++ % rates.length] = steps * 1e9 / (System.nanoTime() - from);
    }
    double[] warm = Arrays.copyOfRange(rates, Math.min(runs, rates.length) / 3, Math.min(runs, rates.length));
    Arrays.sort(warm);
    return new Row(backend, lanes, threads, warm[warm.length / 2]);
  }
}
