package precocial.cli;

import java.io.PrintStream;
import java.util.Locale;
import precocial.search.GenerationReport;

/**
 * Shows how a search goes: lines that stay for the first generation, then every few seconds, and for the last; on a terminal also
 * a line that is rewritten in between.
 */
final class Progress {
  private static final double SECONDS_BETWEEN_LINES = 5;
  private static final double SECONDS_BETWEEN_REWRITES = 0.2;
  private static final double MOST_IN_DECIMALS = 999;
  private static final String CLEAR_LINE = "\r\033[K";

  private final PrintStream out;
  private final boolean terminal;
  private final int generations;
  private final double limit;
  private final boolean images;
  private GenerationReport first;
  private double lastLine;
  private double lastRewrite;

  /**
   * @param terminal whether lines can be rewritten
   * @param limit seconds of the whole run after which it stops, infinite where there is no limit
   * @param images whether the task has images: rewards are then minus a cross-entropy
   */
  Progress(PrintStream out, boolean terminal, int generations, double limit, boolean images) {
    this.out = out;
    this.terminal = terminal;
    this.generations = generations;
    this.limit = limit;
    this.images = images;
  }

  void show(GenerationReport report) {
    if (first == null) {
      out.println(
          "generation          best   median  connections  best so far"
              + (images ? "  accuracy   images/s" : "    steps/s") + "    time left");
      first = report;
      line(report);
    } else if (report.generation() == generations || report.seconds() - lastLine >= SECONDS_BETWEEN_LINES) {
      line(report);
    } else if (terminal && report.seconds() - lastRewrite >= SECONDS_BETWEEN_REWRITES) {
      out.print(CLEAR_LINE + row(report));
      out.flush();
      lastRewrite = report.seconds();
    }
  }

  private void line(GenerationReport report) {
    out.println((terminal ? CLEAR_LINE : "") + row(report));
    lastLine = report.seconds();
  }

  /** Clears the line that was rewritten. */
  void end() {
    if (terminal) {
      out.print(CLEAR_LINE);
      out.flush();
    }
  }

  private String row(GenerationReport r) {
    // Counted from the first generation seen, so that what a resumed run did before does not enter.
    double seconds = r.seconds() - first.seconds();
    int done = r.generation() - first.generation();
    double left = Math.min(seconds / done * (generations - r.generation()), limit - r.seconds());
    return String.format(
        Locale.ROOT, "%5d/%-5d %12s %8s %12d %12s%s %10s %12s",
        r.generation(), generations, reward(r.best()), reward(r.median()), r.connections(), reward(r.bestSoFar()),
        images ? String.format(Locale.ROOT, " %7.1f %%", 100 * r.accuracy()) : "",
        done == 0 ? "" : rate((r.steps() - first.steps()) / seconds), done == 0 ? "" : duration(left));
  }

  /** In at most eight characters, also where the outputs of networks overflow, which makes losses of up to 3e38. */
  private String reward(double value) {
    return String.format(Locale.ROOT, !images ? "%.1f" : Math.abs(value) < MOST_IN_DECIMALS ? "%.3f" : "%.1e", value);
  }

  static String rate(double perSecond) {
    if (perSecond >= 1e9) {
      return String.format(Locale.ROOT, "%.2f G", perSecond / 1e9);
    }
    return perSecond >= 1e6
        ? String.format(Locale.ROOT, "%.1f M", perSecond / 1e6)
        : String.format(Locale.ROOT, "%.0f k", perSecond / 1e3);
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
