package precocial.eval;

import java.util.List;
import java.util.function.IntConsumer;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.genome.Activation;
import precocial.network.Layer;
import precocial.network.Network;
import precocial.task.ReferenceEnvironment;
import precocial.task.ControlTask;

/** The oracle: float64, one network, one weight and one sample at a time, nothing shared or reordered. */
final class ReferenceEvaluator implements Evaluator {
  @Override
  public Scores rollouts(
      ControlTask task, List<Network> networks, Weights weights, double[][] starts, IntConsumer ended) {
    Scores scores = new Scores(networks.size(), weights.count(), starts.length, task.lostReward());
    for (int n = 0; n < networks.size(); n++) {
      for (int w = 0; w < weights.count(); w++) {
        for (int s = 0; s < starts.length; s++) {
          episode(task, networks.get(n), weights, w, starts[s], scores, n, w * starts.length + s);
          ended.accept(1);
        }
      }
    }
    return scores;
  }

  private static void episode(
      ControlTask task, Network network, Weights weights, int w, double[] start, Scores scores, int n, int lane) {
    double total = 0;
    int step = 0;
    try (ReferenceEnvironment environment = task.reference()) {
      double[] observation = environment.reset(start);
      boolean going = true;
      while (going && step < task.maxSteps()) {
        observation = environment.step(outputs(network, weights, w, observation));
        total += environment.reward();
        step++;
        going = !environment.terminated();
      }
    }
    scores.set(n, lane, total, step);
  }

  @Override
  public double[][] forward(Network network, Weights weights, double[][] inputs) {
    double[][] outputs = new double[inputs.length][];
    for (int s = 0; s < inputs.length; s++) {
      outputs[s] = outputs(network, weights, 0, inputs[s]);
    }
    return outputs;
  }

  static double[] outputs(Network network, Weights weights, int w, double[] inputs) {
    double[] value = new double[network.nodes()];
    value[0] = 1;
    System.arraycopy(inputs, 0, value, 1, network.inputs());
    for (Layer layer : network.layers()) {
      int connection = 0;
      for (int row = 0; row < layer.size(); row++) {
        double sum = 0;
        for (int c = layer.next(row, 0); c >= 0; c = layer.next(row, c + 1)) {
          sum += (weights.individual() ? layer.weight(connection) : weights.value(w)) * value[c];
          connection++;
        }
        value[layer.first() + row] = activate(layer.activation(row), sum);
      }
    }
    double[] outputs = new double[network.outputs()];
    System.arraycopy(value, network.nodes() - outputs.length, outputs, 0, outputs.length);
    return outputs;
  }

  /** In strict arithmetic, since the last bits of {@link Math#sin} and its like differ between JVMs. */
  static double activate(Activation activation, double x) {
    return switch (activation) {
      case LINEAR -> x;
      case STEP -> Double.isNaN(x) ? x : x > 0 ? 1 : 0;
      case SINE -> StrictMath.sin(Math.PI * x);
      case GAUSSIAN -> StrictMath.exp(-x * x / 2);
      case TANH -> StrictMath.tanh(x);
      case SIGMOID -> (StrictMath.tanh(x / 2) + 1) / 2;
      case INVERSE -> -x;
      case ABSOLUTE -> Math.abs(x);
      case RELU -> Math.max(0, x);
      case COSINE -> StrictMath.cos(Math.PI * x);
    };
  }

  @Override
  public Predictions predict(ImageBatch batch, Network network, Weights weights) {
    return new ReferenceImages(batch, weights).predict(network);
  }

  @Override
  public Losses losses(ImageBatch batch, List<Network> networks, Weights weights) {
    return new ReferenceImages(batch, weights).losses(networks);
  }

  @Override
  public LossGradient gradient(ImageBatch batch, Network network) {
    return new ReferenceGradient(batch, network).run();
  }

  @Override
  public Classifier classifier(ImageSet images, boolean sharing) {
    return (genomes, parents, batch, weights) -> new ReferenceImages(batch, weights).judge(genomes);
  }

  @Override
  public void close() {}
}
