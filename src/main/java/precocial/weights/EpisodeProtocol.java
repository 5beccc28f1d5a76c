package precocial.weights;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import precocial.eval.Evaluator;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.genome.Genome;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.network.Topology;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.task.ControlTask;
import precocial.task.Starts;

/**
 * The protocol by episodes. All four conditions are reported over the same start states, on which nothing was chosen; the best
 * shared weight is sought on others, and so are tuned weights.
 */
public final class EpisodeProtocol implements Protocol {
  private final Evaluator evaluator;
  private final ControlTask task;
  private final Topology topology;
  private final Network network;
  private final int trials;
  private final long seed;
  private final double[][] starts; // (trials, state values)
  private Float best; // null until sought

  /** @param trials how many start states there are, and how many weight vectors and shared weights */
  public EpisodeProtocol(Evaluator evaluator, ControlTask task, Genome genome, int trials, long seed) {
    this.evaluator = evaluator;
    this.task = task;
    this.trials = trials;
    this.seed = seed;
    topology = Topology.of(genome);
    network = NetworkCompiler.compile(genome);
    starts = Starts.draw(task, trials, seed, 0, Purpose.PROTOCOL);
  }

  @Override
  public ProtocolRow random() {
    float[][] vectors = RandomWeights.vectors(trials, topology.size(), seed);
    List<Network> networks = Arrays.stream(vectors).map(topology::network).toList();
    Scores scores = evaluator.rollouts(task, networks, Weights.INDIVIDUAL, starts);
    Spread spread = Spread.of(rewards(scores, trials, 1));
    Map<String, Object> more = numbers(trials, scores);
    more.put("stdOverWeights", spread.overWeights());
    more.put("stdOverStarts", spread.overStarts());
    String over = words(trials, "weight vectors") + ", each weight uniform in (-2, 2), x " + words(trials, "starts");
    return new ProtocolRow(RANDOM, spread.mean(), spread.total(), over, "all " + words((long) trials * trials, "episodes"), more);
  }

  @Override
  public ProtocolRow randomShared() {
    Weights weights = Weights.shared(RandomWeights.shared(trials, seed));
    Scores scores = evaluator.rollouts(task, List.of(network), weights, starts);
    Spread spread = Spread.of(rewards(scores, 1, trials));
    Map<String, Object> more = numbers(trials, scores);
    more.put("stdOverWeights", spread.overWeights());
    more.put("stdTotal", spread.total());
    String over =
        words(trials, "shared weights") + ", one in each 1/" + trials + " of (-2, 2), x " + words(trials, "starts");
    return new ProtocolRow(
        RANDOM_SHARED, spread.mean(), spread.overStarts(), over, "the starts, as root mean square over the weights", more);
  }

  @Override
  public ProtocolRow tunedShared() {
    float weight = bestSharedWeight();
    Map<String, Object> more = Map.of("weight", weight);
    String over = words(trials, "starts") + "; the weight is " + WeightSweep.words(task, trials);
    return single(TUNED_SHARED, network, Weights.shared(weight), over, more);
  }

  @Override
  public float bestSharedWeight() {
    if (best == null) {
      best = WeightSweep.best(evaluator, task, network, Starts.draw(task, trials, seed, 0, Purpose.SWEEP));
    }
    return best;
  }

  @Override
  public ProtocolRow tuned(Genome genome, String found, Map<String, Object> how) {
    String over = words(trials, "starts") + "; weights " + found;
    return single(TUNED, NetworkCompiler.compile(genome), Weights.INDIVIDUAL, over, how);
  }

  private ProtocolRow single(String condition, Network judged, Weights weights, String over, Map<String, Object> more) {
    Scores scores = evaluator.rollouts(task, List.of(judged), weights, starts);
    Spread spread = Spread.of(rewards(scores, 1, 1));
    Map<String, Object> all = numbers(1, scores);
    all.putAll(more);
    return new ProtocolRow(condition, spread.mean(), spread.total(), over, "the starts", all);
  }

  private Map<String, Object> numbers(int weights, Scores scores) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("episodes", weights * trials);
    map.put("weights", weights);
    map.put("starts", trials);
    if (scores.lostEpisodes() > 0) {
      map.put("lostEpisodes", scores.lostEpisodes());
    }
    return map;
  }

  private static String words(long count, String what) {
    return String.format(Locale.ROOT, "%,d %s", count, what);
  }

  /** @return (networks x weights, starts) */
  private double[][] rewards(Scores scores, int networks, int weights) {
    double[][] rewards = new double[networks * weights][trials];
    for (int i = 0; i < rewards.length; i++) {
      for (int s = 0; s < trials; s++) {
        rewards[i][s] = scores.total(i / weights, i % weights, s);
      }
    }
    return rewards;
  }
}
