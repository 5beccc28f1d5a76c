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
import precocial.data.DataSet;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.eval.Predictions;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.io.GenomeFile;
import precocial.io.Json;
import precocial.io.StateFile;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.numerics.KeyedRandom;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.task.ControlTask;
import precocial.task.Task;

/** One genome under several weights: its episodes, all from the same start states, or its predictions for the same images. */
@Command(
    name = "evaluate",
    description = {
      "Judges a genome under several weights: by the rewards of episodes, or for mnist by the images that it classifies right.",
      "The start states are the same for every weight. The deviation is the population standard deviation over the episodes of a "
          + "weight."
    })
final class EvaluateCommand implements Callable<Integer> {
  private static final int MOST_EPISODES = 10_000_000;
  private static final int MOST_PREDICTIONS = 200_000_000;

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

  @Option(names = "--seed", paramLabel = "S", description = "Seed of the start states (default: 0).")
  private Long seed;

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      description = "Images to classify: test (the default), which no search looks at, or train.")
  private String split;

  @Option(names = "--images", paramLabel = "N", description = "The first N images of the split, in file order (default: all).")
  private Integer images;

  @Mixin private DataOptions data;

  @Mixin private BackendOptions backend;
  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    UsageException.unless(
        episodes == null || states == null, "--episodes and --states exclude each other: each state is an episode");
    UsageException.unless(episodes == null || episodes >= 1, "--episodes must be at least 1, not " + episodes);
    UsageException.unless(images == null || images >= 1, "--images must be at least 1, not " + images);
    UsageException.unless(
        split == null || split.equals(ImageEvaluation.TRAIN) || split.equals(ImageEvaluation.TEST),
        "--split must be train or test, not " + split);
    Weights weights = weightOptions.weights(genome.tuned());
    backend.backend(); // Whatever is wrong with the options comes before the images, which may take long.
    DataSet[] loaded = new DataSet[1];
    genome.shapeImages(
        task -> {
          refuse(task, "has no episodes", "--episodes", episodes, "--states", states, "--seed", seed);
          loaded[0] = data.load(main, path);
          return task.withShape(loaded[0].train().pixelsPerImage(), loaded[0].train().classes());
        });
    GenomeFile file = genome.read(path);
    Task task = genome.task(path, file);
    genome.noticeMissingWeights(path, file, weights, main.err());
    Network network = NetworkCompiler.compile(file.genome());
    Evaluation evaluation =
        task instanceof ControlTask control
            ? episodes(control, network, weights)
            : images(task, loaded[0], network, weights);
    main.out().print(format.json() ? Json.pretty(evaluation.toMap()) : evaluation.toText());
    return Main.DONE;
  }

  private Evaluation episodes(ControlTask task, Network network, Weights weights) throws IOException {
    refuse(task, "has no images", "--split", split, "--images", images, "--data, --prepare", data.given() ? data : null);
    double[][] starts = starts(task, weights);
    try (OpenBackend open = backend.open()) {
      open.announce(main.err());
      Scores scores = open.evaluator().rollouts(task, List.of(network), weights, starts);
      return EpisodeEvaluation.of(task.name(), open.name(), path.toString(), weights, scores, starts.length);
    }
  }

  private Evaluation images(Task task, DataSet set, Network network, Weights weights) {
    String name = split == null ? ImageEvaluation.TEST : split;
    ImageSet all = name.equals(ImageEvaluation.TEST) ? set.test() : set.train();
    UsageException.unless(
        images == null || images <= all.count(),
        "--images must be at most " + all.count() + ", as many as there are " + ImageEvaluation.words(name) + " images, not "
            + images);
    ImageSet some = images == null ? all : all.first(images);
    UsageException.unless(
        (long) some.count() * weights.count() <= MOST_PREDICTIONS,
        "--images: " + some.count() + " images under each of " + weights.count() + " weights are more than " + MOST_PREDICTIONS);
    try (OpenBackend open = backend.open()) {
      open.announce(main.err());
      Predictions predictions = open.evaluator().predict(ImageBatch.all(some), network, weights);
      return new ImageEvaluation(task.name(), open.name(), path.toString(), name, weights, predictions);
    }
  }

  /** @param options name, then value, null where it was not given */
  private static void refuse(Task task, String why, Object... options) {
    for (int i = 0; i < options.length; i += 2) {
      UsageException.unless(options[i + 1] == null, options[i] + ": task " + task.name() + " " + why);
    }
  }

  private double[][] starts(ControlTask task, Weights weights) throws IOException {
    double[][] given = states == null ? null : StateFile.read(states, task.stateNames());
    int count = given != null ? given.length : episodes != null ? episodes : 100;
    UsageException.unless(
        (long) count * weights.count() <= MOST_EPISODES,
        (given != null ? "--states" : "--episodes") + ": " + count + " episodes for each of " + weights.count()
            + " weights are more than " + MOST_EPISODES);
    for (int e = 0; given != null && e < count; e++) {
      given[e] = task.episode(given[e], e);
    }
    return given != null ? given : drawStarts(task, count, seed == null ? 0 : seed);
  }

  /** Start states that searches draw none of, (episodes, state values). */
  static double[][] drawStarts(ControlTask task, int episodes, long seed) {
    double[][] starts = new double[episodes][];
    for (int e = 0; e < episodes; e++) {
      starts[e] = task.start(new KeyedRandom(seed, 0, e, Purpose.EVALUATION));
    }
    return starts;
  }
}
