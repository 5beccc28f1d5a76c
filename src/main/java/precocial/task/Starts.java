package precocial.task;

import precocial.numerics.KeyedRandom;
import precocial.numerics.KeyedRandom.Purpose;

/** Start states by key: the same ones for the same seed, generation, place and purpose. */
public final class Starts {
  private Starts() {}

  /** Usual start states. @return (count, state values) */
  public static double[][] draw(ControlTask task, int count, long seed, int generation, Purpose purpose) {
    double[][] starts = new double[count][];
    for (int r = 0; r < count; r++) {
      starts[r] = task.start(new KeyedRandom(seed, generation, r, purpose));
    }
    return starts;
  }

  /** The same, but the last {@code goal} of them about the goal. */
  public static double[][] drawWithGoal(ControlTask task, int count, int goal, long seed, int generation, Purpose purpose) {
    double[][] starts = draw(task, count, seed, generation, purpose);
    for (int r = count - goal; r < count; r++) {
      starts[r] = task.goalStart(new KeyedRandom(seed, generation, r, purpose));
    }
    return starts;
  }
}
