package precocial.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import precocial.data.Preparation;
import precocial.eval.CpuBackend;
import precocial.eval.Evaluator;
import precocial.io.Reasons;
import precocial.report.Report;
import precocial.search.RunDirectory;
import precocial.search.RunHistory;
import precocial.search.SearchRun;
import precocial.task.Tasks;

/** The page that a search leaves in its directory. */
final class SearchReport {
  private SearchReport() {}

  /**
   * Writes the page and says where it is.
   *
   * @throws FailureException where it can't be written; the search itself is saved by then
   */
  static void write(SearchRun run, Path directory, int threads, PrintStream err) {
    Path file = directory.resolve(RunDirectory.REPORT);
    if (Files.exists(file) && !Report.isPage(file)) {
      err.println("precocial: " + file + " is no page of ours and stays; precocial report " + directory + " --force replaces it");
      return;
    }
    Preparation preparation = run.data() == null ? null : run.spec().images().preparation();
    String name = String.valueOf(directory.toAbsolutePath().normalize().getFileName());
    try (Evaluator evaluator = new CpuBackend().evaluator(threads)) {
      Report.of(
              name, RunHistory.read(directory), Tasks.named(run.spec().task()), run.data(), preparation, evaluator,
              Version.current())
          .write(file);
      err.println("precocial: to look at it and play with it: " + file);
    } catch (IOException e) {
      throw new FailureException(
          "the search is saved, but not its report: " + Reasons.line(e) + "; to make up for it: precocial report " + directory,
          e);
    }
  }
}
