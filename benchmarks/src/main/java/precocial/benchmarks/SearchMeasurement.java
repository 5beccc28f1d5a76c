package precocial.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import precocial.eval.Backend;
import precocial.search.GenerationReport;
import precocial.search.RunSpec;
import precocial.search.SearchRun;

/**
 * One search from start to end, with log, champion and checkpoints in a temporary directory.
 *
 * @param seconds wall-clock time of the search, its parts in {@code evaluation} and {@code confirmation}
 * @param reports one for each generation
 */
record SearchMeasurement(
    RunSpec spec, int threads, double seconds, double evaluation, double confirmation, List<GenerationReport> reports) {

  /** @param limit seconds after which the search stops early, infinite for none */
  static SearchMeasurement of(RunSpec spec, int threads, double limit) throws IOException {
    Path directory = Files.createTempDirectory("precocial-throughput");
    List<GenerationReport> reports = new ArrayList<>();
    try (TimedEvaluator evaluator = new TimedEvaluator(Backend.named(spec.backend()).evaluator(threads));
        SearchRun run = SearchRun.start(directory, spec, null, Map.of())) {
      long from = System.nanoTime();
      run.run(evaluator, reports::add, () -> System.nanoTime() - from >= limit * 1e9);
      double seconds = (System.nanoTime() - from) / 1e9;
      return new SearchMeasurement(
          spec, threads, seconds, evaluator.evaluationSeconds(), evaluator.confirmationSeconds(), List.copyOf(reports));
    } finally {
      delete(directory);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  GenerationReport last() {
    return reports.get(reports.size() - 1);
  }

  /** Seconds of the search's own work: compile, rank, mutate, write files. */
  double own() {
    return seconds - evaluation - confirmation;
  }

  /** Policy and environment steps a second; those of confirmations are not counted. */
  double stepsPerSecond() {
    return last().steps() / seconds;
  }

  double genomesPerSecond() {
    return (double) last().generation() * spec.config().population() / seconds;
  }

  double episodesPerSecond() {
    return last().evaluations() / seconds;
  }

  /** Whether the other search had the same fitness, to the bit, in each generation that both reached. */
  boolean agreesWith(SearchMeasurement other) {
    int common = Math.min(reports.size(), other.reports.size());
    for (int i = 0; i < common; i++) {
      if (reports.get(i).best() != other.reports.get(i).best() || reports.get(i).mean() != other.reports.get(i).mean()) {
        return false;
      }
    }
    return true;
  }
}
