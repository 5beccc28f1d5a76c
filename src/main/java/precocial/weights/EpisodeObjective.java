package precocial.weights;

import java.util.List;
import precocial.eval.Evaluator;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.network.Network;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.task.ControlTask;
import precocial.task.Starts;

/** Mean reward over episodes from starts that are drawn anew for each generation. */
final class EpisodeObjective implements Objective {
  static final int CONFIRMATIONS = 100;

  private final Evaluator evaluator;
  private final ControlTask task;
  private final long seed;
  private final TuningConfig config;

  EpisodeObjective(Evaluator evaluator, ControlTask task, long seed, TuningConfig config) {
    this.evaluator = evaluator;
    this.task = task;
    this.seed = seed;
    this.config = config;
  }

  @Override
  public Verdict judge(List<Network> networks, int generation) {
    int starts = config.trials(generation);
    Scores scores = rollouts(networks, Starts.draw(task, starts, seed, generation, Purpose.TUNING_TRIAL));
    return new Verdict(means(scores, networks.size()), (long) networks.size() * starts, scores.allSteps());
  }

  @Override
  public double[] confirm(List<Network> networks) {
    double[][] fresh = Starts.draw(task, CONFIRMATIONS, seed, 0, Purpose.TUNING_CONFIRMATION);
    return means(rollouts(networks, fresh), networks.size());
  }

  private Scores rollouts(List<Network> networks, double[][] from) {
    return evaluator.rollouts(task, networks, Weights.INDIVIDUAL, from);
  }

  private static double[] means(Scores scores, int networks) {
    double[] means = new double[networks];
    for (int i = 0; i < networks; i++) {
      means[i] = scores.fitness(i).mean();
    }
    return means;
  }

  @Override
  public String confirmed() {
    return "reward";
  }

  @Override
  public String confirmedOver() {
    return CONFIRMATIONS + " starts not used in the tuning";
  }
}
