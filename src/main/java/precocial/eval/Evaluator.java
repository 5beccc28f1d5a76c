package precocial.eval;

import java.util.List;
import java.util.function.IntConsumer;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.network.Network;
import precocial.task.ControlTask;

/**
 * Evaluates networks on one backend. The same arguments give the same scores: for float32 backends the same bits, whatever the
 * threads, the other networks of the call and the machine. Networks of a call have the same inputs and outputs.
 */
public interface Evaluator extends AutoCloseable {
  /**
   * Runs an episode for every (network, weight, start) triple.
   *
   * @param starts (starts, state values)
   * @return scores in the order of the networks
   */
  default Scores rollouts(ControlTask task, List<Network> networks, Weights weights, double[][] starts) {
    return rollouts(task, networks, weights, starts, ended -> {});
  }

  /**
   * Likewise, and says how far it is.
   *
   * @param ended is told from any thread how many episodes have just ended, each once
   */
  Scores rollouts(ControlTask task, List<Network> networks, Weights weights, double[][] starts, IntConsumer ended);

  /**
   * Outputs of one network, before softmax or clipping, for one value of the weights.
   *
   * @param inputs (samples, inputs), the bias not included
   * @return (samples, outputs)
   */
  double[][] forward(Network network, Weights weights, double[][] inputs);

  /**
   * What a network predicts for every image of a batch under every weight.
   *
   * @throws IllegalArgumentException if it has other inputs than the images have pixels, or other outputs than there are classes
   */
  Predictions predict(ImageBatch batch, Network network, Weights weights);

  /**
   * Mean cross-entropy of many networks over a batch, each with the weights that it was compiled with or the shared ones: the
   * losses that {@link #predict} finds, to the bit.
   *
   * @return losses in the order of the networks
   * @throws IllegalArgumentException as of {@link #predict}
   */
  Losses losses(ImageBatch batch, List<Network> networks, Weights weights);

  /**
   * Mean cross-entropy of a network with its individual weights over a batch, to the bit the one that {@link #losses} finds, and
   * its derivatives by each of them. At 0 the slopes of absolute and relu count as 0. A derivative that overflows or is not a
   * number is given as 0.
   *
   * <p>Computed by backpropagation in float32 on the processor, whatever the backend: {@code cuda} gives the bits of {@code cpu};
   * {@code reference} computes in float64.
   *
   * @throws IllegalArgumentException as of {@link #predict}, and for a network with a step function, whose derivative says
   *     nothing
   */
  LossGradient gradient(ImageBatch batch, Network network);

  /**
   * Something to judge populations by, on images of this kind.
   *
   * @param sharing whether equal subnetworks of different genomes are evaluated once; no result depends on it
   */
  Classifier classifier(ImageSet images, boolean sharing);

  /** Ends the evaluator's threads. */
  @Override
  void close();
}
