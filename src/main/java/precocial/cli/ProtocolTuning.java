package precocial.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import precocial.data.ImageSet;
import precocial.genome.Genome;
import precocial.io.Decimals;
import precocial.search.RunImages;
import precocial.task.Task;
import precocial.weights.Protocol;
import precocial.weights.ProtocolRow;
import precocial.weights.Tuning;
import precocial.weights.TuningConfig;
import precocial.weights.TuningReport;
import precocial.weights.TuningSpec;

/**
 * Tunes a network's weights for the protocol, in memory, from the best shared weight.
 *
 * @param training images to train on; null for a task with episodes, as is where they come from
 * @param start the shared weight to start from; null for the best
 */
record ProtocolTuning(
    Task task, Genome genome, TuningConfig config, long seed, ImageSet training, RunImages images, Float start, PrintStream err) {
  private static final double SECONDS_BETWEEN_LINES = 5;

  ProtocolRow row(Protocol protocol, OpenBackend open) {
    long begin = System.nanoTime();
    float from = start == null ? protocol.bestSharedWeight() : start;
    TuningSpec spec = new TuningSpec(task.name(), seed, open.name(), from, config, images);
    Tuning tuning = UsageException.check("--tuning", () -> Tuning.start(spec, genome, open.evaluator(), training));
    double shown = 0;
    while (!tuning.finished()) {
      TuningReport report = generation(tuning);
      double seconds = (System.nanoTime() - begin) * 1e-9;
      if (seconds - shown >= SECONDS_BETWEEN_LINES) {
        shown = seconds;
        err.println(line(report));
      }
    }
    String method = config.method().label();
    Map<String, Object> how = new LinkedHashMap<>();
    how.put("method", method);
    how.put("generations", tuning.generationsDone());
    how.put("seconds", (System.nanoTime() - begin) * 1e-9);
    String source = start == null ? "the best shared weight" : "about " + Decimals.text(start);
    String words = "tuned by " + method + " from " + source + " in " + tuning.generationsDone() + " generations";
    return protocol.tuned(tuning.champion(), words, how);
  }

  private static TuningReport generation(Tuning tuning) {
    try {
      return tuning.generation();
    } catch (ArithmeticException e) {
      throw new FailureException("tuned weights: " + e.getMessage(), e);
    }
  }

  private String line(TuningReport report) {
    return String.format(
        Locale.ROOT, "precocial: generation %d of %d, %s %.4g", report.generation(), config.generations(),
        training == null ? "mean reward" : "accuracy", report.champion());
  }
}
