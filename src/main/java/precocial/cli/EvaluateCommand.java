package precocial.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import precocial.eval.Evaluator;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.io.GenomeFile;
import precocial.io.Json;
import precocial.io.StateFile;
import precocial.network.NetworkCompiler;
import precocial.numerics.KeyedRandom;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.task.Task;

/** Episodes of one genome under several weights, all from the same start states. */
@Command(
    name = "evaluate",
    description = {
      "Runs episodes of a genome under several weights, and tells their rewards.",
      "The start states are the same for every weight. The deviation is the population standard deviation over the episodes of a "
          + "weight."
    })
final class EvaluateCommand implements Callable<Integer> {
  private static final int MOST_EPISODES = 10_000_000;

  @ParentCommand private Main main;

  @Parameters(paramLabel = "GENOME", description = GenomeOptions.GENOME)
  private Path path;

  @Mixin private GenomeOptions genome;
  @Mixin private WeightOptions weightOptions;

  @Option(names = "--episodes", paramLabel = "N", description = "Episodes for each weight (default: 100).")
  private Integer episodes;

  @Option(
      names = "--states",
      paramLabel = "FILE",
      description = "Start from the states of a CSV file, one episode each; for swingup its header is x,x_dot,theta,theta_dot.")
  private Path states;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "Seed of the start states (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private BackendOptions backend;
  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    UsageException.unless(
        episodes == null || states == null, "--episodes and --states exclude each other: each state is an episode");
    UsageException.unless(episodes == null || episodes >= 1, "--episodes must be at least 1, not " + episodes);
    Weights weights = weightOptions.weights(genome.tuned());
    String backendName = backend.backend().name();
    GenomeFile file = genome.read(path);
    Task task = genome.task(path, file);
    genome.noticeMissingWeights(path, file, weights, main.err());
    double[][] starts = starts(task, weights);
    Scores scores;
    try (Evaluator evaluator = backend.open(main.err())) {
      scores = evaluator.rollouts(task, List.of(NetworkCompiler.compile(file.genome())), weights, starts);
    }
    Evaluation evaluation = Evaluation.of(task.name(), backendName, path.toString(), weights, scores, starts.length);
    main.out().print(format.json() ? Json.pretty(evaluation.toMap()) : evaluation.toText());
    return Main.DONE;
  }

  private double[][] starts(Task task, Weights weights) throws IOException {
    double[][] given = states == null ? null : StateFile.read(states, task.stateNames());
    int count = given != null ? given.length : episodes != null ? episodes : 100;
    UsageException.unless(
        (long) count * weights.count() <= MOST_EPISODES,
        (given != null ? "--states" : "--episodes") + ": " + count + " episodes for each of " + weights.count()
            + " weights are more than " + MOST_EPISODES);
    return given != null ? given : drawStarts(task, count, seed);
  }

  /** Start states that searches draw none of, (episodes, state values). */
  static double[][] drawStarts(Task task, int episodes, long seed) {
    double[][] starts = new double[episodes][];
    for (int e = 0; e < episodes; e++) {
      starts[e] = task.start(new KeyedRandom(seed, 0, e, Purpose.EVALUATION));
    }
    return starts;
  }
}
