package precocial.eval;

import java.util.List;
import precocial.network.Network;
import precocial.task.Task;

/**
 * Evaluates networks on one backend. The same arguments give the same scores: for float32 backends the same bits, whatever the
 * threads, the other networks of the batch and the machine. Networks of a call have the same inputs and outputs.
 */
public interface Evaluator extends AutoCloseable {
  /**
   * Runs an episode for every (network, weight, start) triple.
   *
   * @param starts (starts, state values)
   * @return scores in the order of the networks
   */
  Scores rollouts(Task task, List<Network> networks, Weights weights, double[][] starts);

  /**
   * Outputs of one network, before softmax or clipping, for one value of the weights.
   *
   * @param inputs (samples, inputs), the bias not included
   * @return (samples, outputs)
   */
  double[][] forward(Network network, Weights weights, double[][] inputs);

  /** Ends the evaluator's threads. */
  @Override
  void close();
}
