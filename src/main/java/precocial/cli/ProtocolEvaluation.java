package precocial.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import precocial.io.Decimals;
import precocial.weights.Protocol;
import precocial.weights.ProtocolRow;

/**
 * What {@code evaluate --protocol} found.
 *
 * @param split of the images; null for a task with episodes
 * @param published to show beside it; null where there is nothing
 */
record ProtocolEvaluation(
    String task, String backend, String genome, long seed, String split, List<ProtocolRow> rows, PublishedFigures published)
    implements Evaluation {
  private static final Map<String, String> LABELS = Map.of(
      Protocol.RANDOM, "random weights", Protocol.RANDOM_SHARED, "random shared weight", Protocol.TUNED_SHARED,
      "tuned shared weight", Protocol.TUNED, "tuned weights", Protocol.ENSEMBLE, "ensemble");

  private static final SortedMap<String, String> OTHERS = new TreeMap<>(
      Map.of("stdOverWeights", "the means of the weights", "stdOverStarts", "the starts", "stdTotal", "all episodes"));

  /** A condition as in a table. */
  static String label(String condition) {
    return LABELS.get(condition);
  }

  @Override
  public Map<String, Object> toMap() {
    Map<String, Object> protocol = new LinkedHashMap<>();
    for (ProtocolRow row : rows) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("mean", row.mean());
      map.put("std", row.std());
      map.putAll(row.more());
      Map<String, Object> over = new LinkedHashMap<>();
      over.put("mean", row.meanOver());
      over.put("std", row.stdOver());
      map.put("over", over);
      protocol.put(row.condition(), map);
    }
    Map<String, Object> root = Evaluation.head(task, backend, genome);
    root.put("seed", seed);
    if (split != null) {
      root.put("split", split);
    }
    root.put("protocol", protocol);
    return root;
  }

  /** A table, then for each of its rows what the figures are over. */
  @Override
  public String toText() {
    StringBuilder out = new StringBuilder();
    out.append(genome).append(" for task ").append(task).append(" on ").append(backend);
    out.append(split == null ? "" : ", " + ImageEvaluation.words(split) + " images").append(", the paper's protocol\n\n");
    String head = published == null ? "" : "  published (" + published.network() + ")";
    out.append(String.format(Locale.ROOT, "%-20s %10s %10s%s\n", "", "mean", "+-", head));
    for (ProtocolRow row : rows) {
      String std = row.std() == null ? "-" : figure(row.std());
      String figures = String.format(Locale.ROOT, "%-20s %10s %10s", label(row.condition()), figure(row.mean()), std);
      String theirs = published == null ? "" : "  " + published.text(row.condition());
      out.append((figures + theirs).stripTrailing()).append('\n');
    }
    out.append('\n');
    for (ProtocolRow row : rows) {
      out.append(over(row)).append('\n');
    }
    if (published != null) {
      out.append("published: Gaier and Ha 2019, arXiv 1906.04358, mean of 100 trials\n");
    }
    return out.toString();
  }

  private String over(ProtocolRow row) {
    String weight = row.more().get("weight") instanceof Float w ? ", " + Decimals.text(w) : "";
    String std = row.more().get("standardError") instanceof Double e
        ? "standard error " + figure(e)
        : "+- over " + row.stdOver() + others(row);
    return label(row.condition()) + weight + "\n  mean over " + row.meanOver() + "\n  " + std;
  }

  /** Further deviations; where there is no more than one weight there are none. */
  private String others(ProtocolRow row) {
    StringBuilder text = new StringBuilder();
    OTHERS.forEach(
        (key, words) -> {
          if (row.more().get(key) instanceof Double deviation) {
            text.append("; ").append(figure(deviation)).append(" over ").append(words);
          }
        });
    return text.toString();
  }

  private String figure(double value) {
    return split != null ? ImageEvaluation.percent(value) : Rounded.text(value, 2);
  }
}
