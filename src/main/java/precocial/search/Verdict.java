package precocial.search;

import java.util.List;
import precocial.eval.Fitness;

/**
 * What a generation was judged to be.
 *
 * @param fitness of each genome, to rank by
 * @param means mean reward of each genome over the shared weights, comparable to that of other searches
 * @param best place of the genome whose mean is the greatest
 * @param bestMean its mean reward, to be reported
 * @param evaluations episodes of the population; with images, (genome, weight) pairs, each judged on a batch
 * @param steps policy and environment steps of those episodes; with images, how often a network saw one
 */
record Verdict(List<Fitness> fitness, double[] means, int best, double bestMean, long evaluations, long steps) {
  /** Place of the greatest value, the first of equal ones. */
  static int best(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
