package precocial.search;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import precocial.io.Decimals;
import precocial.io.FormatException;
import precocial.io.TextFile;

/**
 * Numbers in named columns, as of a CSV file that a run writes. NaN, Infinity and -Infinity are numbers here; an empty cell is
 * NaN.
 */
public final class Table {
  private static final Pattern SPECIAL = Pattern.compile("NaN|-?Infinity");

  private final String source;
  private final int rows;
  private final Map<String, double[]> columns; // in the order of the header

  private Table(String source, int rows, Map<String, double[]> columns) {
    this.source = source;
    this.rows = rows;
    this.columns = columns;
  }

  /** A table without columns and rows. */
  static Table empty() {
    return new Table("", 0, Map.of());
  }

  /**
   * Reads a CSV file. What stands behind its last line end is left out: a row that is being written, or that a killed run left.
   *
   * @throws FormatException naming the line and what is wrong with it
   */
  public static Table read(Path file) throws FormatException {
    return parse(file.toString(), TextFile.read(file));
  }

  static Table parse(String source, String text) throws FormatException {
    int end = text.lastIndexOf('\n');
    if (end < 0) {
      throw new FormatException(source, "line 1 has no end, and should be a header");
    }
    String[] lines = text.substring(0, end).split("\n", -1);
    Arrays.setAll(lines, i -> lines[i].endsWith("\r") ? lines[i].substring(0, lines[i].length() - 1) : lines[i]);
    Table table = new Table(source, lines.length - 1, new LinkedHashMap<>());
    String[] names = lines[0].split(",", -1);
    for (String name : names) {
      if (name.isBlank() || table.columns.put(name, new double[table.rows]) != null) {
        throw new FormatException(source, "line 1 is no header: a column has no name, or two have the same");
      }
    }
    for (int row = 0; row < table.rows; row++) {
      table.fill(row, lines[row + 1].split(",", -1));
    }
    return table;
  }

  private void fill(int row, String[] cells) throws FormatException {
    if (cells.length != columns.size()) {
      throw bad(row, "has " + cells.length + " cells, not " + columns.size() + " as the header");
    }
    int place = 0;
    for (Map.Entry<String, double[]> column : columns.entrySet()) {
      String cell = cells[place++];
      try {
        column.getValue()[row] = cell.isEmpty() ? Double.NaN
            : SPECIAL.matcher(cell).matches() ? Double.parseDouble(cell) : Decimals.parseDouble(cell);
      } catch (IllegalArgumentException e) {
        throw bad(row, "is no row of numbers, in cell " + place + ": " + e.getMessage());
      }
    }
  }

  /** The exception to throw for a row. */
  FormatException bad(int row, String problem) {
    return new FormatException(source, "line " + (row + 2) + " " + problem);
  }

  /** Names of the columns, in the order of the file. */
  public List<String> columns() {
    return List.copyOf(columns.keySet());
  }

  /** How many rows there are. */
  public int rows() {
    return rows;
  }

  /**
   * The numbers of a column, from top to bottom.
   *
   * @throws IllegalArgumentException where there is none of this name
   */
  public double[] column(String name) {
    double[] values = columns.get(name);
    if (values == null) {
      throw new IllegalArgumentException("no column " + name + "; there are " + columns());
    }
    return values.clone();
  }

  /** The numbers of a column that has integers alone. @param least the smallest that may be there */
  int[] integers(String name, int least) throws FormatException {
    if (!columns.containsKey(name)) {
      throw new FormatException(source, "line 1 has no column " + name);
    }
    double[] values = columns.get(name);
    for (int row = 0; row < rows; row++) {
      if (values[row] != (int) values[row] || values[row] < least) {
        throw bad(row, "must have an integer of at least " + least + " in column " + name + ", not " + values[row]);
      }
    }
    return Arrays.stream(values).mapToInt(value -> (int) value).toArray();
  }

  /** The first rows alone. */
  Table first(int count) {
    Map<String, double[]> cut = new LinkedHashMap<>();
    columns.forEach((name, values) -> cut.put(name, Arrays.copyOf(values, count)));
    return new Table(source, count, cut);
  }
}
