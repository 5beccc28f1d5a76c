package precocial.search;

import java.util.List;
import precocial.eval.Weights;
import precocial.genome.Activation;
import precocial.genome.Mutator;

/**
 * Settings of a search; each is checked when the record is made. In files and on the command line they have the original's names
 * (see {@link Setting}).
 *
 * @param population genomes of a generation, at least 2
 * @param generations at least 1
 * @param trials what a genome is tried on
 * @param weights values of the shared weight
 * @param initialEnabled probability with which a connection of the first genomes is enabled
 * @param tournament size of the tournament that picks a parent
 * @param eliteShare share of the population that is kept unchanged
 * @param cullShare share of the population that can't become parents
 * @param complexityShare share of generations ranked by mean reward and connections; the others by mean and best reward
 * @param crossover probability that a child has two parents
 * @param changeActivation odds of the mutation; likewise the next three
 * @param activations those that hidden nodes may have
 */
public record SearchConfig(
    int population,
    int generations,
    Trials trials,
    List<Float> weights,
    double initialEnabled,
    int tournament,
    double eliteShare,
    double cullShare,
    double complexityShare,
    double crossover,
    double changeActivation,
    double insertNode,
    double addConnection,
    double enableConnection,
    List<Activation> activations) {

  private static final int MOST_TRIALS = 50_000_000; // of a generation

  /** @throws IllegalArgumentException with one line that names the setting, its value and what would be right */
  public SearchConfig {
    weights = List.copyOf(weights);
    activations = List.copyOf(activations);
    Setting.check(population >= 2, Setting.POPULATION, population, "at least 2");
    Setting.check(generations >= 1, Setting.GENERATIONS, generations, "at least 1");
    Setting.check(
        !weights.isEmpty() && weights.stream().allMatch(Float::isFinite), Setting.WEIGHTS, weights, "one or more finite numbers");
    Setting.checkShare(initialEnabled, Setting.INITIAL_ENABLED);
    Setting.check(tournament >= 1, Setting.TOURNAMENT, tournament, "at least 1");
    Setting.check(tournament <= population, Setting.TOURNAMENT, tournament, "no more than the population, " + population);
    Setting.checkShare(eliteShare, Setting.ELITE_SHARE);
    Setting.checkShare(cullShare, Setting.CULL_SHARE);
    Setting.check(cullShare < 1, Setting.CULL_SHARE, cullShare, "below 1, so that parents are left");
    Setting.checkShare(complexityShare, Setting.COMPLEXITY_SHARE);
    Setting.checkShare(crossover, Setting.CROSSOVER);
    Setting.checkOdds(changeActivation, Setting.CHANGE_ACTIVATION);
    Setting.checkOdds(insertNode, Setting.INSERT_NODE);
    Setting.checkOdds(addConnection, Setting.ADD_CONNECTION);
    Setting.checkOdds(enableConnection, Setting.ENABLE_CONNECTION);
    Setting.check(
        insertNode + addConnection > 0, Setting.INSERT_NODE, insertNode, "above 0 (or prob_addConn), so that networks can grow");
    Setting.check(
        (long) population * weights.size() * trials.count() <= MOST_TRIALS, Setting.POPULATION, population,
        "such that genomes x weights x trials are at most " + MOST_TRIALS);
    Setting.check(!activations.isEmpty(), Setting.ACTIVATIONS, activations, "one or more names");
  }

  Mutator mutator() {
    return new Mutator(activations, changeActivation, insertNode, addConnection, enableConnection);
  }

  /** Genomes that pass to the next generation unchanged. */
  int elites() {
    return (int) Math.floor(eliteShare * population);
  }

  /** Genomes that may become parents. */
  int parents() {
    return Math.max(1, population - (int) Math.floor(cullShare * population));
  }

  /** The values of the shared weight, to evaluate with. */
  public Weights sharedWeights() {
    float[] array = new float[weights.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = weights.get(i);
    }
    return Weights.shared(array);
  }
}
