package precocial.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import precocial.data.ImageBatch;
import precocial.eval.Predictions;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.io.GenomeFiles;
import precocial.io.Json;
import precocial.network.Layer;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.search.Champion;
import precocial.search.RunSpec;
import precocial.search.SearchRun;
import precocial.task.ControlTask;
import precocial.task.Starts;
import precocial.task.Tasks;

/**
 * What a search found: its curve, the champion's structure, and its rewards over starts that neither search nor confirmation saw,
 * or its predictions for all training images.
 *
 * @param backend the one that the run has gone on last
 * @param curves best and median of each generation
 */
record SearchSummary(
    SearchRun run, Path directory, String backend, Evaluation evaluation, Network network, List<List<Double>> curves) {
  private static final int EPISODES = 100;
  private static final int CURVE = 60;

  static SearchSummary of(SearchRun run, Path directory, OpenBackend backend) throws IOException {
    Network network = NetworkCompiler.compile(run.champion().genome());
    Weights weights = run.spec().config().sharedWeights();
    String file = directory.resolve(GenomeFiles.CHAMPION).toString();
    Evaluation evaluation =
        run.images() == null ? episodes(run, file, backend, network, weights) : images(run, file, backend, network, weights);
    return new SearchSummary(run, directory, backend.name(), evaluation, network, run.curves());
  }

  private static Evaluation episodes(SearchRun run, String file, OpenBackend backend, Network network, Weights weights) {
    RunSpec spec = run.spec();
    ControlTask task = Tasks.control(spec.task());
    double[][] starts = Starts.draw(task, EPISODES, spec.seed(), 0, Purpose.EVALUATION);
    Scores scores = backend.evaluator().rollouts(task, List.of(network), weights, starts);
    return EpisodeEvaluation.of(task.name(), backend.name(), file, weights, scores, EPISODES);
  }

  /** On training images: those of the test split are for {@code evaluate} alone. */
  private static Evaluation images(SearchRun run, String file, OpenBackend backend, Network network, Weights weights) {
    Predictions predictions = backend.evaluator().predict(ImageBatch.all(run.images()), network, weights);
    return new ImageEvaluation(run.spec().task(), backend.name(), file, ImageEvaluation.TRAIN, weights, predictions);
  }

  String toText() {
    boolean images = run.images() != null;
    StringBuilder out = new StringBuilder();
    out.append("best of each generation  ").append(Sparkline.of(curves.get(0), CURVE)).append('\n');
    out.append("median                   ").append(Sparkline.of(curves.get(1), CURVE)).append('\n');
    out.append(
        String.format(
            Locale.ROOT, "generation %d: best so far %s, %,d %s, %s\n\n", run.generationsDone(),
            images ? ImageEvaluation.loss(run.bestSoFar()) : Rounded.text(run.bestSoFar(), 1),
            run.evaluations(), images ? "networks x weights" : "episodes", Progress.duration(run.seconds())));
    Champion champion = run.champion();
    out.append(
        String.format(
            Locale.ROOT, "champion of generation %d: %d nodes in %d layers, %d connections; %s\n",
            champion.generation(), network.nodes(), network.layers().size() + 1, network.connections(), activations()));
    out.append(directory.resolve(GenomeFiles.CHAMPION));
    out.append(images ? ", on the training images:\n\n" : ", over " + EPISODES + " fresh starts:\n\n");
    out.append(evaluation.toText());
    return out.append(images ? "\non test images: precocial evaluate " + directory + "\n" : "").toString();
  }

  String toJson() {
    Champion champion = run.champion();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("task", run.spec().task());
    map.put("preset", run.spec().preset());
    map.put("seed", run.spec().seed());
    map.put("backend", backend);
    map.put("directory", directory.toString());
    map.put("finished", run.finished());
    map.put("generations", run.generationsDone());
    map.put("bestSoFar", run.bestSoFar());
    Map<String, Object> best = new LinkedHashMap<>();
    best.put("generation", champion.generation());
    best.put("fitness", champion.fitness());
    best.put("nodes", network.nodes());
    best.put("connections", network.connections());
    best.put("evaluation", evaluation.toMap());
    map.put("champion", best);
    return Json.pretty(map);
  }

  /** As in "3 sine, 2 tanh": the activations of the hidden nodes. */
  private String activations() {
    Map<String, Integer> counts = new TreeMap<>();
    for (Layer layer : network.layers().subList(0, network.layers().size() - 1)) {
      for (int row = 0; row < layer.size(); row++) {
        counts.merge(layer.activation(row).label(), 1, Integer::sum);
      }
    }
    List<String> parts = new ArrayList<>();
    counts.forEach((label, count) -> parts.add(count + " " + label));
    return parts.isEmpty() ? "no hidden nodes" : "hidden nodes: " + String.join(", ", parts);
  }
}
