package precocial.cli;

import java.io.PrintStream;
import java.util.Locale;
import precocial.data.Notices;

/** Shows how data is fetched: a line for each file once it is there; on a terminal also one that is rewritten before. */
final class DataProgress implements Notices {
  private static final long NANOS_BETWEEN_REWRITES = 200_000_000;
  private static final String CLEAR_LINE = "\r\033[K";

  private final PrintStream out;
  private final boolean terminal;
  private long lastRewrite = System.nanoTime() - NANOS_BETWEEN_REWRITES;
  private boolean rewriting;

  /** @param terminal whether lines can be rewritten */
  DataProgress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** On standard error, where lines can be rewritten if the launcher says so. */
  static DataProgress of(Main main) {
    return new DataProgress(main.err(), Boolean.getBoolean("precocial.terminal"));
  }

  @Override
  public void line(String text) {
    out.println(cleared() + "precocial: " + text);
  }

  @Override
  public void progress(String file, long done, long total) {
    if (done == total) {
      line("fetched " + file + ", " + megabytes(done));
    } else if (terminal && System.nanoTime() - lastRewrite >= NANOS_BETWEEN_REWRITES) {
      String of = total < 0 ? "" : String.format(Locale.ROOT, " of %s (%d %%)", megabytes(total), 100 * done / total);
      out.print(CLEAR_LINE + "precocial: " + file + " " + megabytes(done) + of);
      out.flush();
      rewriting = true;
      lastRewrite = System.nanoTime();
    }
  }

  /** Clears the line that was rewritten. */
  void end() {
    out.print(cleared());
    out.flush();
  }

  private String cleared() {
    String clear = rewriting ? CLEAR_LINE : "";
    rewriting = false;
    return clear;
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
