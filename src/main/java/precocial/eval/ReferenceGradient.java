package precocial.eval;

import java.util.Arrays;
import precocial.data.ImageBatch;
import precocial.genome.Activation;
import precocial.network.Layer;
import precocial.network.Network;

/** Backpropagation in float64, one image at a time. */
final class ReferenceGradient {
  private final ImageBatch batch;
  private final Network network;
  private final double[] gradient; // (connections): layers, rows, columns
  private final double[] sum; // (nodes): what a node applies its activation to
  private final double[] value; // (nodes)
  private final double[] byValue; // (nodes): derivative of the image's loss

  ReferenceGradient(ImageBatch batch, Network network) {
    Predictions.requireShape(batch.images(), network.inputs(), network.outputs());
    LossGradient.requireSlopes(network);
    this.batch = batch;
    this.network = network;
    gradient = new double[network.connections()];
    sum = new double[network.nodes()];
    value = new double[network.nodes()];
    byValue = new double[network.nodes()];
  }

  LossGradient run() {
    for (int i = 0; i < batch.count(); i++) {
      forward(ReferenceImages.inputs(batch, i));
      backward(batch.label(i));
    }
    double loss = new ReferenceImages(batch, Weights.INDIVIDUAL).predict(network).loss(0);
    return new LossGradient(loss, Arrays.stream(gradient).map(g -> LossGradient.finite(g / batch.count())).toArray());
  }

  private void forward(double[] inputs) {
    value[0] = 1;
    System.arraycopy(inputs, 0, value, 1, inputs.length);
    for (Layer layer : network.layers()) {
      int connection = 0;
      for (int row = 0; row < layer.size(); row++) {
        int node = layer.first() + row;
        sum[node] = 0;
        for (int c = layer.next(row, 0); c >= 0; c = layer.next(row, c + 1)) {
          sum[node] += layer.weight(connection++) * value[c];
        }
        value[node] = ReferenceEvaluator.activate(layer.activation(row), sum[node]);
      }
    }
  }

  private void backward(int label) {
    Arrays.fill(byValue, 0);
    shareOutputs(network.nodes() - network.outputs(), label);
    int layerEnd = gradient.length; // one past the layer's last connection
    for (int l = network.layers().size() - 1; l >= 0; l--) {
      Layer layer = network.layers().get(l);
      int first = layerEnd - layer.connections();
      int connection = 0;
      for (int row = 0; row < layer.size(); row++) {
        int node = layer.first() + row;
        double bySum = byValue[node] * slope(layer.activation(row), sum[node]);
        for (int c = layer.next(row, 0); c >= 0; c = layer.next(row, c + 1)) {
          gradient[first + connection] += bySum * value[c];
          byValue[c] += bySum * layer.weight(connection++);
        }
      }
      layerEnd = first;
    }
  }

  /** Softmax, less 1 for the label. */
  private void shareOutputs(int first, int label) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int node = first; node < value.length; node++) {
      greatest = Math.max(greatest, value[node]);
    }
    double total = 0;
    for (int node = first; node < value.length; node++) {
      byValue[node] = StrictMath.exp(value[node] - greatest);
      total += byValue[node];
    }
    for (int node = first; node < value.length; node++) {
      byValue[node] = byValue[node] / total - (node - first == label ? 1 : 0);
    }
  }

  private static double slope(Activation activation, double x) {
    double y = ReferenceEvaluator.activate(activation, x);
    return switch (activation) {
      case LINEAR -> 1;
      case STEP -> throw new IllegalArgumentException("a step function has no slope to follow");
      case SINE -> Math.PI * StrictMath.cos(Math.PI * x);
      case GAUSSIAN -> -x * y;
      case TANH -> 1 - y * y;
      case SIGMOID -> y * (1 - y);
      case INVERSE -> -1;
      case ABSOLUTE -> Math.signum(x);
      case RELU -> x > 0 ? 1 : 0;
      case COSINE -> -Math.PI * StrictMath.sin(Math.PI * x);
    };
  }
}
