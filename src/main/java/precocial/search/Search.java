package precocial.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import precocial.eval.Fitness;
import precocial.genome.Crossover;
import precocial.genome.Genome;
import precocial.genome.Innovations;
import precocial.genome.Mutator;
import precocial.numerics.KeyedRandom;
import precocial.numerics.KeyedRandom.Purpose;

/**
 * The search for topologies (Gaier and Ha 2019, section 3), as ask and tell.
 *
 * <ol>
 *   <li>Start from minimal networks.
 *   <li>Rank by mean reward and connections, in some generations by mean and best reward ({@link Nsga2}).
 *   <li>Keep the elite, drop the worst, fill up with mutated winners of tournaments.
 * </ol>
 *
 * <p>Random numbers are keyed by generation and child, so the state of a search is its population, its innovations and the
 * generation.
 */
final class Search {
  private final SearchConfig config;
  private final long seed;
  private final Mutator mutator;
  private final Innovations innovations;
  private List<Genome> population;
  private int[] parents;
  private int generation;

  Search(SearchConfig config, int inputs, int outputs, long seed) {
    this(config, seed, 1, first(config, inputs, outputs, seed), Innovations.after(inputs, outputs));
  }

  /** Continues a search: the population is the one that {@link #ask} would give in this generation. */
  Search(SearchConfig config, long seed, int generation, List<Genome> population, Innovations innovations) {
    this.config = config;
    this.seed = seed;
    this.generation = generation;
    this.population = List.copyOf(population);
    this.innovations = innovations;
    mutator = config.mutator();
    parents = new int[population.size()];
    Arrays.fill(parents, -1);
  }

  private static List<Genome> first(SearchConfig config, int inputs, int outputs, long seed) {
    List<Genome> genomes = new ArrayList<>();
    for (int i = 0; i < config.population(); i++) {
      genomes.add(
          Genome.minimal(inputs, outputs, config.initialEnabled(), new KeyedRandom(seed, 0, i, Purpose.INITIAL)));
    }
    return genomes;
  }

  /** The genomes to be judged. */
  List<Genome> ask() {
    return population;
  }

  /** For each genome asked about the place of its parent, or its own, in the generation before; -1 where unknown. */
  int[] parents() {
    return parents;
  }

  /** The generation of the genomes to be judged, from 1. */
  int generation() {
    return generation;
  }

  Innovations innovations() {
    return innovations;
  }

  /** Takes the fitness of each genome asked about, and breeds the next generation. */
  void tell(List<Fitness> fitness) {
    int[] order = rank(fitness);
    innovations.beginGeneration();
    List<Genome> next = new ArrayList<>();
    int[] nextParents = new int[config.population()];
    for (int i = 0; i < config.elites(); i++) {
      nextParents[i] = order[i];
      next.add(population.get(order[i]));
    }
    for (int i = next.size(); i < config.population(); i++) {
      next.add(child(order, nextParents, i, new KeyedRandom(seed, generation, i, Purpose.REPRODUCTION)));
    }
    population = List.copyOf(next);
    parents = nextParents;
    generation++;
  }

  private int[] rank(List<Fitness> fitness) {
    boolean byComplexity = new KeyedRandom(seed, generation, 0, Purpose.OBJECTIVES).nextDouble() < config.complexityShare();
    double[] mean = new double[population.size()];
    double[] other = new double[population.size()];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = fitness.get(i).mean();
      other[i] = byComplexity ? simplicity(population.get(i)) : fitness.get(i).best();
    }
    return Nsga2.rank(mean, other);
  }

  /** The objective that fewer connections make greater. */
  static double simplicity(Genome genome) {
    // At least one: otherwise a network without connections would be infinitely simple.
    return 1.0 / Math.max(1, genome.connectionCount());
  }

  /** @param parents set at i to where the child's structure is from */
  private Genome child(int[] order, int[] parents, int i, RandomGenerator random) {
    int parent = tournament(random);
    Genome genome = population.get(order[parent]);
    if (random.nextDouble() < config.crossover()) {
      int mate = tournament(random);
      Genome other = population.get(order[Math.max(parent, mate)]);
      parent = Math.min(parent, mate);
      genome = Crossover.cross(population.get(order[parent]), other, random);
    }
    parents[i] = order[parent];
    return mutator.mutate(genome, innovations, random);
  }

  /** Rank of the best of some randomly drawn parents. */
  private int tournament(RandomGenerator random) {
    int best = config.parents();
    for (int i = 0; i < config.tournament(); i++) {
      best = Math.min(best, random.nextInt(config.parents()));
    }
    return best;
  }
}
