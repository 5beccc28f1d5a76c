package precocial.search;

/** What a genome is tried on in a generation, under each shared weight. */
public sealed interface Trials permits Trials.Episodes, Trials.Batch {
  /** Trials of a genome under one weight. */
  int count();

  /**
   * Episodes of a control task.
   *
   * @param repetitions episodes for each shared weight, each from another start
   * @param goalStarts how many of those starts are about the goal of the task instead (0 in the paper); they count in the ranking
   *     only
   * @param patience steps after which an episode that gets nowhere ends (0 for never, as in the paper); see {@link
   *     precocial.task.ControlTask#withPatience}
   */
  record Episodes(int repetitions, int goalStarts, int patience) implements Trials {
    /** @throws IllegalArgumentException with one line that names the setting */
    public Episodes {
      Setting.check(repetitions >= 1, Setting.REPETITIONS, repetitions, "at least 1");
      Setting.check(
          goalStarts >= 0 && goalStarts < repetitions, Setting.GOAL_STARTS, goalStarts,
          "from 0 to below alg_nReps, " + repetitions);
      Setting.check(patience >= 0, Setting.PATIENCE, patience, "at least 0");
    }

    @Override
    public int count() {
      return repetitions;
    }
  }

  /**
   * A batch of training images, the same for all genomes.
   *
   * @param images how many, drawn anew each generation; 0 for all that there are
   * @param sharing whether equal subnetworks of different genomes are evaluated once; no result depends on it
   */
  record Batch(int images, boolean sharing) implements Trials {
    /** The value of {@link Setting#BATCH} that stands for all images. */
    public static final String ALL = "all";
    static final String ON = "on";
    static final String OFF = "off";
    static final String ALLOWED = "at least 1, or all";

    /** @throws IllegalArgumentException with one line that names the setting */
    public Batch {
      Setting.check(images >= 0, Setting.BATCH, images, ALLOWED);
    }

    /** One: the mean over the batch. */
    @Override
    public int count() {
      return 1;
    }
  }
}
