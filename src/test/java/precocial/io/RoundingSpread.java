package precocial.io;

import java.util.Random;
import precocial.eval.Weights;
import precocial.genome.Activation;
import precocial.network.Layer;
import precocial.network.Network;

/**
 * How far rounding in float32 can move the outputs of a network: it is evaluated in float64 many times, each sum and each value
 * moved at random by as much as it may be off in float32. Where a step is near, or a chain of steep activations amplifies, two
 * right programs differ by more than any fixed tolerance.
 */
final class RoundingSpread {
  private static final int TRIALS = 100;
  private static final double SUM = 0x1p-23; // of the sum of magnitudes
  private static final double VALUE = 2.5e-7; // of activations that are approximated, to at most 2.2e-7

  private final Network network;
  private final Weights weights;
  private final Random random = new Random(1);

  RoundingSpread(Network network, Weights weights) {
    this.network = network;
    this.weights = weights;
  }

  /** The greatest distance of each output from what it is without rounding. */
  double[] of(double[] inputs) {
    double[] exact = outputs(inputs, 0);
    double[] spread = new double[exact.length];
    for (int trial = 0; trial < TRIALS; trial++) {
      double[] moved = outputs(inputs, 1);
      for (int o = 0; o < spread.length; o++) {
        spread[o] = Math.max(spread[o], Math.abs(moved[o] - exact[o]));
      }
    }
    return spread;
  }

  private double[] outputs(double[] inputs, double scale) {
    double[] value = new double[network.nodes()];
    value[0] = 1;
    System.arraycopy(inputs, 0, value, 1, inputs.length);
    for (Layer layer : network.layers()) {
      int connection = 0;
      for (int row = 0; row < layer.size(); row++) {
        double sum = 0;
        double magnitude = 0;
        for (int c = layer.next(row, 0); c >= 0; c = layer.next(row, c + 1)) {
          double term = (weights.individual() ? layer.weight(connection++) : weights.value(0)) * value[c];
          sum += term;
          magnitude += Math.abs(term);
        }
        double moved = sum + scale * SUM * magnitude * random.nextDouble(-1, 1);
        value[layer.first() + row] = activate(layer.activation(row), moved, scale * VALUE * random.nextDouble(-1, 1));
      }
    }
    double[] outputs = new double[network.outputs()];
    System.arraycopy(value, network.nodes() - outputs.length, outputs, 0, outputs.length);
    return outputs;
  }

  /** @param error of what is approximated */
  private static double activate(Activation activation, double x, double error) {
    return switch (activation) {
      case LINEAR -> x;
      case STEP -> x > 0 ? 1 : 0;
      case SINE -> Math.sin(Math.PI * x) + error;
      case GAUSSIAN -> Math.exp(-x * x / 2) + error;
      case TANH -> Math.tanh(x) + error;
      case SIGMOID -> (Math.tanh(x / 2) + 1) / 2 + error;
      case INVERSE -> -x;
      case ABSOLUTE -> Math.abs(x);
      case RELU -> Math.max(0, x);
      case COSINE -> Math.cos(Math.PI * x) + error;
    };
  }
}
