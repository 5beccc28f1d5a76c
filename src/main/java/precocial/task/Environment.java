package precocial.task;

/**
 * Episodes side by side, one a lane, in float32 with the project's elementary functions: the same bits whatever the number of
 * lanes and their order. A lane whose episode has ended may be stepped on, without effect on its total, until {@link #keep}
 * drops it.
 */
public interface Environment extends AutoCloseable {
  /** Starts an episode in further lanes, behind those there are. @param starts (new lanes, state) */
  void add(double[][] starts);

  /** Drops all lanes but these. @param lanes ascending; lane i becomes what lanes[i] was */
  void keep(int[] lanes);

  /** What the policies see now: (inputs, lanes or more). {@link #add} may replace the rows by longer ones. */
  float[][] observations();

  /** One step in every lane. @param actions (outputs, lanes or more); clipped here to the task's range */
  void step(float[][] actions);

  /** Episodes that are there, ended ones included until {@link #keep} drops them. */
  int lanes();

  /** Whether the episode of this lane goes on. */
  boolean running(int lane);

  /** Sum of the lane's rewards, in order of time; NaN where a NaN was met. */
  float total(int lane);

  /** Steps of the lane's episode so far; the one that ended it counts. */
  int steps(int lane);

  /** Gives up what lies outside of Java's memory; nothing else may be called after it. */
  @Override
  default void close() {}
}
