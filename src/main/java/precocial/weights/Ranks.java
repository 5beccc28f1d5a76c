package precocial.weights;

import java.util.Arrays;
import java.util.Comparator;

/** Rewards by rank alone. */
final class Ranks {
  private Ranks() {}

  /** Numbers of the rewards, the greatest first; equal ones in the order given. */
  static int[] descending(double[] rewards) {
    Integer[] order = new Integer[rewards.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -rewards[i]));
    return Arrays.stream(order).mapToInt(i -> i).toArray();
  }

  /**
   * Centred ranks (Salimans et al. 2017, "Evolution strategies as a scalable alternative to reinforcement learning"): from -0.5
   * for the least reward to 0.5 for the greatest, in equal steps; equal rewards share the mean of their ranks.
   */
  static double[] centred(double[] rewards) {
    int[] order = descending(rewards);
    double[] ranks = new double[rewards.length];
    for (int from = 0; from < order.length; ) {
      int to = from + 1;
      while (to < order.length && rewards[order[to]] == rewards[order[from]]) {
        to++;
      }
      double rank = order.length == 1 ? 0 : 0.5 - (from + to - 1) / 2.0 / (order.length - 1);
      for (int i = from; i < to; i++) {
        ranks[order[i]] = rank;
      }
      from = to;
    }
    return ranks;
  }
}
