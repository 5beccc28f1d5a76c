package precocial.eval;

import precocial.genome.Activation;
import precocial.network.Layer;
import precocial.network.Network;

/**
 * A network's loss and where it rises.
 *
 * @param loss mean cross-entropy over a batch
 * @param gradient (connections): its derivative by the weight of each connection, in the order of the network's layers, rows and
 *     columns
 */
public record LossGradient(double loss, double[] gradient) {
  /** @throws IllegalArgumentException for a network with a step function */
  static void requireSlopes(Network network) {
    for (Layer layer : network.layers()) {
      for (int row = 0; row < layer.size(); row++) {
        if (layer.activation(row) == Activation.STEP) {
          throw new IllegalArgumentException("a network with a step function has no gradient to follow");
        }
      }
    }
  }

  /** A derivative as it is given: 0 where it is not finite. */
  static double finite(double derivative) {
    return Double.isFinite(derivative) ? derivative : 0;
  }
}
