package precocial.cli;

import java.util.Map;
import picocli.CommandLine.Option;
import precocial.data.ImageSet;
import precocial.genome.Genome;
import precocial.io.GenomeFile;
import precocial.task.Task;
import precocial.weights.Protocol;
import precocial.weights.Tuning;
import precocial.weights.TuningConfig;
import precocial.weights.TuningMethod;
import precocial.weights.TuningSetting;

/** Whether a network is judged by the paper's protocol, and how its weights are tuned for it. */
final class ProtocolOptions {
  static final String STORED = "stored";
  static final String NONE = "none";

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      description = "Judge by the four conditions of the paper's table instead, as --protocol paper: random weights, a random "
          + "shared weight, the best shared weight (by 0.01, chosen on starts or training images of its own) and tuned weights.")
  private String name;

  @Option(
      names = "--tuning",
      paramLabel = "HOW",
      description = "Where the tuned weights of --protocol come from: stored (in the genome, or in --tuned's file), none (left "
          + "out), or pepg, cma-es or, with images, adam, which tune them now from the best shared weight (default: stored where "
          + "there are any, else what precocial tune takes by itself).")
  private String tuning;

  @Option(
      names = "--tuning-generations",
      paramLabel = "N",
      description = "Tune for so many generations (default: as many as precocial tune takes).")
  private Integer generations;

  boolean given() {
    return name != null;
  }

  /**
   * @param weights the option that chose weights, null where none did
   * @param tuned whether tuned weights were given
   */
  void check(String weights, boolean tuned) {
    if (!given()) {
      UsageException.unless(tuning == null, "--tuning goes with --protocol");
      UsageException.unless(generations == null, "--tuning-generations goes with --protocol");
      return;
    }
    UsageException.check("--protocol", () -> Protocol.named(name));
    UsageException.unless(weights == null, weights + ": --protocol chooses weights by itself");
    UsageException.unless(
        generations == null || !STORED.equals(tuning) && !NONE.equals(tuning),
        "--tuning-generations: nothing is tuned with --tuning " + tuning);
    UsageException.unless(
        !tuned || tuning == null || tuning.equals(STORED),
        "--tuning " + tuning + ": the weights of --tuned would not be used; --tuning stored reports them");
    UsageException.unless(
        generations == null || generations >= 1, "--tuning-generations must be at least 1, not " + generations);
  }

  /**
   * How the weights are tuned; null where they are not.
   *
   * @param file the network, and the weights that it stores
   * @param argument that named it
   * @param training images to tune with; null for a task with episodes
   * @throws UsageException for a task without the protocol, a method that there is not or that can't tune this network, or stored
   *     weights that there are not
   */
  TuningConfig config(Task task, GenomeFile file, NetworkArgument argument, ImageSet training) {
    String name = argument.label();
    UsageException.check("--protocol", () -> Protocol.task(task));
    boolean stored = GenomeOptions.storesWeights(file);
    UsageException.unless(
        !STORED.equals(tuning) || stored,
        "--tuning stored: " + name + " stores no individual weights; --tuned takes some from a file");
    if (none() || (tuning == null ? stored : tuning.equals(STORED))) {
      UsageException.unless(
          generations == null, "--tuning-generations: " + name + " stores its weights; --tuning says how to tune others");
      return null;
    }
    TuningConfig config = config(task, method(task, file.genome(), training != null), argument, training);
    return UsageException.check(
        "--tuning",
        () -> {
          Tuning.check(config, file.genome());
          return config;
        });
  }

  /** The defaults but for what options change of them; a batch is never larger than what there is to train on. */
  private TuningConfig config(Task task, TuningMethod method, NetworkArgument argument, ImageSet training) {
    boolean images = training != null;
    Map<String, Object> settings = TuningSetting.defaults(task.family(), method);
    argument.adapt(task, settings);
    TuningConfig config = TuningSetting.fromMap(method, images, settings);
    if (images) {
      int most = Tuning.mostBatch(training.count());
      UsageException.unless(most >= 1, "--data: to tune takes two training images or more");
      config = config.trials() <= most ? config : config.with(TuningSetting.BATCH, most, true);
    }
    TuningConfig usual = config;
    return generations == null
        ? usual
        : UsageException.check("--tuning-generations", () -> usual.with(TuningSetting.GENERATIONS, generations, images));
  }

  /** Whether the row of tuned weights is left out. */
  boolean none() {
    return NONE.equals(tuning);
  }

  /** The one asked for; else that of the task, or pepg where the genome can't be tuned by it. */
  private TuningMethod method(Task task, Genome genome, boolean images) {
    if (tuning == null) {
      return Tuning.usualMethod(task.family(), genome);
    }
    try {
      return TuningMethod.ofLabel(tuning, images);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--tuning: " + e.getMessage() + ", " + STORED + ", " + NONE);
    }
  }
}
