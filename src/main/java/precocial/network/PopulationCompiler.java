package precocial.network;

import java.util.Arrays;
import java.util.List;
import precocial.genome.Genome;

/**
 * Compiles populations, one generation after another, to graphs in which each distinct subnetwork occurs once. What a genome has
 * in common with its parent is not compiled again.
 *
 * <ol>
 *   <li>Find the structure of every node of every genome: a number that equal subnetworks of all genomes share ({@link
 *       Structures}). For the child of a genome of the generation before, only that of nodes behind a change.
 *   <li>Write the structures that outputs depend on as a graph ({@link GraphBuilder}).
 * </ol>
 *
 * <p>Under a shared weight every network has the same values, to the last bit, as when compiled alone ({@link NetworkCompiler}).
 */
public final class PopulationCompiler {
  /** Numbers are given anew, without those that no genome uses, once there are this many times as many as after the last time. */
  private static final int GROWTH = 4;

  private final int inputs;
  private final int outputs;
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
  public PopulationCompiler(int inputs, int outputs, boolean deriveSums) {
    this(inputs, outputs, deriveSums, -1, 1 << 14);
  }

  /**
   * @param hashMask the bits of a hash that are used
   * @param least numbers that are kept in any case
   */
  PopulationCompiler(int inputs, int outputs, boolean deriveSums, int hashMask, int least) {
    this.inputs = inputs;
    this.outputs = outputs;
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
      if (genome.inputs() != inputs || genome.outputs() != outputs) {
        throw new IllegalArgumentException(
            "genome " + i + " has " + genome.inputs() + " inputs and " + genome.outputs() + " outputs, not " + inputs + " and "
                + outputs);
      }
      compiled[i] = compile(genome, parents[i] >= 0 && parents[i] < last.size() ? last.get(parents[i]) : null);
      compiled[i].epoch = epoch;
    }
    last = List.of(compiled);
    PopulationGraph graph = new GraphBuilder(leafSets, structures, inputs, outputs, deriveSums).build(last);
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
    dropAt = Math.max(least, GROWTH * structures.size());
  }
}
