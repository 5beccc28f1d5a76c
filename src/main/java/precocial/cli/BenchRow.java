package precocial.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One value that was measured; the long benchmarks have the same rows.
 *
 * @param name of the benchmark
 * @param backend it ran on
 * @param parameters of what was measured, in the order in which they are shown
 * @param value a median, in the unit
 * @param unit as in "steps/s"
 */
public record BenchRow(String name, String backend, Map<String, Object> parameters, double value, String unit) {
  private static final String[] PREFIXES = {"", "k", "M", "G", "T", "P"};

  /** The value as people read it, as in "45.2 M steps/s". */
  public String text() {
    int prefix = 0;
    double scaled = value;
    while (scaled >= 1000 && prefix < PREFIXES.length - 1) {
      scaled /= 1000;
      prefix++;
    }
    return String.format(Locale.ROOT, scaled < 10 ? "%.2f %s" : "%.1f %s", scaled, PREFIXES[prefix] + " " + unit)
        .replace("  ", " ");
  }

  /** @param machine that it was measured on */
  public Map<String, Object> json(String machine) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", name);
    map.put("backend", backend);
    map.put("parameters", parameters);
    map.put("value", value);
    map.put("unit", unit);
    map.put("machine", machine);
    return map;
  }
}
