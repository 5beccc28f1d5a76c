package precocial.genome;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Draws one mutation by roulette. Where the drawn one finds nothing to change, another is drawn among the rest with their odds
 * kept, so that every child differs from its parent by exactly one change (the original left such children unchanged).
 */
public final class Mutator {
  private final List<Mutation> mutations;
  private final double[] odds;

  /**
   * Odds as published: change activation 0.50, insert node 0.25, add connection 0.20, enable connection 0.05.
   *
   * @param activations those that new or changed nodes may have
   * @throws IllegalArgumentException if an odd is negative or not finite, or none is positive
   */
  public Mutator(List<Activation> activations, double change, double insert, double add, double enable) {
    mutations =
        List.of(
            new ChangeActivation(activations), new InsertNode(activations), new AddConnection(), new EnableConnection());
    odds = new double[] {change, insert, add, enable};
    double sum = 0;
    for (double odd : odds) {
      if (!(odd >= 0 && odd < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("odds of a mutation must be 0 or more, not " + odd);
      }
      sum += odd;
    }
    if (sum == 0 || activations.isEmpty()) {
      throw new IllegalArgumentException("no mutation can be drawn");
    }
  }

  /** A child that differs by one change; the parent itself only where no mutation of positive odds applies. */
  public Genome mutate(Genome parent, Innovations innovations, RandomGenerator random) {
    double[] left = odds.clone();
    while (true) {
      int drawn = roulette(left, random);
      if (drawn < 0) {
        return parent;
      }
      Optional<Genome> child = mutations.get(drawn).apply(parent, innovations, random);
      if (child.isPresent()) {
        return child.get();
      }
      left[drawn] = 0;
    }
  }

  private static int roulette(double[] odds, RandomGenerator random) {
    double sum = 0;
    for (double odd : odds) {
      sum += odd;
    }
    if (sum == 0) {
      return -1;
    }
    double ball = random.nextDouble() * sum;
    int last = -1;
    for (int i = 0; i < odds.length; i++) {
      if (odds[i] > 0) {
        last = i;
        ball -= odds[i];
        if (ball < 0) {
          return i;
        }
      }
    }
    return last;
  }
}
