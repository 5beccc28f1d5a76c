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
  private static final int MOST_NAMED = 3; // weights in a notice

  /**
   * The episodes of one weight.
   *
   * @param std population standard deviation over the episodes
   * @param rewards in the order of the start states
   * @param lostEpisodes those that ended by what is not a number
   * @param firstLost the earliest step at which one did; 0 where none did
   */
  record Row(double mean, double std, double[] rewards, int[] steps, int lostEpisodes, int firstLost) {}

  static EpisodeEvaluation of(String task, String backend, String genome, Weights weights, Scores scores, int episodes) {
    List<Row> rows = new ArrayList<>();
    for (int w = 0; w < weights.count(); w++) {
      double[] rewards = new double[episodes];
      int[] steps = new int[episodes];
      int lostEpisodes = 0;
      int firstLost = 0;
      for (int e = 0; e < episodes; e++) {
        rewards[e] = scores.total(0, w, e);
        steps[e] = scores.steps(0, w, e);
        if (scores.isLost(0, w, e)) {
          firstLost = lostEpisodes == 0 ? steps[e] : Math.min(firstLost, steps[e]);
          lostEpisodes++;
        }
      }
      double mean = FixedTree.mean(rewards, 0, episodes);
      rows.add(new Row(mean, FixedTree.deviation(rewards, 0, episodes), rewards, steps, lostEpisodes, firstLost));
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
      if (row.lostEpisodes > 0) {
        map.put("lostEpisodes", row.lostEpisodes);
      }
      list.add(map);
    }
    Map<String, Object> root = Evaluation.head(task, backend, genome);
    root.put("weights", list);
    return root;
  }

  /**
   * What is to be said of lost episodes, of which there are none where nothing overflows; null for nothing.
   *
   * @param lostReward what such an episode counts
   */
  String lostNotice(double lostReward) {
    List<String> under = new ArrayList<>();
    int lostEpisodes = 0;
    int all = 0;
    for (int w = 0; w < rows.size(); w++) {
      Row row = rows.get(w);
      lostEpisodes += row.lostEpisodes;
      all += row.rewards.length;
      if (row.lostEpisodes > 0) {
        String weight = weights.individual() ? "individual weights" : "weight " + WeightOptions.label(weights, w);
        under.add(String.format(Locale.ROOT, "%,d under %s from step %,d on", row.lostEpisodes, weight, row.firstLost));
      }
    }
    if (lostEpisodes == 0) {
      return null;
    }
    int others = under.size() - MOST_NAMED;
    String named = String.join(", ", under.subList(0, Math.min(MOST_NAMED, under.size())))
        + (others > 0 ? " and more under " + others + (others == 1 ? " other" : " others") : "");
    return String.format(
        Locale.ROOT,
        "%,d of %,d episodes ended by an action that is not a number, as where a network overflows (%s); each counts as %s",
        lostEpisodes, all, named, Rounded.text(lostReward, 0));
  }

  /** A table with a bar for each weight whose mean is above 0, the longest for the best. */
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
          String.format("%10s %10s %10s %10s %10s  ", label, figure(row.mean), figure(row.std), figure(min), figure(max));
      out.append((numbers + bar).stripTrailing()).append('\n');
    }
    if (rows.size() > 1) {
      double[] means = rows.stream().mapToDouble(Row::mean).toArray();
      out.append(String.format("\n%10s %10s  over all weights\n", "mean", figure(FixedTree.mean(means, 0, means.length))));
    }
    return out.toString();
  }

  private static String figure(double reward) {
    return Rounded.text(reward, 2);
  }
}
