package precocial.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import precocial.data.ImageBatch;
import precocial.eval.GraphWork;
import precocial.eval.LoopCeiling;
import precocial.eval.SharingStages;
import precocial.eval.SharingStages.Judged;
import precocial.eval.SharingStages.Stage;
import precocial.search.SteppedSearch;

/**
 * One generation judged in all stages, again and again in turn, so that a machine that slows down does so for all.
 *
 * @param compile (repetitions) of each stage, milliseconds; likewise {@code evaluate}
 * @param ceiling (repetitions): values a second that the loops add up in cache
 */
record SharingMeasurement(
    int generation,
    int genomes,
    int weights,
    int images,
    Map<Stage, GraphWork> work,
    Map<Stage, double[]> compile,
    Map<Stage, double[]> evaluate,
    double[] ceiling) {
  private static final double CEILING_SECONDS = 0.2;

  /** @param warmUp seconds for which all stages are run uncounted, at least once */
  static SharingMeasurement of(
      SteppedSearch search, SharingStages stages, ImageBatch batch, int weights, int threads, int repetitions, double warmUp) {
    int[] parents = search.parents();
    Map<Stage, GraphWork> work = new EnumMap<>(Stage.class);
    Map<Stage, double[]> compile = new EnumMap<>(Stage.class);
    Map<Stage, double[]> evaluate = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      work.put(stage, stages.work(stage, search.before(), search.genomes(), parents));
      compile.put(stage, new double[repetitions]);
      evaluate.put(stage, new double[repetitions]);
    }
    long from = System.nanoTime();
    do {
      round(search, stages, parents, batch);
    } while (System.nanoTime() - from < warmUp * 1e9);
    double[] ceiling = new double[repetitions];
    for (int r = 0; r < repetitions; r++) {
      List<Judged> judged = round(search, stages, parents, batch);
      for (Stage stage : Stage.values()) {
        compile.get(stage)[r] = judged.get(stage.ordinal()).compileSeconds() * 1e3;
        evaluate.get(stage)[r] = judged.get(stage.ordinal()).evaluateSeconds() * 1e3;
      }
      ceiling[r] = LoopCeiling.perSecond(threads, CEILING_SECONDS);
    }
    return new SharingMeasurement(
        search.generation(), search.genomes().size(), weights, batch.count(), work, compile, evaluate, ceiling);
  }

  private static List<Judged> round(SteppedSearch search, SharingStages stages, int[] parents, ImageBatch batch) {
    List<Judged> all = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      Judged judged = stages.judge(stage, search.before(), search.genomes(), parents, batch);
      if (!all.isEmpty() && !Arrays.deepEquals(judged.losses(), all.get(0).losses())) {
        throw new IllegalStateException("generation " + search.generation() + " has other losses where " + stage.label());
      }
      all.add(judged);
    }
    return all;
  }

  double compileMillis(Stage stage) {
    return Quantiles.median(compile.get(stage));
  }

  double evaluateMillis(Stage stage) {
    return Quantiles.median(evaluate.get(stage));
  }

  /** Median of what compiling and evaluating took together. */
  double millis(Stage stage) {
    double[] sums = compile.get(stage).clone();
    Arrays.setAll(sums, r -> sums[r] + evaluate.get(stage)[r]);
    return Quantiles.median(sums);
  }

  /** How often a network was shown an image under a weight, per second. */
  double imagesPerSecond(Stage stage) {
    return (double) genomes * weights * images / (millis(stage) / 1e3);
  }

  /** Connections of all genomes on all images under all weights, per second: what it would take without sharing. */
  double effective(Stage stage) {
    return (double) work.get(Stage.ALONE).connections() * weights * images / (millis(stage) / 1e3);
  }

  /** Values that are added up, per second of evaluation. */
  double actual(Stage stage) {
    return (double) work.get(stage).terms(weights, stage != Stage.ALONE) * images / (evaluateMillis(stage) / 1e3);
  }
}
