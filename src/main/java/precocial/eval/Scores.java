package precocial.eval;

import precocial.numerics.FixedTree;
import precocial.task.ControlTask;

/** Total reward and steps of every (network, weight, start) triple of an evaluation. */
public final class Scores {
  private final int weights;
  private final int starts;
  private final double lostReward;
  private final double[] totals; // (networks, weights, starts)
  private final int[] steps; // (networks, weights, starts)
  private final boolean[] lost; // (networks, weights, starts)

  /**
   * @param lostReward what an episode counts that met what is not a number
   * @throws ArithmeticException for more triples than an int counts
   */
  Scores(int networks, int weights, int starts, double lostReward) {
    this.lostReward = lostReward;
    this.weights = weights;
    this.starts = starts;
    totals = new double[Math.multiplyExact(networks, Math.multiplyExact(weights, starts))];
    steps = new int[totals.length];
    lost = new boolean[totals.length];
  }

  /**
   * The result of an episode; once more where a part of the work is done again.
   *
   * @param total NaN where it met what is not a number, which only an overflowing network gives
   */
  void set(int network, int lane, double total, int stepCount) {
    int at = network * weights * starts + lane;
    lost[at] = Double.isNaN(total);
    totals[at] = lost[at] ? lostReward : total;
    steps[at] = stepCount;
  }

  /** How many episodes a network ended by what is not a number; each counts {@link ControlTask#lostReward}. */
  public int lostEpisodes() {
    int count = 0;
    for (boolean one : lost) {
      count += one ? 1 : 0;
    }
    return count;
  }

  /** Whether a network ended this episode by what is not a number: in the last of its steps. */
  public boolean isLost(int network, int weight, int start) {
    return lost[(network * weights + weight) * starts + start];
  }

  /** Sum of the rewards of an episode. */
  public double total(int network, int weight, int start) {
    return totals[(network * weights + weight) * starts + start];
  }

  /** Steps of an episode; the one that ended it counts. */
  public int steps(int network, int weight, int start) {
    return steps[(network * weights + weight) * starts + start];
  }

  /** Policy and environment steps of a network's episodes. */
  public long steps(int network) {
    return steps(network * weights * starts, (network + 1) * weights * starts);
  }

  /** Policy and environment steps of all episodes. */
  public long allSteps() {
    return steps(0, steps.length);
  }

  private long steps(int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += steps[i];
    }
    return sum;
  }

  /** What a search ranks the network by, over all weights and starts. */
  public Fitness fitness(int network) {
    return Fitness.of(totals, network * weights * starts, weights, starts);
  }

  /** Mean reward of a network over all weights and its first starts. */
  public double mean(int network, int firstStarts) {
    double[] perWeight = new double[weights];
    for (int w = 0; w < weights; w++) {
      perWeight[w] = FixedTree.mean(totals, (network * weights + w) * starts, firstStarts);
    }
    return FixedTree.mean(perWeight, 0, weights);
  }
}
