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

  private static final String GENERATION = "generation";
  private static final int MOST_GENOMES = 2000; // of a population

  private RunData() {}

  static Map<String, Object> of(RunHistory history) {
    int rows = settledRows(history);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", history.kind());
    map.put("generations", history.generations());
    map.put("rows", rows);
    map.putAll(rows(history, 0, (rows + MOST_ROWS - 1) / MOST_ROWS));
    map.put("population", history.population() == null ? null : population(history.population()));
    return map;
  }

  /** Rows of the log whose details are there too, for these may come later. */
  static int settledRows(RunHistory history) {
    Table log = history.log();
    Table details = history.details();
    if (details.rows() == 0 || log.rows() == 0) {
      return log.rows();
    }
    double last = details.column(GENERATION)[details.rows() - 1];
    return (int) Arrays.stream(log.column(GENERATION)).filter(generation -> generation <= last).count();
  }

  /** Log and details, column by column: every so many rows of the log from one on, and the last, and the details of these. */
  static Map<String, Object> rows(RunHistory history, int from, int stride) {
    int end = settledRows(history);
    int[] rows = IntStream.range(from, end).filter(row -> (row - from) % stride == 0 || row == end - 1).toArray();
    Table details = history.details();
    int[] detailed = details.rows() == 0 ? new int[0] : placesIn(details, history.log(), rows);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("log", columns(history.log(), rows));
    map.put("details", details.rows() == 0 ? null : columns(details, detailed));
    return map;
  }

  /** For each row the one of the same generation in another table; -1 where it has none. */
  private static int[] placesIn(Table table, Table log, int[] rows) {
    double[] generations = table.column(GENERATION);
    double[] wanted = log.column(GENERATION);
    return IntStream.of(rows).map(row -> Math.max(-1, Arrays.binarySearch(generations, wanted[row]))).toArray();
  }

  /** Each column by its name. @param rows -1 for one that is not there */
  private static Map<String, Object> columns(Table table, int[] rows) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (String name : table.columns()) {
      double[] values = table.column(name);
      map.put(name, IntStream.of(rows).mapToObj(row -> row < 0 ? Double.valueOf(Double.NaN) : number(values[row])).toList());
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
