package precocial.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import precocial.benchmarks.PhaseSampler.Phase;
import precocial.data.DataSet;
import precocial.eval.Backend;
import precocial.eval.Evaluator;
import precocial.search.GenerationReport;
import precocial.search.RunSpec;
import precocial.search.SearchRun;

/**
 * One search on images from start to end, with log, champions and checkpoints.
 *
 * @param seconds wall-clock time from the first random number to the last checkpoint; the images were in memory before
 * @param reports one for each generation
 * @param millis of each generation, a checkpoint written after one counted in the next
 * @param looks (generations, phases): how often a look found the search in each phase
 */
record MnistMeasurement(
    RunSpec spec, int threads, double seconds, List<GenerationReport> reports, double[] millis, int[][] looks) {

  /** @param directory where the run goes, and stays */
  static MnistMeasurement of(Path directory, RunSpec spec, DataSet data, int threads) throws IOException {
    List<GenerationReport> reports = new ArrayList<>();
    int generations = spec.config().generations();
    double[] millis = new double[generations];
    int[][] looks = new int[generations][];
    try (Evaluator evaluator = Backend.named(spec.backend()).evaluator(threads);
        PhaseSampler sampler = new PhaseSampler(Thread.currentThread())) {
      long start = System.nanoTime();
      try (SearchRun run = SearchRun.start(directory, spec, data, Map.of("commit", Machine.commit()))) {
        long[] last = {System.nanoTime()};
        run.run(
            evaluator,
            report -> {
              long now = System.nanoTime();
              millis[reports.size()] = (now - last[0]) / 1e6;
              looks[reports.size()] = sampler.take();
              last[0] = now;
              reports.add(report);
            },
            () -> false);
      }
      return new MnistMeasurement(spec, threads, (System.nanoTime() - start) / 1e9, reports, millis, looks);
    }
  }

  GenerationReport last() {
    return reports.get(reports.size() - 1);
  }

  /** How often a network saw an image under a weight, per second; confirmations are not counted. */
  double imagesPerSecond() {
    return last().steps() / seconds;
  }

  /** The same over some generations, from one to another, both included. */
  double imagesPerSecond(int from, int to) {
    long before = from == 1 ? 0 : reports.get(from - 2).steps();
    double sum = 0;
    for (int g = from; g <= to; g++) {
      sum += millis[g - 1];
    }
    return (reports.get(to - 1).steps() - before) / (sum / 1e3);
  }

  /** Looks over some generations that found a phase. */
  long looks(int from, int to, Phase phase) {
    long sum = 0;
    for (int g = from; g <= to; g++) {
      sum += looks[g - 1][phase.ordinal()];
    }
    return sum;
  }

  /** Whether the other search had the same fitness, to the bit, in each generation. */
  boolean agreesWith(MnistMeasurement other) {
    boolean same = reports.size() == other.reports.size();
    for (int i = 0; same && i < reports.size(); i++) {
      same = reports.get(i).best() == other.reports.get(i).best() && reports.get(i).mean() == other.reports.get(i).mean();
    }
    return same;
  }
}
