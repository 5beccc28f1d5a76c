package precocial.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import precocial.cli.BenchRow;

/** Rows in Markdown, those of the same parameters side by side: a column for each backend. */
final class ComparisonTable {
  private static final String CPU = "cpu";
  private static final String CUDA = "cuda";
  private static final String THREADS = "threads";

  private ComparisonTable() {}

  /** A table for each benchmark, in the order in which they come. */
  static String of(List<BenchRow> rows) {
    Map<String, List<BenchRow>> byName = new LinkedHashMap<>();
    rows.forEach(row -> byName.computeIfAbsent(row.name(), name -> new ArrayList<>()).add(row));
    StringBuilder out = new StringBuilder();
    byName.forEach((name, some) -> out.append("### ").append(name).append("\n\n").append(table(some)).append('\n'));
    return out.toString();
  }

  private static String table(List<BenchRow> rows) {
    Set<String> parameters = new LinkedHashSet<>();
    Set<String> backends = new LinkedHashSet<>();
    Map<List<Object>, Map<String, BenchRow>> lines = new LinkedHashMap<>();
    for (BenchRow row : rows) {
      parameters.addAll(row.parameters().keySet());
      backends.add(row.backend());
    }
    // All rows of a table run on the same threads.
    parameters.remove(THREADS);
    for (BenchRow row : rows) {
      List<Object> key = new ArrayList<>();
      parameters.forEach(parameter -> key.add(row.parameters().getOrDefault(parameter, "")));
      key.add(row.unit());
      lines.computeIfAbsent(key, k -> new LinkedHashMap<>()).put(row.backend(), row);
    }
    boolean ratio = backends.contains(CPU) && backends.contains(CUDA);
    StringBuilder out = new StringBuilder("| " + String.join(" | ", parameters) + " | " + String.join(" | ", backends));
    out.append(ratio ? " | cuda / cpu |\n" : " |\n").append("|---".repeat(parameters.size()));
    out.append("|---:".repeat(backends.size() + (ratio ? 1 : 0))).append("|\n");
    lines.forEach(
        (key, line) -> {
          key.subList(0, key.size() - 1).forEach(value -> out.append("| ").append(value).append(' '));
          backends.forEach(name -> out.append("| ").append(line.containsKey(name) ? line.get(name).text() : "").append(' '));
          if (ratio) {
            boolean both = line.containsKey(CPU) && line.containsKey(CUDA);
            out.append("| ").append(
                both ? String.format(Locale.ROOT, "%.1f ", line.get(CUDA).value() / line.get(CPU).value()) : "");
          }
          out.append("|\n");
        });
    return out.toString();
  }
}
