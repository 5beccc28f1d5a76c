package precocial.weights;

import java.util.List;
import precocial.network.Network;

/** What weights are tuned for. Everything drawn depends on the run's seed and the generation alone. */
sealed interface Objective permits EpisodeObjective, ImageObjective {
  /**
   * What networks are worth in a generation.
   *
   * @param rewards in the order of the networks: the greater the better, none NaN
   * @param evaluations episodes, or networks judged on a batch
   * @param steps of episodes, or images seen
   */
  record Verdict(double[] rewards, long evaluations, long steps) {}

  /** Judges all in one call, on what the generation draws, the same for each. */
  Verdict judge(List<Network> networks, int generation);

  /** What they are worth on what no generation draws: the greater the better. */
  double[] confirm(List<Network> networks);

  /** What {@link #confirm} finds, in one word. */
  String confirmed();

  /** What {@link #confirm} is over, in words. */
  String confirmedOver();
}
