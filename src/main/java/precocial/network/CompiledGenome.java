package precocial.network;

import java.util.Arrays;
import java.util.List;
import precocial.genome.ConnectionGene;
import precocial.genome.Genome;

/**
 * The enabled connections of a genome and the structure of each node that computes: outputs, then hidden nodes, by place in the
 * genome. Arrays of nodes that did not change are shared with the genome it was derived from.
 */
final class CompiledGenome {
  final Genome genome;
  final int[] leafSet; // (computed nodes)
  final int[][] sources; // (computed nodes): computed nodes, in any order
  final int[] structure; // (computed nodes)
  final int[] order; // computed nodes, sources before what they are sources of
  int epoch; // of the structures' numbers

  private CompiledGenome(Genome genome, int[] leafSet, int[][] sources, int[] structure, int[] order) {
    this.genome = genome;
    this.leafSet = leafSet;
    this.sources = sources;
    this.structure = structure;
    this.order = order;
  }

  /** Compiles every gene. */
  static CompiledGenome whole(Genome genome, LeafSets leafSets, Resolver resolver) {
    int leaves = 1 + genome.inputs();
    int n = genome.nodes().size() - leaves;
    long[][] bits = new long[n][leafSets.words()];
    int[][] sources = new int[n][0];
    int[] count = new int[n];
    for (ConnectionGene c : genome.connections()) {
      if (!c.enabled()) {
        continue;
      }
      int from = genome.indexOf(c.from());
      int to = genome.indexOf(c.to()) - leaves;
      if (from < leaves) {
        bits[to][from >> 6] |= 1L << from;
      } else {
        if (count[to] == sources[to].length) {
          sources[to] = Arrays.copyOf(sources[to], 4 + 2 * count[to]);
        }
        sources[to][count[to]++] = from - leaves;
      }
    }
    int[] leafSet = new int[n];
    for (int i = 0; i < n; i++) {
      leafSet[i] = leafSets.intern(bits[i], LeafSets.NONE);
      sources[i] = Arrays.copyOf(sources[i], count[i]);
    }
    CompiledGenome compiled = new CompiledGenome(genome, leafSet, sources, new int[n], resolver.order(sources));
    boolean[] changed = new boolean[n];
    Arrays.fill(changed, true);
    resolver.resolve(compiled, changed);
    return compiled;
  }

  /** Compiles what differs from a compiled genome; null where the two have not the same nodes in the same places. */
  static CompiledGenome derived(Genome genome, CompiledGenome parent, LeafSets leafSets, Resolver resolver) {
    Genome other = parent.genome;
    int known = other.nodes().size();
    if (genome.nodes().size() < known || genome.connections().size() < other.connections().size()) {
      return null;
    }
    int leaves = 1 + genome.inputs();
    int n = genome.nodes().size() - leaves;
    int[] leafSet = Arrays.copyOf(parent.leafSet, n);
    int[][] sources = Arrays.copyOf(parent.sources, n);
    boolean[] changed = new boolean[n];
    for (int i : genome.changedNodes(other)) {
      if (i < known && genome.nodes().get(i).id() != other.nodes().get(i).id()) {
        return null;
      }
      if (i >= leaves) {
        changed[i - leaves] = true;
      }
      if (i >= known) {
        sources[i - leaves] = new int[0];
      }
    }
    long[][] bits = new long[n][]; // (computed nodes): leaves of those that got or lost some
    List<ConnectionGene> before = other.connections();
    for (int i : genome.changedConnections(other)) {
      ConnectionGene c = genome.connections().get(i);
      boolean was = i < before.size() && before.get(i).enabled();
      if (i < before.size() && (before.get(i).from() != c.from() || before.get(i).to() != c.to())) {
        return null;
      }
      if (was != c.enabled()) {
        int from = genome.indexOf(c.from());
        int to = genome.indexOf(c.to()) - leaves;
        if (from < leaves) {
          if (bits[to] == null) {
            bits[to] = new long[leafSets.words()];
            leafSets.read(leafSet[to], bits[to]);
          }
          bits[to][from >> 6] ^= 1L << from;
        } else {
          sources[to] = toggled(sources[to], from - leaves);
        }
        changed[to] = true;
      }
    }
    for (int i = 0; i < n; i++) {
      if (bits[i] != null) {
        leafSet[i] = leafSets.intern(bits[i], leafSet[i]);
      }
    }
    int[] order = resolver.adapt(parent.order, sources, changed);
    CompiledGenome compiled = new CompiledGenome(genome, leafSet, sources, Arrays.copyOf(parent.structure, n), order);
    resolver.resolve(compiled, changed);
    return compiled;
  }

  /** The sources with one more, or without it where it is one. */
  private static int[] toggled(int[] sources, int source) {
    for (int k = 0; k < sources.length; k++) {
      if (sources[k] == source) {
        int[] fewer = Arrays.copyOf(sources, sources.length - 1);
        System.arraycopy(sources, k + 1, fewer, k, fewer.length - k);
        return fewer;
      }
    }
    int[] more = Arrays.copyOf(sources, sources.length + 1);
    more[sources.length] = source;
    return more;
  }
}
