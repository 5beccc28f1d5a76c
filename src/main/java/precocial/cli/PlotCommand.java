package precocial.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import precocial.io.AtomicFile;
import precocial.report.PlotFigure;
import precocial.report.RunPlots;
import precocial.report.RunPlots.Kind;
import precocial.search.RunHistory;

/** Plots of a run, for papers and slides. */
@Command(
    name = "plot",
    description = {
      "Plots a run, finished or not, as a .png or .svg file.",
      "  fitness  best, median and middle half of each generation; of a tuning its rewards",
      "  size     connections and nodes",
      "  front    the last population: fitness against connections",
      "  time     which share of it each phase takes",
      "  all      of these what the run has, as panels of one figure"
    })
final class PlotCommand implements Callable<Integer> {
  private static final int LEAST = 300;
  private static final int MOST = 6_000;

  @Parameters(paramLabel = "RUN", description = "The directory of a search or a tuning.")
  private Path run;

  @Option(names = "--kind", description = "What to plot: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Kind kind = Kind.ALL;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The .png or .svg file to write.")
  private Path out;

  @Option(names = "--width", paramLabel = "PIXELS", description = "Default: ${DEFAULT-VALUE}.")
  private int width = 1_600;

  @Option(names = "--height", paramLabel = "PIXELS", description = "Default: ${DEFAULT-VALUE}.")
  private int height = 1_000;

  @Option(names = "--force", description = "Replace FILE where it exists.")
  private boolean force;

  @Override
  public Integer call() throws IOException {
    String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
    boolean svg = name.endsWith(".svg");
    UsageException.unless(svg || name.endsWith(".png"), "--out: " + out + " must end in .png or .svg, which tells the format");
    checkSize("--width", width);
    checkSize("--height", height);
    UsageException.unless(!Files.isDirectory(out), "--out: " + out + " is a directory, a file is needed");
    UsageException.unless(
        force || !Files.exists(out, LinkOption.NOFOLLOW_LINKS), "--out: " + out + " exists already; --force replaces it");
    RunHistory history = RunHistory.read(run);
    String missing = RunPlots.missing(history, kind);
    UsageException.unless(missing == null, run + ": " + missing);
    PlotFigure figure = RunPlots.of(history, kind, title(history));
    try {
      AtomicFile.write(
          out,
          stream -> {
            if (svg) {
              figure.writeSvg(stream, width, height);
            } else {
              figure.writePng(stream, width, height);
            }
          });
    } catch (LinkageError | InternalError e) {
      // A Java without the libraries of its graphics, or a machine without a font.
      throw new FailureException("this Java cannot draw text (are fontconfig and a font installed?): " + e.getMessage(), e);
    }
    return Main.DONE;
  }

  private static void checkSize(String option, int pixels) {
    UsageException.unless(
        pixels >= LEAST && pixels <= MOST, option + " must be " + LEAST + " to " + MOST + " pixels, not " + pixels);
  }

  private String title(RunHistory history) {
    String name = run.toAbsolutePath().normalize().getFileName() + ": ";
    return name + history.kind() + " of " + history.config().get("task") + ", seed " + history.config().get("seed");
  }
}
