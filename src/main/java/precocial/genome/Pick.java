package precocial.genome;

import java.util.List;
import java.util.random.RandomGenerator;

/** Uniform choice among the connections in one state. */
final class Pick {
  private Pick() {}

  /** Position of a connection that is enabled or disabled as asked, each with equal probability; -1 where there is none. */
  static int connection(Genome genome, boolean enabled, RandomGenerator random) {
    List<ConnectionGene> connections = genome.connections();
    int candidates = enabled ? genome.connectionCount() : connections.size() - genome.connectionCount();
    if (candidates == 0) {
      return -1;
    }
    int skip = random.nextInt(candidates);
    for (int i = 0; ; i++) {
      if (connections.get(i).enabled() == enabled && skip-- == 0) {
        return i;
      }
    }
  }
}
