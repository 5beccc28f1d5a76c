package precocial.search;

import java.util.ArrayList;
import java.util.List;
import precocial.eval.Evaluator;
import precocial.eval.Fitness;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.genome.Genome;
import precocial.network.NetworkCompiler;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.search.Trials.Episodes;
import precocial.task.ControlTask;
import precocial.task.Leniency;
import precocial.task.Starts;

/** Judges by episodes of a control task, from starts that are drawn anew for each generation. */
final class EpisodeJudge implements Judge {
  static final int CONFIRMATIONS = 32;

  private final Evaluator evaluator;
  private final ControlTask task; // in whose own episodes champions are judged
  private final ControlTask ranked; // the same with leniency
  private final long seed;
  private final Episodes episodes;
  private final Weights weights;

  EpisodeJudge(Evaluator evaluator, ControlTask task, RunSpec spec) {
    this.evaluator = evaluator;
    this.task = task;
    seed = spec.seed();
    episodes = (Episodes) spec.config().trials();
    ranked = task.with(episodes.leniency());
    weights = spec.config().sharedWeights();
  }

  @Override
  public Verdict judge(List<Genome> genomes, int[] parents, int generation) {
    int goal = episodes.goalStarts();
    double[][] starts = Starts.drawWithGoal(task, episodes.repetitions(), goal, seed, generation, Purpose.START);
    Scores scores = rollouts(ranked, genomes, starts);
    List<Fitness> fitness = new ArrayList<>();
    double[] means = new double[genomes.size()]; // over the usual starts, which are what figures of other searches are over
    for (int i = 0; i < means.length; i++) {
      fitness.add(scores.fitness(i));
      means[i] = scores.mean(i, episodes.repetitions() - goal);
    }
    int best = Verdict.best(means);
    double bestMean = goal == 0 ? means[best] : overUsualStarts(ranked, genomes.get(best), generation);
    long evaluations = (long) genomes.size() * weights.count() * episodes.repetitions();
    return new Verdict(fitness, means, best, bestMean, evaluations, scores.allSteps());
  }

  /**
   * The best of many over fewer starts looks better than it is, so it is measured over as many as without starts about the goal.
   */
  private double overUsualStarts(ControlTask in, Genome genome, int generation) {
    double[][] starts = Starts.draw(task, episodes.repetitions(), seed, generation, Purpose.START);
    return rollouts(in, List.of(genome), starts).fitness(0).mean();
  }

  /** The best of a generation looks better than it is; one that looks worse than the champion needs no trial. */
  @Override
  public List<Genome> candidates(List<Genome> genomes, Verdict verdict, int generation, Champion champion) {
    Genome best = genomes.get(verdict.best());
    boolean lenient = !episodes.leniency().equals(Leniency.NONE);
    double mean = lenient ? overUsualStarts(task, best, generation) : verdict.bestMean();
    return champion == null || mean > champion.fitness() ? List.of(best) : List.of();
  }

  @Override
  public double[] confirm(List<Genome> candidates) {
    double[][] starts = Starts.draw(task, CONFIRMATIONS, seed, 0, Purpose.CONFIRMATION);
    Scores scores = rollouts(task, candidates, starts);
    double[] means = new double[candidates.size()];
    for (int i = 0; i < means.length; i++) {
      means[i] = scores.fitness(i).mean();
    }
    return means;
  }

  private Scores rollouts(ControlTask in, List<Genome> genomes, double[][] starts) {
    return evaluator.rollouts(in, genomes.stream().map(NetworkCompiler::compile).toList(), weights, starts);
  }

  @Override
  public String confirmedOver() {
    return CONFIRMATIONS + " starts not used in the search";
  }

  @Override
  public double accuracy(Genome genome) {
    return Double.NaN;
  }
}
