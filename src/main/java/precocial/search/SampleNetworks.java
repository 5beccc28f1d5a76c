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
import precocial.task.Task;

/** Networks of a stated size to measure with: grown at random by the search's mutations, the same for the same seed. */
public final class SampleNetworks {
  private static final List<Activation> ACTIVATIONS = List.of(Activation.values());
  private static final Mutator INSERT_NODE = new Mutator(ACTIVATIONS, 0, 1, 0, 0);
  private static final Mutator ADD_CONNECTION = new Mutator(ACTIVATIONS, 0, 0, 1, 0);

  private SampleNetworks() {}

  /**
   * Genomes with this many nodes (bias, inputs and outputs included) and enabled connections, all of which reach an output.
   *
   * @throws IllegalArgumentException for a size that can't be reached
   */
  public static List<Genome> genomes(Task task, int nodes, int connections, int count, long seed) {
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
   * The networks, of sixteen times as many, whose episodes from these starts last longest: a measurement over episodes that end
   * at once would measure their ends.
   */
  public static List<Network> steadiest(
      Evaluator evaluator, Task task, int nodes, int connections, int count, double[][] starts, long seed) {
    List<Network> networks =
        genomes(task, nodes, connections, 16 * count, seed).stream().map(NetworkCompiler::compile).toList();
    Scores scores = evaluator.rollouts(task, networks, Weights.STANDARD, starts);
    return IntStream.range(0, networks.size())
        .boxed()
        .sorted(Comparator.comparingLong((Integer i) -> scores.steps(i)).reversed())
        .limit(count)
        .map(networks::get)
        .toList();
  }
}
