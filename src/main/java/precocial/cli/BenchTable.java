package precocial.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Rows as people read them: a table for each benchmark, a column for each of its parameters. */
final class BenchTable {
  private static final String NONE = "-";

  private BenchTable() {}

  static String text(List<BenchRow> rows) {
    Map<String, List<BenchRow>> byName = new LinkedHashMap<>();
    rows.forEach(row -> byName.computeIfAbsent(row.name(), name -> new ArrayList<>()).add(row));
    return String.join("\n", byName.values().stream().map(BenchTable::table).toList());
  }

  private static String table(List<BenchRow> rows) {
    Set<String> parameters = new LinkedHashSet<>();
    rows.forEach(row -> parameters.addAll(row.parameters().keySet()));
    List<List<String>> lines = new ArrayList<>();
    lines.add(line("name", "backend", parameters.stream(), "value"));
    for (BenchRow row : rows) {
      Stream<String> values = parameters.stream().map(key -> String.valueOf(row.parameters().getOrDefault(key, NONE)));
      lines.add(line(row.name(), row.backend(), values, row.text()));
    }
    int[] widths = new int[lines.get(0).size()];
    lines.forEach(
        line -> {
          for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], line.get(i).length());
          }
        });
    StringBuilder out = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String space = " ".repeat(widths[i] - line.get(i).length());
        // Words are aligned on the left, numbers and what is above them on the right; the value's unit ends the line.
        text.append(i < 2 || i == widths.length - 1 ? line.get(i) + space : space + line.get(i)).append("  ");
      }
      out.append(text.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }

  private static List<String> line(String name, String backend, Stream<String> parameters, String value) {
    List<String> line = new ArrayList<>(List.of(name, backend));
    parameters.forEach(line::add);
    line.add(value);
    return line;
  }
}
