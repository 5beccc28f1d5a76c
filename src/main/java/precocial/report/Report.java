package precocial.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import precocial.data.DataSet;
import precocial.data.Preparation;
import precocial.eval.Evaluator;
import precocial.io.AtomicFile;
import precocial.io.GenomeFile;
import precocial.report.PageData.Judged;
import precocial.report.Subject.Shown;
import precocial.search.RunHistory;
import precocial.task.ImageTask;
import precocial.task.Task;
import precocial.task.biped.Biped;
import precocial.task.control.SwingUp;

/**
 * A page about a run or a genome: one HTML file that needs no network. It shows how the search went and who was champion when,
 * and lets one play with the networks: by the program's own arithmetic, to the bit.
 */
public final class Report {
  /** Bytes that a page aims to stay below: of more champions than fit, some are left out. */
  public static final int LIMIT = 2_000_000;
  /** By which a page of ours is told from other files: what the template begins with. */
  private static final String MARK = "<meta name=\"generator\" content=\"precocial\">";
  private static final int MARKED = 1000; // characters within which it stands

  private final Subject subject;
  private final TaskSection section;
  private final String program;

  private Report(Subject subject, TaskSection section, String program) {
    this.subject = subject;
    this.section = section;
    this.program = program;
  }

  /**
   * About one genome.
   *
   * @param name as the page calls it
   * @param data the images of the task, prepared; null for a task without
   * @param preparation of these images; null likewise
   * @param evaluator of the backend whose bits a page has, cpu
   * @param program the version of the program
   */
  public static Report of(
      String name, GenomeFile file, Task task, DataSet data, Preparation preparation, Evaluator evaluator, String program) {
    return new Report(Subject.of(name, file, shaped(task, data)), section(task, data, preparation, evaluator), program);
  }

  /** About a run; as of {@link #of(String, GenomeFile, Task, DataSet, Preparation, Evaluator, String)}. */
  public static Report of(
      String name, RunHistory history, Task task, DataSet data, Preparation preparation, Evaluator evaluator, String program) {
    return new Report(Subject.of(name, history, shaped(task, data)), section(task, data, preparation, evaluator), program);
  }

  /** A task with the inputs and outputs that its images have. */
  static Task shaped(Task task, DataSet data) {
    return task instanceof ImageTask images ? images.withShape(data.train().pixelsPerImage(), data.train().classes()) : task;
  }

  static TaskSection section(Task task, DataSet data, Preparation preparation, Evaluator evaluator) {
    if (task instanceof Biped biped) {
      return new WalkerSection(biped, evaluator);
    }
    return task instanceof SwingUp swingUp
        ? new SwingUpSection(swingUp, evaluator)
        : new ImageSection(data.test(), preparation, evaluator);
  }

  /** The page. */
  public String html() {
    List<Shown> champions = subject.champions();
    Shown last = champions.get(champions.size() - 1);
    List<Judged> judged = champions.stream().map(shown -> Judged.of(shown, section, shown == last)).toList();
    return PageData.html(subject, judged, section, program, false);
  }

  /** Writes the page, as {@link AtomicFile} does. */
  public void write(Path file) throws IOException {
    AtomicFile.write(file, html());
  }

  /** Whether a file is such a page, which a newer one may replace. */
  public static boolean isPage(Path file) {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MARKED), StandardCharsets.UTF_8).contains(MARK);
    } catch (IOException e) {
      return false;
    }
  }
}
