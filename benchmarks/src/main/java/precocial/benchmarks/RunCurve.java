package precocial.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Best fitness so far of one run against episodes, as its {@code log.csv} tells. */
final class RunCurve {
  private final long[] episodes; // (generations), ascending
  private final double[] bestSoFar; // (generations)

  private RunCurve(int generations) {
    episodes = new long[generations];
    bestSoFar = new double[generations];
  }

  /**
   * Reads a log; a last line without its end, which a killed run may leave, is not a row.
   *
   * @throws IllegalArgumentException naming the file and line that is no row of a log
   */
  static RunCurve read(Path log) throws IOException {
    String text = Files.readString(log, StandardCharsets.UTF_8);
    List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    List<String> header = lines.isEmpty() ? List.of() : List.of(lines.get(0).split(","));
    int evaluations = header.indexOf("evaluations");
    int best = header.indexOf("best_so_far");
    BenchmarkCommand.check(evaluations >= 0 && best >= 0, log + ", line 1: not the header of a run's log");
    RunCurve curve = new RunCurve(lines.size() - 1);
    for (int i = 1; i < lines.size(); i++) {
      String[] row = lines.get(i).split(",");
      try {
        curve.episodes[i - 1] = Long.parseLong(row[evaluations]);
        curve.bestSoFar[i - 1] = Double.parseDouble(row[best]);
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw new IllegalArgumentException(log + ", line " + (i + 1) + ": not a row of a run's log");
      }
    }
    return curve;
  }

  int generations() {
    return episodes.length;
  }

  /** Best fitness by the last generation that so many episodes allow; NaN where they allow none. */
  double at(long limit) {
    double best = Double.NaN;
    for (int i = 0; i < episodes.length && episodes[i] <= limit; i++) {
      best = bestSoFar[i];
    }
    return best;
  }
}
