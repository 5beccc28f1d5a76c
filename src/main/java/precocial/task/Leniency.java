package precocial.task;

/**
 * How the episodes that a search ranks genomes by may differ from a task's own, so that it learns sooner what to breed from.
 *
 * @param patience steps after which an episode that gets nowhere ends, with what it has earned; 0 for never
 * @param failure share of what a failure costs that counts, 0 to 1: with less, it pays to try and fail
 */
public record Leniency(int patience, double failure) {
  /** The task's own episodes. */
  public static final Leniency NONE = new Leniency(0, 1);
}
