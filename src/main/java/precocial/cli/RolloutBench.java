package precocial.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import precocial.eval.Evaluator;
import precocial.eval.Weights;
import precocial.network.Network;
import precocial.task.ControlTask;

/** Measures rollouts of random networks of one size, in policy and environment steps a second. */
public final class RolloutBench {
  public static final String NAME = "rollout";
  /** Usual nodes and connections of a network. */
  static final int NODES = 29;
  /** Likewise. */
  static final int CONNECTIONS = 52;
  /** Usual episodes of a network: those of a search, and more. */
  static final List<Integer> LANES = List.of(18, 256);

  private final ControlTask task;
  private final int nodes;
  private final int connections;
  private final BenchTimer timer;
  private final RolloutSample sample;

  /** @throws IllegalArgumentException where no network of that size can be grown */
  public RolloutBench(ControlTask task, int nodes, int connections, BenchTimer timer) {
    this.task = task;
    this.nodes = nodes;
    this.connections = connections;
    this.timer = timer;
    sample = new RolloutSample(task, nodes, connections);
  }

  /** What is run. */
  public RolloutSample sample() {
    return sample;
  }

  /**
   * Measures one batch.
   *
   * @param networks of the batch; 0 for as many as {@link RolloutSample#networks(int)} takes
   * @param threads null where the backend has none
   */
  public BenchRow measure(Evaluator evaluator, String backend, int networks, int lanes, Integer threads) throws Exception {
    List<Network> batch = networks == 0 ? sample.networks(lanes) : sample.repeated(networks);
    Weights weights = RolloutSample.weights(lanes);
    double[][] starts = sample.starts(lanes);
    double rate =
        timer.medians(
            () -> {
              long from = System.nanoTime();
              long steps = evaluator.rollouts(task, batch, weights, starts).allSteps();
              return new double[] {steps * 1e9 / (System.nanoTime() - from)};
            })[0];
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("nodes", nodes);
    parameters.put("connections", connections);
    parameters.put("networks", batch.size());
    parameters.put("lanes", lanes);
    if (threads != null) {
      parameters.put("threads", threads);
    }
    return new BenchRow(NAME, backend, parameters, rate, "steps/s");
  }
}
