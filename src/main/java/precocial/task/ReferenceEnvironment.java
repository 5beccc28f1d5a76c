package precocial.task;

/** One episode in float64. */
public interface ReferenceEnvironment {
  /** @return the first observation */
  double[] reset(double[] start);

  /** @return the next observation */
  double[] step(double[] action);

  /** Reward of the last step. */
  double reward();

  /** Whether the last step ended the episode, by failure and not by time. */
  boolean terminated();
}
