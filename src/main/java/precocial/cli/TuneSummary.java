package precocial.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import precocial.data.DataSet;
import precocial.data.ImageBatch;
import precocial.eval.Predictions;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.genome.Genome;
import precocial.io.Decimals;
import precocial.io.GenomeFiles;
import precocial.io.Json;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.search.RunDirectory;
import precocial.task.ControlTask;
import precocial.task.Starts;
import precocial.task.Tasks;
import precocial.weights.Tuning;
import precocial.weights.TuningRun;
import precocial.weights.TuningSpec;

/**
 * What a tuning found: its curve, and the champion beside what it started from, both as {@code evaluate} judges them: over its
 * 100 start states, which no tuning draws, or over all test images.
 *
 * @param backend the one that the run has gone on last
 * @param curve reward of the centre in each generation
 */
record TuneSummary(TuningRun run, Path directory, String backend, Evaluation start, Evaluation tuned, List<Double> curve) {
  private static final int EPISODES = 100;
  private static final long EVALUATION_SEED = 0; // the default of evaluate, which then finds the same
  private static final int CURVE = 60;

  /** @param images of the run; null for a task without */
  static TuneSummary of(TuningRun run, Path directory, DataSet images, OpenBackend backend) throws IOException {
    Tuning tuning = run.tuning();
    Float shared = tuning.spec().sharedWeight();
    Weights from = shared == null ? Weights.INDIVIDUAL : Weights.shared(shared);
    Evaluation start =
        evaluate(tuning.spec(), images, backend, run.start().genome(), from, directory.resolve(RunDirectory.START));
    Evaluation tuned =
        evaluate(
            tuning.spec(), images, backend, tuning.champion(), Weights.INDIVIDUAL, directory.resolve(GenomeFiles.CHAMPION));
    return new TuneSummary(run, directory, backend.name(), start, tuned, run.curve());
  }

  private static Evaluation evaluate(
      TuningSpec spec, DataSet images, OpenBackend backend, Genome genome, Weights weights, Path file) {
    Network network = NetworkCompiler.compile(genome);
    if (images != null) {
      Predictions predictions = backend.evaluator().predict(ImageBatch.all(images.test()), network, weights);
      return new ImageEvaluation(spec.task(), backend.name(), file.toString(), ImageEvaluation.TEST, weights, predictions);
    }
    ControlTask task = Tasks.control(spec.task());
    double[][] starts = Starts.draw(task, EPISODES, EVALUATION_SEED, 0, Purpose.EVALUATION);
    Scores scores = backend.evaluator().rollouts(task, List.of(network), weights, starts);
    return EpisodeEvaluation.of(spec.task(), backend.name(), file.toString(), weights, scores, EPISODES);
  }

  String toText() {
    Tuning tuning = run.tuning();
    TuningSpec spec = tuning.spec();
    StringBuilder out = new StringBuilder();
    if (!curve.isEmpty()) {
      out.append("centre of each generation  ").append(Sparkline.of(curve, CURVE)).append('\n');
    }
    out.append(
        String.format(
            Locale.ROOT, "generation %d by %s: %,d %s, %s\n", tuning.generationsDone(), spec.config().method().label(),
            tuning.evaluations(), spec.images() == null ? "episodes" : "batches", Progress.duration(run.seconds())));
    String whose = tuning.championGeneration() == 0 ? "still that of the start" : "of generation " + tuning.championGeneration();
    out.append(
        String.format(
            Locale.ROOT, "champion %s: %s %s over %s, from %s at the start\n\n", whose, tuning.confirmed(),
            confirmed(tuning.championReward()), tuning.confirmedOver(), confirmed(tuning.startReward())));
    out.append(table());
    Path file = file();
    return out.append("\n").append(file).append(": precocial evaluate ")
        .append(run.copy() == null ? directory : file).append(" --weights=individual\n").toString();
  }

  /** What has the champion. */
  private Path file() {
    return run.copy() == null
        ? directory.resolve(GenomeFiles.CHAMPION)
        : directory.resolveSibling(run.copy().getFileName().toString());
  }

  private String confirmed(double reward) {
    return run.tuning().spec().images() == null ? Rounded.text(reward, 1) : ImageEvaluation.percent(reward);
  }

  private String table() {
    Float shared = run.tuning().spec().sharedWeight();
    String from = shared == null ? WeightOptions.INDIVIDUAL : Decimals.text(shared);
    if (start instanceof ImageEvaluation before && tuned instanceof ImageEvaluation after) {
      String head = String.format(
          Locale.ROOT, "%16s %10s %10s   (%,d test images)\n", "", "accuracy", "loss", before.predictions().images());
      return head + row("start", from, before.predictions()) + row("tuned", WeightOptions.INDIVIDUAL, after.predictions());
    }
    String head = String.format(Locale.ROOT, "%16s %10s %10s   (%d fresh starts)\n", "", "mean", "std", EPISODES);
    return head + row("start", from, ((EpisodeEvaluation) start).rows().get(0))
        + row("tuned", WeightOptions.INDIVIDUAL, ((EpisodeEvaluation) tuned).rows().get(0));
  }

  private static String row(String name, String weights, Predictions p) {
    return String.format(
        Locale.ROOT, "%5s %10s %10s %10s\n", name, weights, ImageEvaluation.percent(p.accuracy(0)),
        ImageEvaluation.loss(p.loss(0)));
  }

  private static String row(String name, String weights, EpisodeEvaluation.Row r) {
    return String.format("%5s %10s %10s %10s\n", name, weights, Rounded.text(r.mean(), 2), Rounded.text(r.std(), 2));
  }

  String toJson() {
    Tuning tuning = run.tuning();
    TuningSpec spec = tuning.spec();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("task", spec.task());
    map.put("method", spec.config().method().label());
    map.put("seed", spec.seed());
    map.put("backend", backend);
    map.put("directory", directory.toString());
    map.put("file", file().toString());
    map.put("finished", tuning.finished());
    map.put("generations", tuning.generationsDone());
    map.put("evaluations", tuning.evaluations());
    map.put("seconds", run.seconds());
    Map<String, Object> champion = new LinkedHashMap<>();
    champion.put("generation", tuning.championGeneration());
    champion.put(tuning.confirmed(), tuning.championReward());
    champion.put(tuning.confirmed() + "AtStart", tuning.startReward());
    champion.put(tuning.confirmed() + "Over", tuning.confirmedOver());
    map.put("champion", champion);
    map.put("start", start.toMap());
    map.put("tuned", tuned.toMap());
    return Json.pretty(map);
  }
}
