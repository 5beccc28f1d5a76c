package precocial.network;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import precocial.genome.Activation;

/**
 * Writes the structures of compiled genomes as one graph.
 *
 * <ol>
 *   <li>Take the structures that outputs depend on, by layer and activation.
 *   <li>Let each sum over leaves start from the nearest earlier one that it arose from, where that is less work.
 *   <li>Give networks whose outputs are the same nodes one head.
 * </ol>
 */
final class GraphBuilder {
  private final LeafSets leafSets;
  private final Structures structures;
  private final int inputs;
  private final int outputs;
  private final boolean deriveSums;

  GraphBuilder(LeafSets leafSets, Structures structures, int inputs, int outputs, boolean deriveSums) {
    this.leafSets = leafSets;
    this.structures = structures;
    this.inputs = inputs;
    this.outputs = outputs;
    this.deriveSums = deriveSums;
  }

  PopulationGraph build(List<CompiledGenome> genomes) {
    boolean[] live = new boolean[structures.size()];
    for (CompiledGenome genome : genomes) {
      for (int k = 0; k < outputs; k++) {
        live[genome.structure[k]] = true;
      }
    }
    int deepest = 0;
    int connections = 0;
    int count = 0;
    // Sources have smaller numbers.
    for (int s = live.length - 1; s >= 0; s--) {
      if (live[s]) {
        for (int source : structures.sources(s)) {
          live[source] = true;
        }
        count++;
        connections += structures.sources(s).length;
        deepest = Math.max(deepest, structures.depth(s));
      }
    }
    int[] start = new int[(deepest + 1) * Activation.values().length + 1]; // (rounds): by layer, then activation
    for (int s = 0; s < live.length; s++) {
      if (live[s]) {
        start[round(s) + 1]++;
      }
    }
    for (int r = 1; r < start.length; r++) {
      start[r] += start[r - 1];
    }
    int[] fill = start.clone();
    int[] order = new int[count]; // (nodes): structure
    int[] node = new int[live.length]; // structure -> node
    for (int s = 0; s < live.length; s++) {
      if (live[s]) {
        node[s] = fill[round(s)]++;
        order[node[s]] = s;
      }
    }
    GraphDraft draft = new GraphDraft(1 + inputs, outputs, count, connections);
    int[] sums = sums(draft, order);
    for (int s : order) {
      for (int source : structures.sources(s)) {
        draft.addSource(node[source]);
      }
      draft.endNode(sums[structures.leaves(s)]);
    }
    return finish(draft, genomes, start, order, node);
  }

  private int round(int structure) {
    return structures.depth(structure) * Activation.values().length + structures.activation(structure).ordinal();
  }

  /** Adds the sums that the structures need. @return (leaf sets): number of the sum, -1 where there is none */
  private int[] sums(GraphDraft draft, int[] order) {
    int[] sum = new int[leafSets.size()];
    boolean[] live = new boolean[leafSets.size()];
    for (int s : order) {
      live[structures.leaves(s)] = true;
    }
    live[LeafSets.EMPTY] = false;
    Arrays.fill(sum, -1);
    for (int set = 0; set < live.length; set++) {
      if (live[set]) {
        int base = deriveSums ? leafSets.base(set) : LeafSets.NONE;
        while (base != LeafSets.NONE && !live[base]) {
          base = leafSets.base(base);
        }
        if (base != LeafSets.NONE && changes(set, base) >= leafSets.count(set)) {
          base = LeafSets.NONE;
        }
        addTerms(draft, set, base);
        sum[set] = draft.endSum(base == LeafSets.NONE ? -1 : sum[base]);
      }
    }
    return sum;
  }

  private int changes(int set, int base) {
    int count = 0;
    for (int w = 0; w < leafSets.words(); w++) {
      count += Long.bitCount(leafSets.word(set, w) ^ leafSets.word(base, w));
    }
    return count;
  }

  private void addTerms(GraphDraft draft, int set, int base) {
    for (int w = 0; w < leafSets.words(); w++) {
      long held = leafSets.word(set, w);
      long left = base == LeafSets.NONE ? held : held ^ leafSets.word(base, w);
      for (; left != 0; left &= left - 1) {
        int bit = Long.numberOfTrailingZeros(left);
        int leaf = 64 * w + bit;
        draft.addTerm((held >>> bit & 1) != 0 ? leaf : ~leaf);
      }
    }
  }

  private PopulationGraph finish(GraphDraft draft, List<CompiledGenome> genomes, int[] start, int[] order, int[] node) {
    int[] roundStart = new int[start.length];
    Activation[] activation = new Activation[start.length];
    int rounds = 0;
    for (int r = 0; r + 1 < start.length; r++) {
      if (start[r] < start[r + 1]) {
        roundStart[rounds] = start[r];
        activation[rounds++] = structures.activation(order[start[r]]);
      }
    }
    roundStart[rounds] = order.length;
    Map<Head, Integer> heads = new HashMap<>();
    int[] headOf = new int[genomes.size()];
    int[] head = new int[genomes.size() * outputs];
    for (int i = 0; i < headOf.length; i++) {
      int[] nodes = new int[outputs];
      for (int k = 0; k < outputs; k++) {
        nodes[k] = node[genomes.get(i).structure[k]];
      }
      Integer known = heads.putIfAbsent(new Head(nodes), heads.size());
      headOf[i] = known != null ? known : heads.size() - 1;
      System.arraycopy(nodes, 0, head, headOf[i] * outputs, outputs);
    }
    return draft.finish(
        Arrays.copyOf(roundStart, rounds + 1), Arrays.copyOf(activation, rounds), Arrays.copyOf(head, heads.size() * outputs),
        headOf);
  }

  private record Head(int[] nodes) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Head head && Arrays.equals(nodes, head.nodes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(nodes);
    }
  }
}
