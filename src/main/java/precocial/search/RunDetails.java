package precocial.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import precocial.genome.Genome;
import precocial.io.FormatException;
import precocial.search.PhaseClock.Phase;

/**
 * {@code details.csv}: a row for each generation, as in {@code log.csv}, of how the population spreads and where the time goes.
 *
 * <p>Quartiles are of the mean fitness that the log's median is of; seconds count from the start of the run, pauses between kill
 * and resume left out. A run that was begun before there were details has them from where it was resumed.
 */
final class RunDetails implements AutoCloseable {
  static final String HEADER =
      "generation,lower_quartile,upper_quartile,median_connections,median_nodes,"
          + "breed_seconds,judge_seconds,confirm_seconds,save_seconds";

  private final PhaseClock clock;
  private final RunLog log;

  /**
   * Opens the details to continue behind the given generation, as of {@link RunLog}.
   *
   * @param clock to be asked for the seconds of the phases, and set to those of the last row
   * @throws FormatException where the file is there, and damaged
   */
  RunDetails(Path file, int lastGeneration, PhaseClock clock) throws IOException {
    this.clock = clock;
    log = new RunLog(file, HEADER, kept(file, lastGeneration));
  }

  private List<String> kept(Path file, int last) throws FormatException {
    if (last == 0 || Files.notExists(file)) {
      return List.of();
    }
    Table table = Table.read(file);
    if (!table.columns().equals(List.of(HEADER.split(",")))) {
      throw new FormatException(file.toString(), "line 1 is not the header " + HEADER);
    }
    int first = table.rows() == 0 ? last + 1 : table.integers("generation", 1)[0];
    List<String> rows = RunLog.rows(file, first, last);
    for (Phase phase : Phase.values()) {
      clock.add(phase, rows.isEmpty() ? 0 : table.column(column(phase))[rows.size() - 1]);
    }
    return rows;
  }

  private static String column(Phase phase) {
    return phase.name().toLowerCase(Locale.ROOT) + "_seconds";
  }

  /** Writes the row of the next generation. @param ascending mean fitness of its genomes, sorted */
  void append(int generation, double[] ascending, List<Genome> genomes) throws IOException {
    log.append(
        String.format(
            Locale.ROOT, "%d,%s,%s,%s,%s,%.3f,%.3f,%.3f,%.3f", generation, Quantiles.at(0.25, ascending),
            Quantiles.at(0.75, ascending), median(genomes, Genome::connectionCount), median(genomes, g -> g.nodes().size()),
            clock.seconds(Phase.BREED), clock.seconds(Phase.JUDGE), clock.seconds(Phase.CONFIRM), clock.seconds(Phase.SAVE)));
  }

  private static double median(List<Genome> genomes, ToIntFunction<Genome> size) {
    double[] sizes = genomes.stream().mapToDouble(size::applyAsInt).toArray();
    Arrays.sort(sizes);
    return Quantiles.median(sizes);
  }

  @Override
  public void close() throws IOException {
    log.close();
  }
}
