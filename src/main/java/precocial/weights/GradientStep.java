package precocial.weights;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import precocial.eval.LossGradient;
import precocial.network.Topology;
import precocial.numerics.FixedTree;
import precocial.numerics.KeyedRandom;
import precocial.numerics.KeyedRandom.Purpose;

/** Gradient descent over batches of images. The learning rate falls to 0 over the run, along half a cosine. */
final class GradientStep implements TuningStep {
  private final float[] weights;
  private final Adam adam;
  private final TuningConfig config;
  private final Topology topology;
  private final ImageObjective objective;

  private GradientStep(float[] weights, Adam adam, TuningConfig config, Topology topology, ImageObjective objective) {
    this.weights = weights;
    this.adam = adam;
    this.config = config;
    this.topology = topology;
    this.objective = objective;
  }

  /** Starts about the weights: nodes that are equal, in structure and weights, would never be told apart by a gradient. */
  static GradientStep start(
      float[] weights, TuningConfig config, long seed, Topology topology, ImageObjective objective) {
    KeyedRandom random = new KeyedRandom(seed, 0, 0, Purpose.TUNING);
    float[] start = new float[weights.length];
    for (int i = 0; i < start.length; i++) {
      start[i] = (float) (weights[i] + config.deviation() * random.nextGaussian());
    }
    return new GradientStep(Tuning.finite(start), Adam.start(weights.length), config, topology, objective);
  }

  static GradientStep read(DataInput in, TuningConfig config, Topology topology, ImageObjective objective) throws IOException {
    float[] weights = Tuning.readWeights(in, topology.size());
    return new GradientStep(weights, Adam.read(in, weights.length), config, topology, objective);
  }

  @Override
  public Outcome generation(int generation) {
    double[] rewards = new double[config.steps()];
    double best = Double.NEGATIVE_INFINITY;
    for (int s = 0; s < rewards.length; s++) {
      LossGradient found = objective.gradient(topology.network(weights), generation, s + 1);
      int[] connection = topology.connectionOf(weights);
      double[] gradient = new double[weights.length];
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] = found.gradient()[connection[i]];
      }
      adam.step(weights, gradient, learningRate(generation, s));
      Tuning.finite(weights);
      rewards[s] = -found.loss();
      best = Math.max(best, rewards[s]);
    }
    Objective.Verdict verdict = objective.judge(List.of(topology.network(weights)), generation);
    return new Outcome(
        null, best, FixedTree.mean(rewards, 0, rewards.length), verdict.rewards()[0], rewards.length + verdict.evaluations(),
        (long) rewards.length * config.trials() + verdict.steps());
  }

  private double learningRate(int generation, int step) {
    double done = ((generation - 1.0) * config.steps() + step) / ((double) config.generations() * config.steps());
    return config.learningRate() * (1 + StrictMath.cos(Math.PI * done)) / 2;
  }

  @Override
  public float[] centre() {
    return weights.clone();
  }

  @Override
  public void write(DataOutput out) throws IOException {
    Tuning.writeWeights(out, weights);
    adam.write(out);
  }
}
