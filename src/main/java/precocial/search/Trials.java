package precocial.search;

import precocial.task.Leniency;

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
   * @param leniency by which these episodes differ from the task's own (none in the paper)
   */
  record Episodes(int repetitions, int goalStarts, Leniency leniency) implements Trials {
    /** @throws IllegalArgumentException with one line that names the setting */
    public Episodes {
      Setting.check(repetitions >= 1, Setting.REPETITIONS, repetitions, "at least 1");
      Setting.check(
          goalStarts >= 0 && goalStarts < repetitions, Setting.GOAL_STARTS, goalStarts,
          "from 0 to below alg_nReps, " + repetitions);
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
