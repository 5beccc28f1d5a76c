package precocial.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.numerics.FixedTree;

/** What {@code evaluate} found by episodes. */
record EpisodeEvaluation(String task, String backend, String genome, Weights weights, List<Row> rows) implements Evaluation {
  private static final int BAR = 30;

  /**
   * The episodes of one weight.
   *
   * @param std population standard deviation over the episodes
   * @param rewards in the order of the start states
   */
  record Row(double mean, double std, double[] rewards, int[] steps) {}

  static EpisodeEvaluation of(String task, String backend, String genome, Weights weights, Scores scores, int episodes) {
    List<Row> rows = new ArrayList<>();
    for (int w = 0; w < weights.count(); w++) {
      double[] rewards = new double[episodes];
      int[] steps = new int[episodes];
      for (int e = 0; e < episodes; e++) {
        rewards[e] = scores.total(0, w, e);
        steps[e] = scores.steps(0, w, e);
      }
      double mean = FixedTree.mean(rewards, 0, episodes);
      rows.add(new Row(mean, FixedTree.deviation(rewards, 0, episodes), rewards, steps));
    }
    return new EpisodeEvaluation(task, backend, genome, weights, rows);
  }

  @Override
  public Map<String, Object> toMap() {
    List<Map<String, Object>> list = new ArrayList<>();
    for (int w = 0; w < rows.size(); w++) {
      Row row = rows.get(w);
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("weight", WeightOptions.value(weights, w));
      map.put("episodes", row.rewards.length);
      map.put("mean", row.mean);
      map.put("std", row.std);
      map.put("rewards", row.rewards);
      map.put("steps", row.steps);
      list.add(map);
    }
    Map<String, Object> root = Evaluation.head(task, backend, genome);
    root.put("weights", list);
    return root;
  }

  /** Not "-0.00". */
  private static double positiveZero(double value) {
    return Math.abs(value) < 0.005 ? 0 : value;
  }

  /** A table with a bar for each weight, the longest for the best mean. */
  @Override
  public String toText() {
    int episodes = rows.get(0).rewards.length;
    StringBuilder out = new StringBuilder();
    out.append(task).append(" on ").append(backend).append(", episodes for each weight: ").append(episodes).append("\n\n");
    out.append(String.format(Locale.ROOT, "%10s %10s %10s %10s %10s\n", "weight", "mean", "std", "min", "max"));
    double best = rows.stream().mapToDouble(Row::mean).max().orElse(0);
    for (int w = 0; w < rows.size(); w++) {
      Row row = rows.get(w);
      String label = WeightOptions.label(weights, w);
      double min = Arrays.stream(row.rewards).min().orElse(0);
      double max = Arrays.stream(row.rewards).max().orElse(0);
      String bar = "#".repeat((int) Math.round(BAR * Math.max(0, row.mean / Math.max(best, Double.MIN_NORMAL))));
      String numbers =
          String.format(Locale.ROOT, "%10s %10.2f %10.2f %10.2f %10.2f  ", label, row.mean, row.std, positiveZero(min), max);
      out.append((numbers + bar).stripTrailing()).append('\n');
    }
    if (rows.size() > 1) {
      double[] means = rows.stream().mapToDouble(Row::mean).toArray();
      out.append(String.format(Locale.ROOT, "\n%10s %10.2f  over all weights\n", "mean", FixedTree.mean(means, 0, means.length)));
    }
    return out.toString();
  }
}
