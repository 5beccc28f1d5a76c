package precocial.search;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import precocial.io.AtomicFile;
import precocial.io.FormatException;

/** A CSV file with a header and a row for each generation, written out row by row so that a crash loses none. */
public final class RunLog implements AutoCloseable {
  private final Path file;
  private final BufferedWriter out;

  /**
   * Opens the log to continue behind the given generation; rows past it, which a killed run may have left, are dropped.
   *
   * @param header names of the columns; the first is that of the generation
   * @throws FormatException where rows up to that generation are missing
   */
  public RunLog(Path file, String header, int lastGeneration) throws IOException {
    this(file, header, rows(file, 1, lastGeneration));
  }

  /** Opens a log of these rows to continue behind them. */
  RunLog(Path file, String header, List<String> kept) throws IOException {
    this.file = file;
    List<String> lines = new ArrayList<>(List.of(header));
    lines.addAll(kept);
    AtomicFile.write(file, String.join("\n", lines) + "\n");
    try {
      out = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(file, e);
    }
  }

  /**
   * The rows of these generations; none, and the file is not asked for, where the last is before the first.
   *
   * @param first the generation of the first row of the file
   */
  static List<String> rows(Path file, int first, int last) throws FormatException {
    if (last < first) {
      return List.of();
    }
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new FormatException(file.toString(), "the log can't be read, and the run can't go on without it");
    }
    int rows = last - first + 1;
    for (int i = 1; i <= rows; i++) {
      int generation = first + i - 1;
      if (i >= lines.size() || !lines.get(i).startsWith(generation + ",")) {
        throw new FormatException(
            file.toString(),
            "line " + (i + 1) + " is not the row of generation " + generation + ", and the checkpoint is of " + last);
      }
    }
    return lines.subList(1, rows + 1);
  }

  /** The numbers of a column up to a generation. @param column counted from 0 */
  public static List<Double> column(Path file, int lastGeneration, int column) throws FormatException {
    List<Double> values = new ArrayList<>();
    for (String row : rows(file, 1, lastGeneration)) {
      values.add(Double.valueOf(row.split(",")[column]));
    }
    return values;
  }

  /** @param row that of the next generation, without a line end */
  public void append(String row) throws IOException {
    try {
      out.write(row + "\n");
      out.flush();
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(file, e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
