package precocial.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import precocial.genome.Activation;
import precocial.genome.Crossover;
import precocial.genome.Genome;
import precocial.genome.Innovations;
import precocial.genome.Mutator;
import precocial.numerics.KeyedRandom;
import precocial.numerics.KeyedRandom.Purpose;

/** A population that breeds without being judged: a fifth stays, the same objects, the others descend from random parents. */
public final class Breeding {
  private final long seed;
  private final double crossover;
  private final Innovations innovations;
  private final Mutator mutator;
  private List<Genome> genomes = new ArrayList<>();
  private int[] parents;
  private int generation;

  public Breeding(int inputs, int outputs, int size, long seed) {
    this(inputs, outputs, size, seed, 0, List.of(Activation.values()));
  }

  /** @param crossover share of the children that have two parents; the one that is named need not be the one they resemble */
  public Breeding(int inputs, int outputs, int size, long seed, double crossover, List<Activation> activations) {
    this.seed = seed;
    this.crossover = crossover;
    innovations = Innovations.after(inputs, outputs);
    mutator = new Mutator(activations, 0.50, 0.25, 0.20, 0.05);
    for (int i = 0; i < size; i++) {
      genomes.add(Genome.minimal(inputs, outputs, 0.3, new KeyedRandom(seed, 0, i, Purpose.INITIAL)));
    }
    parents = unknown(size);
  }

  /** No parent is known. */
  public static int[] unknown(int size) {
    int[] parents = new int[size];
    Arrays.fill(parents, -1);
    return parents;
  }

  public List<Genome> genomes() {
    return genomes;
  }

  /** For each genome the place of its parent, or its own, in the generation before. */
  public int[] parents() {
    return parents;
  }

  public void next() {
    generation++;
    innovations.beginGeneration();
    List<Genome> next = new ArrayList<>();
    int[] nextParents = new int[genomes.size()];
    KeyedRandom random = new KeyedRandom(seed, generation, 0, Purpose.REPRODUCTION);
    for (int i = 0; i < genomes.size(); i++) {
      // Towards the front, so that lines die out.
      int parent = random.nextInt(1 + random.nextInt(genomes.size()));
      nextParents[i] = parent;
      Genome genome = genomes.get(parent);
      if (random.nextDouble() < crossover) {
        genome = Crossover.cross(genomes.get(random.nextInt(genomes.size())), genome, random);
      }
      next.add(i < genomes.size() / 5 ? genomes.get(parent) : mutator.mutate(genome, innovations, random));
    }
    genomes = next;
    parents = nextParents;
  }
}
