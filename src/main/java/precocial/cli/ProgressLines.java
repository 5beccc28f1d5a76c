package precocial.cli;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Shows how a run goes: lines that stay for the first generation, then every few seconds, and for the last; on a terminal also a
 * line that is rewritten in between.
 */
final class ProgressLines {
  private static final double SECONDS_BETWEEN_LINES = 5;
  private static final double SECONDS_BETWEEN_REWRITES = 0.2;
  private static final String CLEAR_LINE = "\r\033[K";

  private final PrintStream out;
  private final boolean terminal;
  private final int generations;
  private final double limit;
  private final String header;
  private Generation first;
  private double lastLine;
  private double lastRewrite;

  /**
   * A generation that was done.
   *
   * @param number of it, from 1 on
   * @param steps of the run so far, for the rate
   * @param seconds of the run so far
   * @param cells of the columns between the number and the rate
   */
  record Generation(int number, long steps, double seconds, String cells) {}

  /**
   * @param terminal whether lines can be rewritten
   * @param limit seconds of the whole run after which it stops, infinite where there is no limit
   * @param header of the columns
   */
  ProgressLines(PrintStream out, boolean terminal, int generations, double limit, String header) {
    this.out = out;
    this.terminal = terminal;
    this.generations = generations;
    this.limit = limit;
    this.header = header;
  }

  void show(Generation generation) {
    double seconds = generation.seconds;
    if (first == null) {
      out.println(header);
      first = generation;
      line(generation);
    } else if (generation.number == generations || seconds - lastLine >= SECONDS_BETWEEN_LINES) {
      line(generation);
    } else if (terminal && seconds - lastRewrite >= SECONDS_BETWEEN_REWRITES) {
      out.print(CLEAR_LINE + row(generation));
      out.flush();
      lastRewrite = seconds;
    }
  }

  private void line(Generation generation) {
    out.println((terminal ? CLEAR_LINE : "") + row(generation));
    lastLine = generation.seconds;
  }

  /** Clears the line that was rewritten. */
  void end() {
    if (terminal) {
      out.print(CLEAR_LINE);
      out.flush();
    }
  }

  private String row(Generation g) {
    // Counted from the first generation seen, so that what a resumed run did before does not enter.
    double seconds = g.seconds - first.seconds;
    int done = g.number - first.number;
    double left = Math.min(seconds / done * (generations - g.number), limit - g.seconds);
    return String.format(
        Locale.ROOT, "%5d/%-5d %s %10s %12s", g.number, generations, g.cells,
        done == 0 ? "" : Progress.rate((g.steps - first.steps) / seconds), done == 0 ? "" : Progress.duration(left));
  }
}
