package precocial.task;

/** One episode in float64. */
public interface ReferenceEnvironment extends AutoCloseable {
  /** @return the first observation */
  double[] reset(double[] start);

  /** @return the next observation */
  double[] step(double[] action);

  /** Reward of the last step. */
  double reward();

  /** Whether the last step ended the episode, by failure and not by time. */
  boolean terminated();

  /** Gives up what lies outside of Java's memory; nothing else may be called after it. */
  @Override
  default void close() {}
}
