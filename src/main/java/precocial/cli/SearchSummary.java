package precocial.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import precocial.eval.Evaluator;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.io.GenomeFiles;
import precocial.io.Json;
import precocial.network.Layer;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.search.Champion;
import precocial.search.GenerationReport;
import precocial.search.SearchRun;
import precocial.task.Starts;
import precocial.task.Task;
import precocial.task.Tasks;

/**
 * What a search found: its curve, the champion's structure, and its rewards over starts that neither search nor confirmation saw.
 *
 * @param reports of the generations that this process ran
 */
record SearchSummary(SearchRun run, Path directory, Evaluation evaluation, Network network, List<GenerationReport> reports) {
  private static final int EPISODES = 100;
  private static final int CURVE = 60;

  static SearchSummary of(SearchRun run, Path directory, Evaluator evaluator, List<GenerationReport> reports) {
    Task task = Tasks.named(run.spec().task());
    Network network = NetworkCompiler.compile(run.champion().genome());
    Weights weights = run.spec().config().sharedWeights();
    double[][] starts = Starts.draw(task, EPISODES, run.spec().seed(), 0, Purpose.EVALUATION);
    Scores scores = evaluator.rollouts(task, List.of(network), weights, starts);
    String file = directory.resolve(GenomeFiles.CHAMPION).toString();
    Evaluation evaluation = Evaluation.of(task.name(), run.spec().backend(), file, weights, scores, EPISODES);
    return new SearchSummary(run, directory, evaluation, network, reports);
  }

  String toText() {
    StringBuilder out = new StringBuilder();
    if (reports.size() > 1) {
      List<Double> best = reports.stream().map(GenerationReport::best).toList();
      List<Double> median = reports.stream().map(GenerationReport::median).toList();
      out.append("best of each generation  ").append(Sparkline.of(best, CURVE)).append('\n');
      out.append("median                   ").append(Sparkline.of(median, CURVE)).append('\n');
      GenerationReport last = reports.get(reports.size() - 1);
      out.append(
          String.format(
              Locale.ROOT, "generation %d: best so far %.1f, %,d episodes, %s%n%n",
              last.generation(), last.bestSoFar(), last.evaluations(), Progress.duration(last.seconds())));
    }
    Champion champion = run.champion();
    out.append(
        String.format(
            Locale.ROOT, "champion of generation %d: %d nodes in %d layers, %d connections; %s%n",
            champion.generation(), network.nodes(), network.layers().size() + 1, network.connections(), activations()));
    out.append(directory.resolve(GenomeFiles.CHAMPION)).append(", over ").append(EPISODES).append(" fresh starts:\n\n");
    return out.append(evaluation.toText()).toString();
  }

  String toJson() {
    Champion champion = run.champion();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("task", run.spec().task());
    map.put("preset", run.spec().preset());
    map.put("seed", run.spec().seed());
    map.put("backend", run.spec().backend());
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
