package precocial.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;
import precocial.data.DataSet;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.eval.Predictions;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.io.GenomeFile;
import precocial.io.Json;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.task.ControlTask;
import precocial.task.Task;
import precocial.weights.EpisodeProtocol;
import precocial.weights.ImageProtocol;
import precocial.weights.Protocol;
import precocial.weights.ProtocolRow;
import precocial.weights.TuningConfig;

/** One genome under several weights: its episodes, all from the same start states, or its predictions for the same images. */
@Command(
    name = "evaluate",
    description = {
      "Judges a network under several weights: by the rewards of episodes, or for mnist by the images that it classifies right.",
      "The start states are the same for every weight. The deviation is the population standard deviation over the episodes of a "
          + "weight; with --protocol each row says what it is over."
    })
final class EvaluateCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Mixin private NetworkArgument argument;
  @Mixin private GenomeOptions genome;
  @Mixin private WeightOptions weightOptions;
  @Mixin private ProtocolOptions protocol;
  @Mixin private EpisodeOptions episodes;
  @Mixin private ImageOptions images;
  @Mixin private BackendOptions backend;
  @Mixin private FormatOption format;

  private DataSet set; // null for a task with episodes

  @Override
  public Integer call() throws IOException {
    argument.check();
    protocol.check(weightOptions.given(), genome.tuned());
    episodes.check(protocol.given());
    images.check();
    Weights weights = protocol.given() ? null : weightOptions.weights(genome.tuned());
    backend.backend(); // Whatever is wrong with the options comes before the images, which may take long.
    genome.shapeImages(
        task -> {
          episodes.refuse(task, protocol.given());
          set = images.load(main, argument.path());
          return task.withShape(set.train().pixelsPerImage(), set.train().classes());
        });
    GenomeFile file = argument.read(genome);
    Task task = genome.task(argument.label(), file);
    if (task instanceof ControlTask) {
      images.refuse(task);
      TaskCheck.requireEpisodes(task);
    }
    Evaluation evaluation = protocol.given() ? protocol(task, file) : weights(task, file, weights);
    main.out().print(format.json() ? Json.pretty(evaluation.toMap()) : evaluation.toText());
    return Main.DONE;
  }

  private Evaluation weights(Task task, GenomeFile file, Weights weights) throws IOException {
    genome.noticeMissingWeights(argument.label(), file, weights, main.err());
    Network network = NetworkCompiler.compile(file.genome());
    double[][] starts = task instanceof ControlTask control ? episodes.starts(control, weights) : null;
    ImageSet chosen = starts == null ? images.chosen(set, weights.count()) : null;
    try (OpenBackend open = backend.open()) {
      open.announce(main.err());
      if (task instanceof ControlTask control) {
        open.evaluator().show(main.err());
        Scores scores = open.evaluator().rollouts(control, List.of(network), weights, starts);
        EpisodeEvaluation evaluation =
            EpisodeEvaluation.of(task.name(), open.name(), argument.label(), weights, scores, starts.length);
        main.notice(evaluation.lostNotice(control.lostReward()));
        return evaluation;
      }
      Predictions predictions = open.evaluator().predict(ImageBatch.all(chosen), network, weights);
      return new ImageEvaluation(task.name(), open.name(), argument.label(), images.split(), weights, predictions);
    }
  }

  private Evaluation protocol(Task task, GenomeFile file) {
    boolean stored = GenomeOptions.storesWeights(file);
    boolean control = task instanceof ControlTask;
    TuningConfig config = protocol.config(task, file, argument, control ? null : set.train());
    int trials = control ? episodes.trials() : Protocol.TRIALS;
    ImageSet chosen = control ? null : images.chosen(set, trials);
    long seed = episodes.seed();
    ProtocolRun run = new ProtocolRun(
        task, file, config, stored && !protocol.none(), seed, control ? null : set.train(),
        control ? null : images.loaded(), argument.startsFromZero(task) ? 0f : null, main.err());
    PublishedFigures published = control
        ? PublishedFigures.episodes(task.name(), argument.fixed())
        : PublishedFigures.images(images.mnistTest(), argument.fixed());
    try (OpenBackend open = backend.open()) {
      open.announce(main.err());
      open.evaluator().show(main.err());
      Protocol conditions = task instanceof ControlTask episodic
          ? new EpisodeProtocol(open.evaluator(), episodic, file.genome(), trials, seed)
          : new ImageProtocol(open.evaluator(), chosen, set.train(), file.genome(), seed);
      List<ProtocolRow> rows = run.rows(conditions, open);
      main.notice(open.evaluator().lostNotice("the protocol", task));
      return new ProtocolEvaluation(
          task.name(), open.name(), argument.label(), seed, control ? null : images.split(), rows, published);
    }
  }
}
