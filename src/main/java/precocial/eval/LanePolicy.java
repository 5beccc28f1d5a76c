package precocial.eval;

/** The networks of the lanes that a thread steps together; for that thread alone. */
interface LanePolicy extends AutoCloseable {
  /**
   * From now on these lanes. A segment is a run of lanes that one network serves.
   *
   * @param inputRows (inputs, lanes): read by every {@link #run}; the arrays must stay the same until the next call
   * @param segments how many there are
   * @param network (segments): network of each
   * @param laneStart (segments + 1): first lane of each
   * @param laneWeight (lanes): shared weight of each lane
   */
  void arrange(float[][] inputRows, int segments, int[] network, int[] laneStart, float[] laneWeight);

  /** Evaluates all networks on the present inputs. @param actions (outputs, lanes): written */
  void run(float[][] actions);

  /** Nothing else is called after it. */
  @Override
  default void close() {}
}
