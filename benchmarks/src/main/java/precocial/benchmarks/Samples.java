package precocial.benchmarks;

import java.util.List;
import java.util.random.RandomGenerator;
import precocial.genome.Genome;
import precocial.numerics.KeyedRandom;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.search.SampleNetworks;
import precocial.task.ControlTask;
import precocial.task.Tasks;

/** What the benchmarks measure with: swing-up networks grown at random, and inputs; the same in every run. */
final class Samples {
  static final ControlTask TASK = Tasks.control("swingup");

  private static final long SEED = 1;

  private Samples() {}

  /** Nodes of the network of so many connections, in the proportion of a late champion: 29 nodes for 52 connections. */
  static int nodes(int connections) {
    return 6 + 23 * connections / 52;
  }

  static List<Genome> genomes(int connections, int count) {
    return SampleNetworks.genomes(TASK, nodes(connections), connections, count, SEED);
  }

  /** Inputs of the task, uniform in -1..1, each exactly a float. */
  static double[][] inputs(int count) {
    RandomGenerator random = new KeyedRandom(SEED, 1, 0, Purpose.BENCHMARK);
    double[][] inputs = new double[count][TASK.inputs()];
    for (double[] sample : inputs) {
      for (int i = 0; i < sample.length; i++) {
        sample[i] = (float) (2 * random.nextDouble() - 1);
      }
    }
    return inputs;
  }
}
