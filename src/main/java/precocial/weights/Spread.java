package precocial.weights;

import precocial.numerics.FixedTree;

/**
 * Mean and deviations of the rewards of several weights, each over the same starts. All deviations are population standard
 * deviations. The square of the total is the sum of the squares of the other two.
 *
 * @param mean over all
 * @param total deviation over all (weight, start) pairs
 * @param overWeights deviation of the means of the weights
 * @param overStarts deviation over the starts, as the root of its mean square over the weights
 */
record Spread(double mean, double total, double overWeights, double overStarts) {
  /** @param rewards (weights, starts) */
  static Spread of(double[][] rewards) {
    int weights = rewards.length;
    int starts = rewards[0].length;
    double[] all = new double[weights * starts];
    double[] means = new double[weights];
    double[] variances = new double[weights];
    for (int w = 0; w < weights; w++) {
      System.arraycopy(rewards[w], 0, all, w * starts, starts);
      means[w] = FixedTree.mean(rewards[w], 0, starts);
      double deviation = FixedTree.deviation(rewards[w], 0, starts);
      variances[w] = deviation * deviation;
    }
    return new Spread(
        FixedTree.mean(all, 0, all.length), FixedTree.deviation(all, 0, all.length), FixedTree.deviation(means, 0, weights),
        Math.sqrt(FixedTree.mean(variances, 0, weights)));
  }
}
