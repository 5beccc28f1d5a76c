package precocial.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import precocial.eval.Evaluator;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.numerics.KeyedRandom;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.search.SampleNetworks;
import precocial.task.ControlTask;
import precocial.task.biped.Biped;

/**
 * Measures walkers under random networks of one size, in environment steps a second: those that were done, for most fall soon;
 * laying out the ground and all else counts in. A batch has as many episodes of a network as a search of the paper.
 */
public final class WalkerBench {
  public static final String NAME = "walker";
  /** Nodes and connections of a network: those of the paper's champion. */
  public static final int NODES = 103;
  /** Likewise. */
  public static final int CONNECTIONS = 210;
  /** Episodes of a network, six weights with four starts. */
  public static final int LANES = 24;
  private static final int NETWORKS = 16;
  private static final long SEED = 1;

  private final ControlTask task;
  private final int nodes;
  private final int connections;
  private final BenchTimer timer;
  private final List<Network> networks;

  /**
   * @param task {@link Biped}, or one that does the same
   * @throws IllegalArgumentException where no network of that size can be grown
   */
  public WalkerBench(ControlTask task, int nodes, int connections, BenchTimer timer) {
    this.task = task;
    this.nodes = nodes;
    this.connections = connections;
    this.timer = timer;
    networks = SampleNetworks.genomes(task, nodes, connections, NETWORKS, SEED).stream().map(NetworkCompiler::compile).toList();
  }

  /** So many networks, the same ones again and again. @param count 0 for each once */
  public List<Network> networks(int count) {
    return count == 0 ? networks : IntStream.range(0, count).mapToObj(i -> networks.get(i % NETWORKS)).toList();
  }

  /** Start states for each of the weights, (starts, state values). */
  public double[][] starts(int lanes) {
    double[][] starts = new double[lanes / RolloutSample.weights(lanes).count()][];
    for (int s = 0; s < starts.length; s++) {
      starts[s] = task.start(new KeyedRandom(SEED, 0, s, Purpose.BENCHMARK));
    }
    return starts;
  }

  /**
   * Measures one batch.
   *
   * @param count networks of the batch, as of {@link #networks}
   * @param threads null where the backend has none
   */
  public BenchRow measure(Evaluator evaluator, String backend, int count, int lanes, Integer threads) throws Exception {
    List<Network> batch = networks(count);
    Weights weights = RolloutSample.weights(lanes);
    double[][] starts = starts(lanes);
    long[] steps = new long[1];
    double rate =
        timer.medians(
            () -> {
              long from = System.nanoTime();
              Scores scores = evaluator.rollouts(task, batch, weights, starts);
              steps[0] = scores.allSteps();
              return new double[] {steps[0] * 1e9 / (System.nanoTime() - from)};
            })[0];
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("nodes", nodes);
    parameters.put("connections", connections);
    parameters.put("networks", batch.size());
    parameters.put("lanes", lanes);
    parameters.put("steps each", Math.round((double) steps[0] / batch.size() / lanes));
    if (threads != null) {
      parameters.put("threads", threads);
    }
    return new BenchRow(NAME, backend, parameters, rate, "steps/s");
  }
}
