package precocial.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import precocial.genome.Genome;
import precocial.io.AtomicFile;
import precocial.io.FormatException;

/**
 * A judged population as numbers, {@code population.csv}: fitness against complexity.
 *
 * @param mean mean fitness of each genome, which the log's mean and median are of
 * @param best fitness with the best of the shared weights
 * @param connections enabled connections
 * @param nodes with bias, inputs and outputs
 * @param front places of the genomes on the first Pareto front, ascending: no other has a better mean and as few connections, or
 *     fewer connections and as good a mean. None and one count as the same number of connections, as in the search
 */
public record Population(int generation, double[] mean, double[] best, int[] connections, int[] nodes, int[] front) {
  private static final String HEADER = "generation,mean_fitness,best_fitness,connections,nodes,front";

  static Population of(int generation, List<Genome> genomes, Verdict verdict) {
    double[] mean = verdict.means();
    double[] simplicity = genomes.stream().mapToDouble(Search::simplicity).toArray();
    int[] fronts = Nsga2.fronts(mean, simplicity);
    return new Population(
        generation,
        mean,
        verdict.fitness().stream().mapToDouble(fitness -> fitness.best()).toArray(),
        genomes.stream().mapToInt(Genome::connectionCount).toArray(),
        genomes.stream().mapToInt(genome -> genome.nodes().size()).toArray(),
        IntStream.range(0, fronts.length).filter(i -> fronts[i] == 0).toArray());
  }

  /** How many genomes it has. */
  public int size() {
    return mean.length;
  }

  /** Replaces the file. */
  void write(Path file) throws IOException {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (int i = 0; i < mean.length; i++) {
      text.append(generation).append(',').append(mean[i]).append(',').append(best[i]).append(',').append(connections[i])
          .append(',').append(nodes[i]).append(Arrays.binarySearch(front, i) >= 0 ? ",1\n" : ",0\n");
    }
    AtomicFile.write(file, text.toString());
  }

  /** @throws FormatException naming the line and what is wrong with it */
  static Population read(Path file) throws FormatException {
    Table table = Table.read(file);
    if (!table.columns().equals(List.of(HEADER.split(",")))) {
      throw new FormatException(file.toString(), "line 1 is not the header " + HEADER);
    }
    if (table.rows() == 0) {
      throw new FormatException(file.toString(), "has a header, but no genome");
    }
    int[] generations = table.integers("generation", 1);
    int[] front = table.integers("front", 0);
    for (int row = 0; row < table.rows(); row++) {
      if (generations[row] != generations[0]) {
        throw table.bad(row, "is of generation " + generations[row] + ", and line 2 of " + generations[0]);
      }
      if (front[row] > 1) {
        throw table.bad(row, "must have 0 or 1 in column front, not " + front[row]);
      }
    }
    return new Population(
        generations[0],
        table.column("mean_fitness"),
        table.column("best_fitness"),
        table.integers("connections", 0),
        table.integers("nodes", 1),
        IntStream.range(0, front.length).filter(row -> front[row] == 1).toArray());
  }
}
