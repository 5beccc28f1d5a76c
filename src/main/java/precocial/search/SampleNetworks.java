package precocial.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import precocial.eval.Evaluator;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.genome.Activation;
import precocial.genome.Genome;
import precocial.genome.Innovations;
import precocial.genome.Mutator;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.numerics.KeyedRandom;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.task.ControlTask;

/** Networks of a stated size to measure with: grown at random by the search's mutations, the same for the same seed. */
public final class SampleNetworks {
  private static final List<Activation> ACTIVATIONS = List.of(Activation.values());
  private static final Mutator INSERT_NODE = new Mutator(ACTIVATIONS, 0, 1, 0, 0);
  private static final Mutator ADD_CONNECTION = new Mutator(ACTIVATIONS, 0, 0, 1, 0);
  private static final Mutator CHANGE_ACTIVATION = new Mutator(ACTIVATIONS, 1, 0, 0, 0);
  private static final int ROUNDS = 60;

  private SampleNetworks() {}

  /**
   * Genomes with this many nodes (bias, inputs and outputs included) and enabled connections, all of which reach an output.
   *
   * @throws IllegalArgumentException for a size that can't be reached
   */
  public static List<Genome> genomes(ControlTask task, int nodes, int connections, int count, long seed) {
    List<Genome> genomes = new ArrayList<>();
    Innovations innovations = Innovations.after(task.inputs(), task.outputs());
    for (int i = 0; genomes.size() < count; i++) {
      if (i >= 100 * (genomes.size() + 1)) {
        throw new IllegalArgumentException("networks of " + nodes + " nodes and " + connections + " connections can't be grown");
      }
      KeyedRandom random = new KeyedRandom(seed, 0, i, Purpose.BENCHMARK);
      Genome genome = Genome.minimal(task.inputs(), task.outputs(), 1, random);
      innovations.beginGeneration();
      while (genome.nodes().size() < nodes) {
        genome = INSERT_NODE.mutate(genome, innovations, random);
      }
      Genome before = null;
      while (genome.connectionCount() < connections && genome != before) {
        before = genome;
        genome = ADD_CONNECTION.mutate(genome, innovations, random);
      }
      Network network = NetworkCompiler.compile(genome);
      if (network.nodes() == nodes && network.connections() == connections) {
        genomes.add(genome);
      }
    }
    return genomes;
  }

  /**
   * Networks of this size whose episodes from these starts last, as those of a search do: of sixteen times as many random ones
   * those that last longest, then improved by {@value #ROUNDS} rounds of changed activations, each kept where episodes do not get
   * shorter.
   */
  public static List<Network> steadiest(
      Evaluator evaluator, ControlTask task, int nodes, int connections, int count, double[][] starts, long seed) {
    List<Genome> candidates = genomes(task, nodes, connections, 16 * count, seed);
    long[] steps = steps(evaluator, task, candidates, starts);
    List<Genome> genomes = new ArrayList<>();
    long[] best = new long[count];
    IntStream.range(0, steps.length)
        .boxed()
        .sorted(Comparator.comparingLong((Integer i) -> steps[i]).reversed())
        .limit(count)
        .forEach(
            i -> {
              best[genomes.size()] = steps[i];
              genomes.add(candidates.get(i));
            });
    Innovations none = Innovations.after(task.inputs(), task.outputs());
    for (int round = 1; round <= ROUNDS; round++) {
      List<Genome> changed = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        changed.add(CHANGE_ACTIVATION.mutate(genomes.get(i), none, new KeyedRandom(seed, round, i, Purpose.BENCHMARK)));
      }
      long[] theirs = steps(evaluator, task, changed, starts);
      for (int i = 0; i < count; i++) {
        if (theirs[i] >= best[i]) {
          best[i] = theirs[i];
          genomes.set(i, changed.get(i));
        }
      }
    }
    return genomes.stream().map(NetworkCompiler::compile).toList();
  }

  private static long[] steps(Evaluator evaluator, ControlTask task, List<Genome> genomes, double[][] starts) {
    List<Network> networks = genomes.stream().map(NetworkCompiler::compile).toList();
    Scores scores = evaluator.rollouts(task, networks, Weights.STANDARD, starts);
    return IntStream.range(0, networks.size()).mapToLong(scores::steps).toArray();
  }
}
