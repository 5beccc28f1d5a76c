package precocial.search;

/** When a run writes a checkpoint: every few seconds, and so seldom that it takes a small share of the time. */
public final class CheckpointPace {
  private static final double LEAST_SECONDS_BETWEEN = 5;
  private static final double MOST_SHARE = 0.02; // of the time

  private double last;
  private double wait = LEAST_SECONDS_BETWEEN;

  /** @param seconds of the run so far, as below */
  public CheckpointPace(double seconds) {
    last = seconds;
  }

  /** Whether it is time for the next one. */
  public boolean due(double seconds) {
    return seconds - last >= wait;
  }

  /** One was written. @param took seconds that it took */
  public void written(double seconds, double took) {
    last = seconds;
    wait = Math.max(LEAST_SECONDS_BETWEEN, took / MOST_SHARE);
  }
}
