package precocial.cli;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import precocial.genome.FixedTopology;
import precocial.io.FormatException;
import precocial.io.GenomeFile;
import precocial.task.ControlTask;
import precocial.task.Task;
import precocial.weights.TuningSetting;

/** The network to judge or to tune: a genome, or the fixed topology that others are compared with. */
final class NetworkArgument {
  private static final String FIXED = "fixed:";
  private static final double FIXED_DEVIATION = 1;

  @Parameters(arity = "0..1", paramLabel = "GENOME", description = GenomeOptions.GENOME)
  private Path path;

  @Option(
      names = "--network",
      paramLabel = "fixed:N,N",
      description = "Instead of a GENOME, a fully connected feed-forward network with hidden layers of so many tanh nodes, as "
          + "fixed:5,5: the baseline of the paper. Needs --task.")
  private String network;

  /** There must be exactly one of both, and well-formed. */
  void check() {
    UsageException.unless(path == null || network == null, "GENOME and --network exclude each other");
    UsageException.unless(path != null || network != null, "a GENOME is needed, or --network fixed:N,N");
    if (fixed()) {
      hidden();
    }
  }

  boolean fixed() {
    return network != null;
  }

  /** As the user named it; null where nothing was given. */
  String label() {
    return fixed() || path == null ? network : path.toString();
  }

  /** Reads or makes it, with the weights of --tuned where there are any. */
  GenomeFile read(GenomeOptions options) throws FormatException {
    if (!fixed()) {
      return options.read(path);
    }
    Task task = options.task();
    UsageException.unless(task != null, "--task is needed: --network " + network + " names no task");
    return options.withTuned(
        UsageException.check(
            "--network",
            () -> new GenomeFile(FixedTopology.of(task.inputs(), task.outputs(), hidden()), task.name(), Map.of())));
  }

  /** Of the genome; null for a fixed topology, or where nothing was given. */
  Path path() {
    return path;
  }

  /**
   * A wider search suits a fixed topology: from one shared weight all nodes of a layer are alike, and have to part.
   *
   * @param settings of a tuning, by key
   */
  void adapt(Task task, Map<String, Object> settings) {
    if (fixed() && task instanceof ControlTask) {
      settings.put(TuningSetting.DEVIATION.key(), FIXED_DEVIATION);
    }
  }

  /**
   * Whether gradient descent should start about 0, as is usual for fully connected layers: at one shared weight for hundreds of
   * pixels each of their nodes is at its limit, where there is no gradient.
   */
  boolean startsFromZero(Task task) {
    return fixed() && !(task instanceof ControlTask);
  }

  private int[] hidden() {
    String sizes = network.startsWith(FIXED) ? network.substring(FIXED.length()) : "";
    UsageException.unless(
        sizes.matches("[0-9]{1,9}(,[0-9]{1,9})*") && !sizes.matches("(.*,)?0+(,.*)?"),
        "--network must be fixed: and the numbers of nodes of one or more hidden layers, each at least 1, as fixed:5,5, not '"
            + network + "'");
    String[] items = sizes.split(",");
    int[] hidden = new int[items.length];
    for (int i = 0; i < items.length; i++) {
      hidden[i] = Integer.parseInt(items[i]);
    }
    return hidden;
  }

  /** @param options name, then value, null where it was not given */
  static void refuse(Task task, String why, Object... options) {
    for (int i = 0; i < options.length; i += 2) {
      UsageException.unless(options[i + 1] == null, options[i] + ": task " + task.name() + " " + why);
    }
  }
}
