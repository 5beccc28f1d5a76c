package precocial.genome;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Joins two unconnected nodes, the source in a lower layer than the target. Where a disabled gene joins them already, that gene
 * is enabled: a second one would be a duplicate.
 *
 * <p>As in the original, the source is drawn first, uniformly among the nodes that have a possible target, then the target.
 */
record AddConnection() implements Mutation {
  @Override
  public Optional<Genome> apply(Genome parent, Innovations innovations, RandomGenerator random) {
    List<NodeGene> nodes = parent.nodes();
    int[] layers = Layering.of(parent);
    int n = nodes.size();
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    boolean[] joined = new boolean[n];
    int[] targets = new int[n];
    for (int left = n; left > 0; left--) {
      int pick = random.nextInt(left);
      int source = order[pick];
      order[pick] = order[left - 1];
      if (!nodes.get(source).mayBeSource()) {
        continue;
      }
      markTargets(parent, nodes.get(source).id(), joined);
      int count = 0;
      for (int t = 0; t < n; t++) {
        if (nodes.get(t).mayBeTarget() && layers[t] > layers[source] && !joined[t]) {
          targets[count++] = t;
        }
        joined[t] = false;
      }
      if (count > 0) {
        int target = targets[random.nextInt(count)];
        return Optional.of(join(parent, nodes.get(source).id(), nodes.get(target).id(), innovations));
      }
    }
    return Optional.empty();
  }

  private static void markTargets(Genome genome, int source, boolean[] joined) {
    for (ConnectionGene c : genome.connections()) {
      if (c.enabled() && c.from() == source) {
        joined[genome.indexOf(c.to())] = true;
      }
    }
  }

  private static Genome join(Genome genome, int from, int to, Innovations innovations) {
    List<ConnectionGene> connections = genome.connections();
    for (int i = 0; i < connections.size(); i++) {
      ConnectionGene c = connections.get(i);
      if (c.from() == from && c.to() == to) {
        return genome.withConnection(i, c.withEnabled(true));
      }
    }
    return genome.plus(new ConnectionGene(innovations.connection(from, to), from, to, true, 1f));
  }
}
