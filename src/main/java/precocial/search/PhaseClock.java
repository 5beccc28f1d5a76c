package precocial.search;

/** Adds up where the time of a run goes. It is in one phase at a time, or in none. */
final class PhaseClock {
  /** What a search does in turn. */
  enum Phase {
    BREED,
    JUDGE,
    CONFIRM,
    SAVE
  }

  private final double[] seconds = new double[Phase.values().length];
  private Phase now; // null: none
  private long since;

  /** Adds time from before a pause. */
  void add(Phase phase, double before) {
    seconds[phase.ordinal()] += before;
  }

  /** Leaves the present phase for another. */
  void enter(Phase phase) {
    leave();
    now = phase;
  }

  /** Leaves the present phase for none. */
  void leave() {
    long time = System.nanoTime();
    if (now != null) {
      seconds[now.ordinal()] += (time - since) / 1e9;
    }
    now = null;
    since = time;
  }

  /** Seconds in this phase so far. */
  double seconds(Phase phase) {
    return seconds[phase.ordinal()] + (phase == now ? (System.nanoTime() - since) / 1e9 : 0);
  }
}
