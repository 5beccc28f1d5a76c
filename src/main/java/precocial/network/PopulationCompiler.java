package precocial.network;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import precocial.genome.Activation;
import precocial.genome.Genome;

/**
 * Compiles populations, one generation after another, to graphs in which each distinct subnetwork occurs once. What a genome has
 * in common with its parent is not compiled again.
 *
 * <ol>
 *   <li>Find the structure of every node of every genome: a number that equal subnetworks of all genomes share ({@link
 *       Structures}). For the child of a genome of the generation before, only that of nodes behind a change.
 *   <li>Take the structures that outputs depend on, by layer and activation.
 *   <li>Let each sum over leaves start from the nearest earlier one that it arose from, where that is less work.
 * </ol>
 *
 * <p>Under a shared weight every network has the same values, to the last bit, as when compiled alone ({@link NetworkCompiler}).
 */
public final class PopulationCompiler {
  /** Numbers that no genome uses any more are dropped when there are this many times as many as are used. */
  private static final int GARBAGE = 4;

  private final int inputs;
  private final int classes;
  private final boolean deriveSums;
  private final int hashMask;
  private final int least;
  LeafSets leafSets;
  Structures structures;
  private Resolver resolver;
  private List<CompiledGenome> last = List.of();
  private int epoch;
  private int dropAt;

  /** @param deriveSums whether sums over leaves may start from others; no result depends on it */
  public PopulationCompiler(int inputs, int classes, boolean deriveSums) {
    this(inputs, classes, deriveSums, -1, 1 << 14);
  }

  /**
   * @param hashMask the bits of a hash that are used
   * @param least numbers that are kept in any case
   */
  PopulationCompiler(int inputs, int classes, boolean deriveSums, int hashMask, int least) {
    this.inputs = inputs;
    this.classes = classes;
    this.deriveSums = deriveSums;
    this.hashMask = hashMask;
    this.least = least;
    dropAt = least;
    begin();
  }

  private void begin() {
    leafSets = new LeafSets(1 + inputs, hashMask);
    structures = new Structures(leafSets, hashMask);
    resolver = new Resolver(structures);
  }

  /**
   * Compiles the next generation.
   *
   * @param parents for each genome the place of its parent in the generation before, or of itself there; -1 where unknown. A
   *     wrong one costs time only
   * @throws IllegalArgumentException for a genome of other inputs or outputs
   */
  public PopulationGraph compile(List<Genome> genomes, int[] parents) {
    CompiledGenome[] compiled = new CompiledGenome[genomes.size()];
    for (int i = 0; i < compiled.length; i++) {
      Genome genome = genomes.get(i);
      if (genome.inputs() != inputs || genome.outputs() != classes) {
        throw new IllegalArgumentException(
            "genome " + i + " has " + genome.inputs() + " inputs and " + genome.outputs() + " outputs, not " + inputs + " and "
                + classes);
      }
      compiled[i] = compile(genome, parents[i] >= 0 && parents[i] < last.size() ? last.get(parents[i]) : null);
      compiled[i].epoch = epoch;
    }
    last = List.of(compiled);
    PopulationGraph graph = graph();
    if (structures.size() > dropAt) {
      drop();
    }
    return graph;
  }

  private CompiledGenome compile(Genome genome, CompiledGenome parent) {
    if (parent != null && parent.genome == genome) {
      return parent;
    }
    CompiledGenome derived = parent == null ? null : CompiledGenome.derived(genome, parent, leafSets, resolver);
    return derived != null ? derived : CompiledGenome.whole(genome, leafSets, resolver);
  }

  private PopulationGraph graph() {
    boolean[] live = new boolean[structures.size()];
    for (CompiledGenome genome : last) {
      for (int k = 0; k < classes; k++) {
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
    PopulationGraph.Draft draft = new PopulationGraph.Draft(1 + inputs, classes, count, connections);
    int[] sums = sums(draft, order);
    for (int s : order) {
      for (int source : structures.sources(s)) {
        draft.addSource(node[source]);
      }
      draft.endNode(sums[structures.leaves(s)]);
    }
    return finish(draft, start, order, node);
  }

  private int round(int structure) {
    return structures.depth(structure) * Activation.values().length + structures.activation(structure).ordinal();
  }

  /** Adds the sums that the structures need. @return (leaf sets): number of the sum, -1 where there is none */
  private int[] sums(PopulationGraph.Draft draft, int[] order) {
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

  private void addTerms(PopulationGraph.Draft draft, int set, int base) {
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

  private PopulationGraph finish(PopulationGraph.Draft draft, int[] start, int[] order, int[] node) {
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
    int[] headOf = new int[last.size()];
    int[] head = new int[last.size() * classes];
    for (int i = 0; i < headOf.length; i++) {
      int[] outputs = new int[classes];
      for (int k = 0; k < classes; k++) {
        outputs[k] = node[last.get(i).structure[k]];
      }
      Integer known = heads.putIfAbsent(new Head(outputs), heads.size());
      headOf[i] = known != null ? known : heads.size() - 1;
      System.arraycopy(outputs, 0, head, headOf[i] * classes, classes);
    }
    return draft.finish(
        Arrays.copyOf(roundStart, rounds + 1), Arrays.copyOf(activation, rounds), Arrays.copyOf(head, heads.size() * classes),
        headOf);
  }

  private record Head(int[] outputs) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Head head && Arrays.equals(outputs, head.outputs);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(outputs);
    }
  }

  /** Forgets structures and leaf sets that no genome of the generation has, and numbers the others anew. */
  private void drop() {
    Structures old = structures;
    LeafSets oldSets = leafSets;
    boolean[] live = new boolean[old.size()];
    boolean[] liveSet = new boolean[oldSets.size()];
    for (CompiledGenome genome : last) {
      for (int k = 0; k < genome.structure.length; k++) {
        live[genome.structure[k]] = true;
        liveSet[genome.leafSet[k]] = true;
      }
    }
    begin();
    int[] setNumber = new int[oldSets.size()];
    long[] bits = new long[oldSets.words()];
    for (int set = 0; set < liveSet.length; set++) {
      if (liveSet[set]) {
        int base = oldSets.base(set);
        while (base != LeafSets.NONE && !liveSet[base]) {
          base = oldSets.base(base);
        }
        oldSets.read(set, bits);
        setNumber[set] = leafSets.intern(bits, base == LeafSets.NONE ? LeafSets.NONE : setNumber[base]);
      }
    }
    int[] number = new int[old.size()];
    for (int s = 0; s < live.length; s++) {
      if (live[s]) {
        int[] sources = old.sources(s);
        int[] renumbered = new int[sources.length];
        for (int k = 0; k < sources.length; k++) {
          renumbered[k] = number[sources[k]];
        }
        number[s] = structures.intern(old.activation(s), setNumber[old.leaves(s)], renumbered, sources.length);
      }
    }
    epoch++;
    for (CompiledGenome genome : last) {
      if (genome.epoch != epoch) {
        genome.epoch = epoch;
        Arrays.setAll(genome.structure, k -> number[genome.structure[k]]);
        Arrays.setAll(genome.leafSet, k -> setNumber[genome.leafSet[k]]);
      }
    }
    dropAt = Math.max(least, GARBAGE * structures.size());
  }
}
