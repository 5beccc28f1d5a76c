package precocial.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import precocial.eval.Evaluator;
import precocial.eval.ForwardingEvaluator;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.network.Network;
import precocial.task.ControlTask;
import precocial.task.Task;

/**
 * An evaluator that counts the episodes that were lost and, once asked to, says on standard error how far it is with many
 * episodes of a slow task. Its results are those of the evaluator behind it.
 */
final class EpisodeWatch extends ForwardingEvaluator {
  private static final double SECONDS_BETWEEN_LINES = 5;

  private PrintStream err; // null where nothing is shown
  private double secondsBetween;
  private long lostEpisodes;

  EpisodeWatch(Evaluator evaluator) {
    super(evaluator);
  }

  /** From now on says how far it is. */
  void show(PrintStream to) {
    show(to, SECONDS_BETWEEN_LINES);
  }

  /** No longer, as where something else says more. */
  void hide() {
    err = null;
  }

  void show(PrintStream to, double seconds) {
    err = to;
    secondsBetween = seconds;
  }

  /**
   * What is to be said of the episodes so far that ended by what is not a number; null where none did.
   *
   * @param what they were of, as in "the search"
   * @param task the one that they were of, with the leniency that they had
   */
  String lostNotice(String what, Task task) {
    if (lostEpisodes == 0 || !(task instanceof ControlTask control)) {
      return null;
    }
    double reward = control.lostReward();
    return String.format(
        Locale.ROOT,
        "%,d episodes of %s ended by an action that is not a number, as where a network overflows; each counts as %s",
        lostEpisodes, what, Rounded.text(reward, reward == Math.rint(reward) ? 0 : 2));
  }

  @Override
  public Scores rollouts(
      ControlTask task, List<Network> networks, Weights weights, double[][] starts, IntConsumer ended) {
    Lines lines = new Lines((long) networks.size() * weights.count() * starts.length);
    IntConsumer told = err != null && task.slow() ? ended.andThen(lines::add) : ended;
    Scores scores = super.rollouts(task, networks, weights, starts, told);
    lostEpisodes += scores.lostEpisodes();
    return scores;
  }

  /** How far one call is. */
  private final class Lines {
    private final long all;
    private final long begin = System.nanoTime();
    private long done;
    private double shown;

    Lines(long all) {
      this.all = all;
    }

    synchronized void add(int ended) {
      done += ended;
      double seconds = (System.nanoTime() - begin) * 1e-9;
      if (done < all && seconds - shown >= secondsBetween) {
        shown = seconds;
        err.println(
            String.format(
                Locale.ROOT, "precocial: %,d of %,d episodes, %s left", done, all,
                Progress.duration(seconds / done * (all - done))));
      }
    }
  }
}
