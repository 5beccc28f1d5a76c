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

  /** @throws IllegalArgumentException with the value that is out of its range */
  public Leniency {
    if (patience < 0) {
      throw new IllegalArgumentException("patience is " + patience + " but must be at least 0");
    }
    if (!(failure >= 0 && failure <= 1)) {
      throw new IllegalArgumentException("failure is " + failure + " but must be between 0 and 1");
    }
  }
}
