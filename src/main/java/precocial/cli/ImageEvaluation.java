package precocial.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import precocial.eval.Predictions;
import precocial.eval.Weights;
import precocial.numerics.FixedTree;

/**
 * What {@code evaluate} found on images.
 *
 * @param split train or test
 */
record ImageEvaluation(
    String task, String backend, String genome, String split, Weights weights, Predictions predictions) implements Evaluation {
  static final String TRAIN = "train";
  static final String TEST = "test";
  private static final int BAR = 30;
  private static final int MOST_DIGIT_COLUMNS = 12;
  private static final double OVERFLOW = Float.MAX_VALUE; // what counts as the loss of outputs that overflow
  private static final double MOST_IN_DECIMALS = 9999;

  @Override
  public Map<String, Object> toMap() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int w = 0; w < weights.count(); w++) {
      int weight = w;
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("weight", WeightOptions.value(weights, w));
      map.put("accuracy", predictions.accuracy(w));
      map.put("loss", predictions.loss(w));
      map.put(
          "accuracyPerDigit",
          IntStream.range(0, predictions.classes()).mapToObj(k -> nullIfNaN(predictions.accuracy(weight, k))).toList());
      rows.add(map);
    }
    Map<String, Object> ensemble = new LinkedHashMap<>();
    ensemble.put("weights", IntStream.range(0, weights.count()).mapToObj(w -> WeightOptions.value(weights, w)).toList());
    ensemble.put("accuracy", predictions.voteAccuracy());
    ensemble.put("meanProbabilityAccuracy", predictions.meanProbabilityAccuracy());
    Map<String, Object> over = new LinkedHashMap<>();
    over.put("accuracy", mean(accuracies()));
    over.put("std", FixedTree.deviation(accuracies(), 0, weights.count()));
    over.put("loss", mean(losses()));
    Map<String, Object> root = Evaluation.head(task, backend, genome);
    root.put("split", split);
    root.put("images", predictions.images());
    root.put("weights", rows);
    root.put("ensemble", ensemble);
    root.put("meanOverWeights", over);
    root.put("best", rows.get(best()));
    return root;
  }

  /** JSON has no NaN; a class without images has no accuracy. */
  private static Double nullIfNaN(double value) {
    return Double.isNaN(value) ? null : value;
  }

  @Override
  public String toText() {
    StringBuilder out = new StringBuilder();
    out.append(String.format(Locale.ROOT, "%s on %s, %,d %s images\n\n", task, backend, predictions.images(), words(split)));
    boolean digits = predictions.classes() <= MOST_DIGIT_COLUMNS;
    out.append(String.format(Locale.ROOT, "%10s %10s %10s", "weight", "accuracy", "loss"));
    for (int k = 0; digits && k < predictions.classes(); k++) {
      out.append(String.format(Locale.ROOT, " %5d", k));
    }
    out.append(digits ? "   (accuracy by class)\n" : "\n");
    for (int w = 0; w < weights.count(); w++) {
      double accuracy = predictions.accuracy(w);
      String label = WeightOptions.label(weights, w);
      out.append(String.format(Locale.ROOT, "%10s %10s %10s", label, percent(accuracy), loss(predictions.loss(w))));
      for (int k = 0; digits && k < predictions.classes(); k++) {
        double of = predictions.accuracy(w, k);
        out.append(Double.isNaN(of) ? "     -" : String.format(Locale.ROOT, " %5.1f", 100 * of));
      }
      out.append("  ").append("#".repeat((int) Math.round(BAR * accuracy))).append('\n');
    }
    if (weights.count() > 1) {
      int best = best();
      out.append(
          String.format(
              Locale.ROOT, "\n%10s %10s %10s over all weights, deviation of the accuracy %s\n", "mean",
              percent(mean(accuracies())), loss(meanLoss()), percent(FixedTree.deviation(accuracies(), 0, weights.count()))));
      out.append(
          String.format(
              Locale.ROOT, "%10s %10s %10s weight %s\n", "best", percent(predictions.accuracy(best)),
              loss(predictions.loss(best)), WeightOptions.label(weights, best)));
      out.append(
          String.format(
              Locale.ROOT, "%10s %10s ensemble, a vote for each weight\n", "vote", percent(predictions.voteAccuracy())));
      out.append(
          String.format(
              Locale.ROOT, "%10s %10s ensemble, mean of the probabilities\n", "mean p",
              percent(predictions.meanProbabilityAccuracy())));
    }
    return out.toString().replaceAll(" +\n", "\n");
  }

  /** As in "training images". */
  static String words(String split) {
    return split.equals(TRAIN) ? "training" : split;
  }

  private int best() {
    int best = 0;
    for (int w = 1; w < weights.count(); w++) {
      int byAccuracy = Double.compare(predictions.accuracy(w), predictions.accuracy(best));
      best = byAccuracy > 0 || byAccuracy == 0 && predictions.loss(w) < predictions.loss(best) ? w : best;
    }
    return best;
  }

  private double[] accuracies() {
    return IntStream.range(0, weights.count()).mapToDouble(predictions::accuracy).toArray();
  }

  private double[] losses() {
    return IntStream.range(0, weights.count()).mapToDouble(predictions::loss).toArray();
  }

  private static double mean(double[] values) {
    return FixedTree.mean(values, 0, values.length);
  }

  /** For the table: where one weight's outputs overflow, so does what they have in common. */
  private double meanLoss() {
    boolean overflow = Arrays.stream(losses()).anyMatch(loss -> loss >= OVERFLOW);
    return overflow ? OVERFLOW : mean(losses());
  }

  /** A loss, or minus one, in at most ten characters. */
  static String loss(double loss) {
    if (Math.abs(loss) >= OVERFLOW) {
      return "overflow";
    }
    return String.format(Locale.ROOT, Math.abs(loss) < MOST_IN_DECIMALS ? "%.4f" : "%.2e", loss);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
