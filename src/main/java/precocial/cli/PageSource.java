package precocial.cli;

import java.io.IOException;
import java.nio.file.Path;
import precocial.data.DataSet;
import precocial.data.Preparation;
import precocial.eval.CpuBackend;
import precocial.eval.Evaluator;
import precocial.io.FormatException;
import precocial.io.GenomeFile;
import precocial.report.Report;
import precocial.search.RunHistory;
import precocial.task.Task;

/** What a page is made from, as the options say: genome, task and images. */
final class PageSource {
  /** A page that is ready to be made; it takes its evaluator and gives it back. */
  interface Ready {
    void write(Path file) throws IOException;
  }

  private final Main main;
  private final GenomeOptions genome;
  private final DataOptions data;
  private final ThreadsOption threads;
  private DataSet set; // null for a task without images

  PageSource(Main main, GenomeOptions genome, DataOptions data, ThreadsOption threads) {
    this.main = main;
    this.genome = genome;
    this.data = data;
    this.threads = threads;
  }

  /** Reads the genome, and for a task with images these before it. @param shape of a file that does not tell; may be null */
  GenomeFile read(Path path, ShapeOptions shape) throws FormatException {
    genome.shapeImages(
        task -> {
          set = data.load(main, path);
          return task.withShape(set.train().pixelsPerImage(), set.train().classes());
        });
    return shape == null ? genome.read(path) : genome.read(path, shape.inputs(), shape.outputs());
  }

  /** @param history null for a genome */
  Ready report(Path path, GenomeFile file, RunHistory history) throws FormatException {
    Task task = genome.task(path, file);
    UsageException.unless(set != null || !data.given(), "--data, --prepare: task " + task.name() + " has no images");
    TaskCheck.requireEpisodes(task);
    Preparation preparation = set == null ? null : data.loaded().preparation();
    Path name = path.toAbsolutePath().normalize().getFileName();
    String label = name == null ? path.toString() : name.toString();
    return target -> {
      try (Evaluator evaluator = new CpuBackend().evaluator(threads.count())) {
        Report report = history == null
            ? Report.of(label, file, task, set, preparation, evaluator, Version.current())
            : Report.of(label, history, task, set, preparation, evaluator, Version.current());
        report.write(target);
      }
    };
  }
}
