package precocial.eval;

import java.util.List;
import precocial.data.ImageBatch;
import precocial.genome.Genome;
import precocial.network.Network;
import precocial.numerics.FixedTree;

/** Mean cross-entropy of every (network, weight) pair over a batch of images. */
public final class Losses {
  /** What counts as the loss where an output overflows: the greatest that a float holds. */
  static final double WORST = Float.MAX_VALUE;

  private final int weights;
  private final double[] rewards; // (networks, weights): minus the loss

  Losses(int networks, int weights) {
    this.weights = weights;
    rewards = new double[networks * weights];
  }

  /** Refuses what {@link Classifier#judge} says that it refuses. */
  static void check(List<Genome> genomes, ImageBatch batch, Weights weights) {
    for (Genome genome : genomes) {
      Predictions.requireShape(batch.images(), genome.inputs(), genome.outputs());
    }
    if (weights.individual()) {
      throw new IllegalArgumentException("a population is judged with shared weights, not individual ones");
    }
  }

  /** Refuses networks that do not fit the images. */
  static void requireShape(ImageBatch batch, List<Network> networks) {
    for (Network network : networks) {
      Predictions.requireShape(batch.images(), network.inputs(), network.outputs());
    }
  }

  /** @param sums (tiles): cross-entropy summed over the images of each, from sums[from] on */
  void set(int network, int weight, double[] sums, int from, int tiles, int images) {
    rewards[network * weights + weight] = -mean(sums, from, tiles, images);
  }

  static double mean(double[] sums, int from, int tiles, int images) {
    double loss = FixedTree.sum(sums, from, tiles) / images;
    return Math.abs(loss) < WORST ? loss : WORST;
  }

  public int networks() {
    return rewards.length / weights;
  }

  /** Mean cross-entropy. */
  public double loss(int network, int weight) {
    return -rewards[network * weights + weight];
  }

  /** Rewards, minus the losses, over all weights. */
  public Fitness fitness(int network) {
    return Fitness.of(rewards, network * weights, weights, 1);
  }
}
