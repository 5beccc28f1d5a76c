package precocial.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import precocial.io.AtomicFile;
import precocial.io.FormatException;
import precocial.io.GenomeFile;
import precocial.io.GenomeFiles;
import precocial.io.Json;
import precocial.report.Report;
import precocial.search.RunDirectory;
import precocial.search.RunHistory;

/** A page about a run or a genome, to look at and to play with. */
@Command(
    name = "report",
    description = {
      "Writes a page about a run or a genome: one HTML file that opens from disk in any browser and needs no network.",
      "A run is shown with its curves, and any of its champions can be called back. Networks run in the page, with the bits "
          + "of the cpu backend: the cart and pole under any weight, digits that one draws."
    })
final class ReportCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Parameters(
      paramLabel = "RUN|GENOME",
      description = "The directory of a search or tuning, a genome file or the name of a model.")
  private Path path;

  @Mixin private GenomeOptions genome;
  @Mixin private DataOptions data;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The .html file to write (default: report.html in the run's directory, or one named after the genome here).")
  private Path out;

  @Option(names = "--force", description = "Replace FILE where it exists. A run's own report is replaced in any case.")
  private boolean force;

  @Mixin private ThreadsOption threads;
  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    threads.check();
    boolean run = Files.isDirectory(path) && RunDirectory.holdsRun(path);
    UsageException.unless(!run || !genome.tuned(), "--tuned goes with a genome file, not with a run, which has its own weights");
    if (run && Files.notExists(path.resolve(GenomeFiles.CHAMPION))) {
      throw new FormatException(path.toString(), "has no champion yet, for its first generation is not done");
    }
    Path file = out != null ? out : run ? path.resolve(RunDirectory.REPORT) : Path.of(stem(path) + ".html");
    checkFree(file, run && out == null);
    PageSource source = new PageSource(main, genome, data, threads);
    GenomeFile champion = source.read(path, null);
    RunHistory history = run ? RunHistory.read(path) : null;
    source.report(path, champion, history).write(file);
    main.out().print(format.json() ? Json.pretty(result(file)) : file + "\n");
    return Main.DONE;
  }

  /** At once: to make a page takes some time. */
  private void checkFree(Path file, boolean own) throws IOException {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    UsageException.unless(name.endsWith(".html") || name.endsWith(".htm"), "--out: " + file + " must end in .html");
    boolean free = force || !Files.exists(file, LinkOption.NOFOLLOW_LINKS) || own && Report.isPage(file);
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw AtomicFile.cannotWrite(file, new IOException("there is no directory " + folder));
    }
    UsageException.unless(free, file + ": exists already" + (own ? " and is no page of ours" : "") + "; --force replaces it");
  }

  private static Map<String, Object> result(Path file) throws IOException {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("file", file.toString());
    map.put("bytes", Files.size(file));
    return map;
  }

  /** The name of a file, without what tells its format. */
  private static String stem(Path path) {
    Path name = path.toAbsolutePath().normalize().getFileName();
    return name == null ? "report" : name.toString().replaceFirst("(?<=.)\\.(json|out)$", "");
  }
}
