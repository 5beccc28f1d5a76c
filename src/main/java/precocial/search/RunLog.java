package precocial.search;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import precocial.io.AtomicFile;
import precocial.io.FormatException;

/** {@code log.csv}: a header and a row for each generation, written out row by row so that a crash loses none. */
final class RunLog implements AutoCloseable {
  static final String HEADER =
      "generation,best_fitness,mean_fitness,median_fitness,best_so_far,best_connections,best_nodes,evaluations,seconds";

  private final Path file;
  private final BufferedWriter out;

  /**
   * Opens the log to continue behind the given generation; rows past it, which a killed run may have left, are dropped.
   *
   * @throws FormatException where rows up to that generation are missing
   */
  RunLog(Path file, int lastGeneration) throws IOException {
    this.file = file;
    List<String> kept = new ArrayList<>(List.of(HEADER));
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

  /** The columns best_fitness and median_fitness. */
  static List<List<Double>> curves(Path file, int lastGeneration) throws FormatException {
    List<Double> best = new ArrayList<>();
    List<Double> median = new ArrayList<>();
    for (String row : rows(file, lastGeneration)) {
      String[] cells = row.split(",");
      best.add(Double.valueOf(cells[1]));
      median.add(Double.valueOf(cells[3]));
    }
    return List.of(best, median);
  }

  void append(GenerationReport r) throws IOException {
    try {
      out.write(
          String.format(
              Locale.ROOT, "%d,%s,%s,%s,%s,%d,%d,%d,%.3f\n",
              r.generation(), r.best(), r.mean(), r.median(), r.bestSoFar(), r.connections(), r.nodes(), r.evaluations(),
              r.seconds()));
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
