package precocial.cli;

import java.io.PrintStream;
import java.util.Locale;
import precocial.search.GenerationReport;

/** Shows how a search goes, as {@link ProgressLines} does. */
final class Progress {
  private static final double MOST_IN_DECIMALS = 999;

  private final ProgressLines lines;
  private final boolean images;

  /**
   * @param terminal whether lines can be rewritten
   * @param limit seconds of the whole run after which it stops, infinite where there is no limit
   * @param images whether the task has images: rewards are then minus a cross-entropy
   */
  Progress(PrintStream out, boolean terminal, int generations, double limit, boolean images) {
    this.images = images;
    String header =
        "generation          best   median  connections  best so far"
            + (images ? "  accuracy   images/s" : "    steps/s") + "    time left";
    lines = new ProgressLines(out, terminal, generations, limit, header);
  }

  void show(GenerationReport r) {
    String cells = String.format(
        Locale.ROOT, "%12s %8s %12d %12s%s", reward(r.best(), images), reward(r.median(), images), r.connections(),
        reward(r.bestSoFar(), images), images ? String.format(Locale.ROOT, " %7.1f %%", 100 * r.accuracy()) : "");
    lines.show(new ProgressLines.Generation(r.generation(), r.steps(), r.seconds(), cells));
  }

  /** Clears the line that was rewritten. */
  void end() {
    lines.end();
  }

  /** In at most eight characters, also where the outputs of networks overflow, which makes losses of up to 3e38. */
  static String reward(double value, boolean images) {
    if (!images) {
      return Rounded.text(value, 1);
    }
    return String.format(Locale.ROOT, Math.abs(value) < MOST_IN_DECIMALS ? "%.3f" : "%.1e", value);
  }

  static String rate(double perSecond) {
    if (perSecond >= 1e9) {
      return String.format(Locale.ROOT, "%.2f G", perSecond / 1e9);
    }
    return perSecond >= 1e6
        ? String.format(Locale.ROOT, "%.1f M", perSecond / 1e6)
        : String.format(Locale.ROOT, perSecond >= 1e4 ? "%.0f k" : "%.1f k", perSecond / 1e3);
  }

  /** As in 1 h 05 min, 3 min 20 s, 12 s. */
  static String duration(double seconds) {
    long s = Math.round(Math.max(0, seconds));
    if (s >= 3600) {
      return String.format(Locale.ROOT, "%d h %02d min", s / 3600, s % 3600 / 60);
    }
    return s >= 60 ? String.format(Locale.ROOT, "%d min %02d s", s / 60, s % 60) : s + " s";
  }
}
