package precocial.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import precocial.search.Population;
import precocial.search.RunHistory;
import precocial.search.Table;

/** The course of a run as the page reads it. */
final class RunData {
  /** Rows of a log that a page holds; of longer ones every second, third, ... and the last. */
  static final int MOST_ROWS = 4096;

  private static final int MOST_GENOMES = 2000; // of a population

  private RunData() {}

  static Map<String, Object> of(RunHistory history) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", history.kind());
    map.put("generations", history.generations());
    map.put("log", columns(history.log(), 0, stride(history.log())));
    map.put("details", history.details().rows() == 0 ? null : columns(history.details(), 0, stride(history.details())));
    map.put("population", history.population() == null ? null : population(history.population()));
    return map;
  }

  private static int stride(Table table) {
    return (table.rows() + MOST_ROWS - 1) / MOST_ROWS;
  }

  /** Each column by its name: every so many rows from one on, and the last. */
  static Map<String, Object> columns(Table table, int from, int stride) {
    int[] rows =
        IntStream.range(from, table.rows()).filter(row -> (row - from) % stride == 0 || row == table.rows() - 1).toArray();
    Map<String, Object> map = new LinkedHashMap<>();
    for (String name : table.columns()) {
      double[] values = table.column(name);
      map.put(name, IntStream.of(rows).mapToObj(row -> number(values[row])).toList());
    }
    return map;
  }

  /** Whole numbers without a point. */
  private static Number number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return (long) value;
    }
    return value;
  }

  /** Of large populations some, and all of the front. */
  static Map<String, Object> population(Population population) {
    int stride = (population.size() + MOST_GENOMES - 1) / MOST_GENOMES;
    IntPredicate front = i -> Arrays.binarySearch(population.front(), i) >= 0;
    int[] shown = IntStream.range(0, population.size()).filter(i -> i % stride == 0 || front.test(i)).toArray();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("generation", population.generation());
    map.put("size", population.size());
    map.put("mean", IntStream.of(shown).mapToDouble(i -> population.mean()[i]).toArray());
    map.put("best", IntStream.of(shown).mapToDouble(i -> population.best()[i]).toArray());
    map.put("connections", IntStream.of(shown).map(i -> population.connections()[i]).toArray());
    map.put("nodes", IntStream.of(shown).map(i -> population.nodes()[i]).toArray());
    map.put("front", IntStream.range(0, shown.length).filter(k -> front.test(shown[k])).toArray());
    return map;
  }
}
