package precocial.eval;

import java.util.List;
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
  Scores rollouts(ControlTask task, List<Network> networks, Weights weights, double[][] starts);

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
   * Something to judge populations by, on images of this kind.
   *
   * @param sharing whether equal subnetworks of different genomes are evaluated once; no result depends on it
   */
  Classifier classifier(ImageSet images, boolean sharing);

  /** Ends the evaluator's threads. */
  @Override
  void close();
}
