package precocial.genome;

import java.util.Arrays;
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
  private static final int FREE = -1;
  private static final int JOINED = -2;

  @Override
  public Optional<Genome> apply(Genome parent, Innovations innovations, RandomGenerator random) {
    List<NodeGene> nodes = parent.nodes();
    int[] layers = parent.layers();
    int n = nodes.size();
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    int[] gene = new int[n]; // (nodes): where the gene from the source to this node is, or FREE, or JOINED if it is enabled
    int first = 1 + parent.inputs(); // of those that may be targets
    int[] targets = new int[n - first];
    for (int left = n; left > 0; left--) {
      int pick = random.nextInt(left);
      int source = order[pick];
      order[pick] = order[left - 1];
      if (!nodes.get(source).mayBeSource()) {
        continue;
      }
      findGenes(parent, nodes.get(source).id(), gene);
      int count = 0;
      for (int t = first; t < n; t++) {
        if (layers[t] > layers[source] && gene[t] != JOINED) {
          targets[count++] = t;
        }
      }
      if (count > 0) {
        int target = targets[random.nextInt(count)];
        return Optional.of(join(parent, nodes.get(source).id(), nodes.get(target).id(), gene[target], innovations));
      }
    }
    return Optional.empty();
  }

  private static void findGenes(Genome genome, int source, int[] gene) {
    Arrays.fill(gene, FREE);
    genome.forEachConnection((c, i) -> {
      if (c.from() == source) {
        gene[genome.indexOf(c.to())] = c.enabled() ? JOINED : i;
      }
    });
  }

  private static Genome join(Genome genome, int from, int to, int gene, Innovations innovations) {
    return gene == FREE
        ? genome.plus(new ConnectionGene(innovations.connection(from, to), from, to, true, 1f))
        : genome.withConnection(gene, genome.connections().get(gene).withEnabled(true));
  }
}
