package precocial.weights;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.eval.Evaluator;
import precocial.eval.Predictions;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.network.Network;
import precocial.numerics.FixedTree;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.task.ControlTask;
import precocial.task.Starts;

/**
 * The best shared weight of a network: that of the grid from -2 to 2 by 0.01, all of it judged in one call. It is chosen on
 * starts or training images of its own, so that what is reported over others is not flattered by the choice. For a slow task the
 * grid is judged over the first five of the starts, and the twenty best over all.
 *
 * <p>Among weights that are equally good the middle one is taken, or the lower of the two in the middle: on a plateau it is the
 * furthest from where things get worse.
 */
public final class WeightSweep {
  /** Start states that the mean reward of a weight is taken over. */
  public static final int STARTS = 100;
  /** The first training images, over which the accuracy of a weight is taken. */
  public static final int IMAGES = 20_000;
  /** How many weights are tried. */
  public static final int WEIGHTS = 401;
  private static final int FIRST_STARTS = 5;
  private static final int FINALISTS = 20;
  private static final int STEPS_FROM_ZERO = WEIGHTS / 2;
  private static final float STEPS_PER_UNIT = 100;

  private WeightSweep() {}

  /** The 401 weights, ascending; each is the float nearest to its decimal. */
  static float[] grid() {
    float[] grid = new float[WEIGHTS];
    for (int i = 0; i < grid.length; i++) {
      grid[i] = (i - STEPS_FROM_ZERO) / STEPS_PER_UNIT; // One division of whole numbers rounds once; sums of 0.01 would drift.
    }
    return grid;
  }

  /** The weight of greatest mean reward over {@link #STARTS} start states, which the seed draws for this purpose alone. */
  public static float best(Evaluator evaluator, ControlTask task, Network network, long seed) {
    return best(evaluator, task, network, Starts.draw(task, STARTS, seed, 0, Purpose.SWEEP));
  }

  /** @param starts (starts, state values) */
  static float best(Evaluator evaluator, ControlTask task, Network network, double[][] starts) {
    float[] grid = grid();
    if (!staged(task, starts.length)) {
      double[] means = means(evaluator, task, network, grid, starts);
      return grid[best(grid.length, w -> means[w], w -> 0)];
    }
    float[] finalists = finalists(grid, means(evaluator, task, network, grid, Arrays.copyOf(starts, FIRST_STARTS)));
    double[] means = means(evaluator, task, network, finalists, starts);
    return finalists[best(finalists.length, w -> means[w], w -> 0)];
  }

  /** How the weight was found, after a number of starts: "the best of ... over 100 others". @param starts how many there were */
  static String words(ControlTask task, int starts) {
    boolean staged = staged(task, starts);
    String best = String.format(Locale.ROOT, "the best of -2 to 2 by 0.01 over %,d others", starts);
    return staged ? best + ", among the " + FINALISTS + " best over " + FIRST_STARTS + " of these" : best;
  }

  private static boolean staged(ControlTask task, int starts) {
    return task.slow() && starts > FIRST_STARTS;
  }

  /** The best of the grid, ascending; of those that are as good as the last of them the middle ones, see above. */
  static float[] finalists(float[] grid, double[] means) {
    double least = means[Ranks.descending(means)[FINALISTS - 1]];
    int better = (int) Arrays.stream(means).filter(mean -> mean > least).count();
    int equals = (int) Arrays.stream(means).filter(mean -> mean == least).count();
    int left = FINALISTS - better; // for so many of the equals
    int skipped = (equals - left) / 2;
    float[] finalists = new float[FINALISTS];
    int count = 0;
    int equal = 0;
    for (int w = 0; w < grid.length; w++) {
      if (means[w] > least || means[w] == least && equal++ >= skipped && equal <= skipped + left) {
        finalists[count++] = grid[w];
      }
    }
    return finalists;
  }

  private static double[] means(Evaluator evaluator, ControlTask task, Network network, float[] weights, double[][] starts) {
    Scores scores = evaluator.rollouts(task, List.of(network), Weights.shared(weights), starts);
    double[] means = new double[weights.length];
    double[] rewards = new double[starts.length];
    for (int w = 0; w < weights.length; w++) {
      for (int s = 0; s < starts.length; s++) {
        rewards[s] = scores.total(0, w, s);
      }
      means[w] = FixedTree.mean(rewards, 0, rewards.length);
    }
    return means;
  }

  /**
   * The weight of greatest accuracy over the first {@link #IMAGES} images, or all where there are fewer; among equal ones that of
   * the least loss.
   *
   * @param training images that no result is reported over
   * @throws IllegalArgumentException if the network does not fit the images
   */
  public static float best(Evaluator evaluator, ImageSet training, Network network) {
    float[] grid = grid();
    ImageSet images = training.first(Math.min(IMAGES, training.count()));
    Predictions predictions = evaluator.predict(ImageBatch.all(images), network, Weights.shared(grid));
    return grid[best(grid.length, predictions::accuracy, w -> -predictions.loss(w))];
  }

  /** The place where {@code first} is greatest, among equals {@code second}, among such equals the middle one. */
  static int best(int count, IntToDoubleFunction first, IntToDoubleFunction second) {
    int[] equal = new int[count]; // Places as good as the best so far.
    int equals = 0;
    for (int w = 0; w < count; w++) {
      int order = equals == 0 ? 1 : Double.compare(first.applyAsDouble(w), first.applyAsDouble(equal[0]));
      if (order == 0) {
        order = Double.compare(second.applyAsDouble(w), second.applyAsDouble(equal[0]));
      }
      if (order >= 0) {
        equals = order > 0 ? 0 : equals;
        equal[equals++] = w;
      }
    }
    return equal[(equals - 1) / 2];
  }
}
