package precocial.task.biped;

/** Is told of each step of an episode. */
public interface WalkerRecorder {
  /**
   * What there is before a step; once more after the last one.
   *
   * @param x of the hull's origin, m
   * @param y likewise
   * @param observation what the policy sees: read at once, for it changes
   */
  void frame(double x, double y, double[] observation);

  /**
   * Likewise, just before {@link #frame}.
   *
   * @param total the rewards so far; NaN after an action that is not a number
   */
  default void earned(double total) {}
}
