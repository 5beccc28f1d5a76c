package precocial.eval;

import precocial.numerics.FixedTree;

/**
 * What a search ranks a network by (Gaier and Ha 2019, section 3).
 *
 * @param mean mean reward over all weights and starts
 * @param best the best shared weight's mean reward over the starts
 */
public record Fitness(double mean, double best) {
  /** Reduces totals[from] on, laid out as (weights, starts), by fixed trees. */
  static Fitness of(double[] totals, int from, int weights, int starts) {
    double[] perWeight = new double[weights];
    double best = Double.NEGATIVE_INFINITY;
    for (int w = 0; w < weights; w++) {
      perWeight[w] = FixedTree.mean(totals, from + w * starts, starts);
      best = Math.max(best, perWeight[w]);
    }
    return new Fitness(FixedTree.mean(perWeight, 0, weights), best);
  }
}
