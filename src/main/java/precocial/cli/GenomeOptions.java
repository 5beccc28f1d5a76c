package precocial.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Iterator;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import precocial.eval.Weights;
import precocial.genome.Genome;
import precocial.io.Decimals;
import precocial.io.FormatException;
import precocial.io.GenomeFile;
import precocial.io.GenomeFiles;
import precocial.io.TunedWeights;
import precocial.task.ImageTask;
import precocial.task.Task;
import precocial.task.Tasks;

/** How to read a genome: its task, and weights tuned for it. */
final class GenomeOptions {
  /** For parameters that name a genome. */
  static final String GENOME = "A .json or .out file, a run directory, which stands for its champion, or the "
      + "name of a model (see precocial models).";

  /** Completion's candidates. */
  static final class TaskNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Tasks.names().iterator();
    }
  }

  private static final class Tuned {
    @Option(
        names = "--tuned",
        required = true,
        paramLabel = "FILE",
        description = "Take individual weights from the original's .wann.json file, one parameter for each connection.")
    private Path file;

    @Option(
        names = "--weight-bias",
        paramLabel = "B",
        defaultValue = "0",
        description = "What to add to each parameter of --tuned (default: ${DEFAULT-VALUE}).")
    private String bias;
  }

  @Option(
      names = "--task",
      paramLabel = "TASK",
      completionCandidates = TaskNames.class,
      description = "The task: ${COMPLETION-CANDIDATES} (default: that of the genome file; a .out file names none, and needs "
          + "this to tell its inputs from its outputs). " + Tasks.OPTIONS)
  private String taskName;

  @ArgGroup(exclusive = false)
  private Tuned tuned;

  /** Finds out the shape of an image task's images. */
  interface ImageShape {
    ImageTask of(ImageTask task) throws FormatException;
  }

  private ImageShape shape; // null: that of MNIST
  private ImageTask shapedTask;

  /** For commands that have the images: a task with images gets their shape. Called before a genome is read. */
  void shapeImages(ImageShape images) {
    shape = images;
  }

  boolean tuned() {
    return tuned != null;
  }

  /** File name of the tuned weights, where there are any. */
  String tunedName() {
    return tuned.file.getFileName().toString();
  }

  double weightBias() {
    return UsageException.check("--weight-bias", () -> Decimals.parse(tuned.bias));
  }

  /** The task asked for; null where none was. */
  Task task() throws FormatException {
    return taskName == null ? null : shaped(UsageException.check("--task", () -> Tasks.named(taskName)));
  }

  private Task shaped(Task task) throws FormatException {
    if (shape == null || !(task instanceof ImageTask images)) {
      return task;
    }
    if (shapedTask == null) {
      shapedTask = shape.of(images);
    }
    return shapedTask;
  }

  /** The task asked for or, where none was, that of the file. @param name of the file or model, for messages */
  Task task(Object name, GenomeFile file) throws FormatException {
    Task asked = task();
    UsageException.unless(asked != null || file.task() != null, "--task is needed: " + name + " names no task");
    try {
      Task task = asked != null ? asked : shaped(Tasks.named(file.task()));
      checkShape(name, file.genome(), task);
      return task;
    } catch (IllegalArgumentException e) {
      throw new FormatException(name.toString(), e.getMessage());
    }
  }

  /** Says so where individual weights are asked of a genome that stores none: its file then stands for 1 everywhere. */
  void noticeMissingWeights(Object name, GenomeFile file, Weights weights, PrintStream err) {
    if (weights.individual() && !tuned() && !storesWeights(file)) {
      err.println("precocial: " + name + " stores no individual weights; every connection has 1");
    }
  }

  /** Whether there are individual weights: whether any is other than 1. */
  static boolean storesWeights(GenomeFile file) {
    return file.genome().connections().stream().anyMatch(c -> c.weight() != 1f);
  }

  /** For commands that need a task in any case. */
  GenomeFile read(Path path) throws FormatException {
    UsageException.unless(taskName != null || !path.toString().endsWith(".out"), "--task is needed: a .out file names no task");
    return read(path, null, null);
  }

  /**
   * @param inputs as by option; null where not given
   * @param outputs likewise
   */
  GenomeFile read(Path path, Integer inputs, Integer outputs) throws FormatException {
    Task task = task();
    UsageException.unless(task == null || inputs == null && outputs == null, "--task excludes --inputs and --outputs");
    UsageException.unless((inputs == null) == (outputs == null), "--inputs and --outputs go together");
    UsageException.unless(inputs == null || inputs >= 1, "--inputs must be at least 1, not " + inputs);
    UsageException.unless(outputs == null || outputs >= 1, "--outputs must be at least 1, not " + outputs);
    if (tuned()) {
      weightBias(); // Checked before files are read.
    }
    Integer wantedInputs = task != null ? Integer.valueOf(task.inputs()) : inputs;
    Integer wantedOutputs = task != null ? Integer.valueOf(task.outputs()) : outputs;
    GenomeFile file = GenomeFiles.read(path, wantedInputs, wantedOutputs);
    if (task != null) {
      checkShape(path, file.genome(), task);
    } else if (inputs != null) {
      checkShape(path, file.genome(), inputs, outputs, "--inputs and --outputs say", "");
    }
    return withTuned(file);
  }

  /** The genome with the weights of --tuned, where there are any. */
  GenomeFile withTuned(GenomeFile file) throws FormatException {
    return tuned()
        ? new GenomeFile(TunedWeights.apply(file.genome(), tuned.file, weightBias()), file.task(), file.provenance())
        : file;
  }

  private void checkShape(Object name, Genome genome, Task task) throws FormatException {
    String how = task instanceof ImageTask && shape != null ? " with these images (--data, --prepare)" : "";
    checkShape(name, genome, task.inputs(), task.outputs(), "task " + task.name() + " has", how);
  }

  private static void checkShape(Object name, Genome genome, int inputs, int outputs, String who, String how)
      throws FormatException {
    if (genome.inputs() != inputs || genome.outputs() != outputs) {
      throw new FormatException(
          name.toString(),
          "has " + genome.inputs() + " inputs and " + genome.outputs() + " outputs; " + who + " " + inputs + " and " + outputs
              + how);
    }
  }
}
