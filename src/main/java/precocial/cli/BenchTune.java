package precocial.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import precocial.data.ImageSet;
import precocial.eval.Evaluator;
import precocial.genome.Genome;
import precocial.io.FormatException;
import precocial.io.Models;
import precocial.weights.Tuning;
import precocial.weights.TuningConfig;
import precocial.weights.TuningMethod;
import precocial.weights.TuningReport;
import precocial.weights.TuningSetting;
import precocial.weights.TuningSpec;

/**
 * Measures generations of tunings of the models that come with the program, everything included but files: candidates, their
 * episodes or images, and what the method learns from them.
 */
public final class BenchTune {
  public static final String NAME = "tune";
  private static final String SWINGUP = "swingup";
  private static final String MNIST = "mnist";
  private static final int ENDLESS = 1_000_000_000; // generations, of which a benchmark does a few
  private static final float START = 1;
  private static final long SEED = 1;

  private final BenchTimer timer;
  private final List<Integer> candidates;

  /** @param candidates of a generation, one or more numbers */
  public BenchTune(BenchTimer timer, List<Integer> candidates) {
    this.timer = timer;
    this.candidates = candidates;
  }

  /** Swing-up by both methods, in episodes of candidates a second. @param threads null where the backend has none */
  public List<BenchRow> episodes(Evaluator evaluator, String backend, Integer threads) throws Exception {
    List<BenchRow> rows = new ArrayList<>();
    for (TuningMethod method : List.of(TuningMethod.CMA_ES, TuningMethod.PEPG)) {
      for (int count : candidates) {
        rows.add(measure(evaluator, backend, threads, SWINGUP, method, count, null));
      }
    }
    return rows;
  }

  /** Images by candidates, and by gradients; in images that candidates have seen a second. */
  public List<BenchRow> images(Evaluator evaluator, String backend, Integer threads, ImageSet training) throws Exception {
    List<BenchRow> rows = new ArrayList<>();
    for (int count : candidates) {
      rows.add(measure(evaluator, backend, threads, MNIST, TuningMethod.PEPG, count, training));
    }
    rows.add(measure(evaluator, backend, threads, MNIST, TuningMethod.ADAM, 1, training));
    return rows;
  }

  private BenchRow measure(
      Evaluator evaluator, String backend, Integer threads, String task, TuningMethod method, int count, ImageSet training)
      throws Exception {
    Genome genome = genome(task);
    boolean images = training != null;
    TuningConfig config = TuningConfig.of(task, images, method).with(TuningSetting.GENERATIONS, ENDLESS, images)
        .with(TuningSetting.CONFIRM, ENDLESS, images);
    if (TuningSetting.POPULATION.isOf(method)) {
      config = config.with(TuningSetting.POPULATION, count, images);
    }
    Map<String, Object> parameters = new LinkedHashMap<>();
    if (images) {
      config = config.with(TuningSetting.BATCH, Math.min(config.trials(), Tuning.mostBatch(training.count())), true);
      parameters.put("images", config.trials());
    } else {
      parameters.put("starts", config.trials());
    }
    TuningSpec spec = new TuningSpec(task, SEED, backend, START, config, null);
    Tuning tuning = Tuning.start(spec, genome, evaluator, training);
    long[] before = new long[1];
    double rate = timer.medians(
        () -> {
          long from = System.nanoTime();
          TuningReport report = tuning.generation();
          long past = System.nanoTime() - from;
          long done = images ? report.steps() : report.evaluations();
          double perSecond = (done - before[0]) * 1e9 / past;
          before[0] = done;
          return new double[] {perSecond};
        })[0];
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("task", task);
    all.put("method", method.label());
    all.put("weights", tuning.weights());
    all.put("candidates", method.needsGradient() ? 1 : count);
    all.putAll(parameters);
    if (threads != null) {
      all.put("threads", threads);
    }
    return new BenchRow(NAME, backend, all, rate, images ? "candidate images/s" : "candidate episodes/s");
  }

  private static Genome genome(String model) throws FormatException {
    return Models.read(model).genome();
  }
}
