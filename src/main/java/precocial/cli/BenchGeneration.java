package precocial.cli;

import java.util.List;
import precocial.genome.Genome;
import precocial.network.NetworkCompiler;
import precocial.network.PopulationGraph;

/**
 * A generation of a search on images.
 *
 * @param parents for each genome the place of its parent in the generation before
 */
public record BenchGeneration(List<Genome> genomes, int[] parents) {

  /** Connections of all genomes, each counted by itself. */
  long connections() {
    return genomes.stream().mapToLong(genome -> NetworkCompiler.compile(genome).connections()).sum();
  }

  /** What the shared graph adds up for an image: sums over leaves once for all weights, all else for each weight. */
  static long additions(PopulationGraph graph, int weights) {
    long nodeSums = 0;
    for (int sum : graph.nodeSum()) {
      nodeSums += sum < 0 ? 0 : 1;
    }
    long sums = graph.term().length;
    for (int base : graph.sumBase()) {
      sums += base < 0 ? 0 : 1;
    }
    return sums + (graph.source().length + nodeSums) * weights;
  }
}
