package precocial.genome;

import java.util.random.RandomGenerator;

/** Uniform choice among the connections in one state. */
final class Pick {
  private Pick() {}

  /** Position of a connection that is enabled or disabled as asked, each with equal probability; -1 where there is none. */
  static int connection(Genome genome, boolean enabled, RandomGenerator random) {
    int candidates = enabled ? genome.connectionCount() : genome.connections().size() - genome.connectionCount();
    return candidates == 0 ? -1 : genome.connection(enabled, random.nextInt(candidates));
  }
}
