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

/** {@code log.csv}: a header and a row for each generation, written out row by row so that a crash loses none. */
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
    this.file = file;
    List<String> kept = new ArrayList<>(List.of(header));
    if (lastGeneration > 0) {
      kept.addAll(rows(file, lastGeneration));
    }
    AtomicFile.write(file, String.join("\n", kept) + "\n");
    try {
      out = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(file, e);
    }
  }

  private static List<String> rows(Path file, int lastGeneration) throws FormatException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new FormatException(file.toString(), "the log can't be read, and the run can't go on without it");
    }
    for (int g = 1; g <= lastGeneration; g++) {
      if (g >= lines.size() || !lines.get(g).startsWith(g + ",")) {
        throw new FormatException(
            file.toString(),
            "line " + (g + 1) + " is not the row of generation " + g + ", and the checkpoint is of " + lastGeneration);
      }
    }
    return lines.subList(1, lastGeneration + 1);
  }

  /** The numbers of a column up to a generation. @param column counted from 0 */
  public static List<Double> column(Path file, int lastGeneration, int column) throws FormatException {
    List<Double> values = new ArrayList<>();
    for (String row : rows(file, lastGeneration)) {
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
