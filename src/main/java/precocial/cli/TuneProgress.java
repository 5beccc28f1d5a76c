package precocial.cli;

import java.io.PrintStream;
import java.util.Locale;
import precocial.weights.TuningReport;

/** Shows how a tuning goes, as {@link ProgressLines} does. */
final class TuneProgress {
  private final ProgressLines lines;
  private final boolean images;

  /**
   * @param terminal whether lines can be rewritten
   * @param limit seconds of the whole run after which it stops, infinite where there is no limit
   * @param images whether the task has images: rewards are then minus a cross-entropy, and the champion's its accuracy
   */
  TuneProgress(PrintStream out, boolean terminal, int generations, double limit, boolean images) {
    this.images = images;
    String header = (images
        ? "generation   -loss: best     mean       centre     accuracy   images/s"
        : "generation          best     mean       centre     champion    steps/s") + "    time left";
    lines = new ProgressLines(out, terminal, generations, limit, header);
  }

  void show(TuningReport r, double seconds) {
    String champion = images ? ImageEvaluation.percent(r.champion()) : Progress.reward(r.champion(), false);
    String cells = String.format(
        Locale.ROOT, "%12s %8s %12s %12s", Progress.reward(r.best(), images), Progress.reward(r.mean(), images),
        Progress.reward(r.centre(), images), champion);
    lines.show(new ProgressLines.Generation(r.generation(), r.steps(), seconds, cells));
  }

  /** Clears the line that was rewritten. */
  void end() {
    lines.end();
  }
}
