package precocial.eval;

import java.util.List;
import java.util.function.IntConsumer;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.network.Network;
import precocial.task.ControlTask;

/** Leaves everything to another evaluator: for those that change, watch or measure a part of its work. */
public abstract class ForwardingEvaluator implements Evaluator {
  private final Evaluator evaluator;

  /** @param evaluator does the work, and is closed with this one */
  protected ForwardingEvaluator(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  @Override
  public Scores rollouts(ControlTask task, List<Network> networks, Weights weights, double[][] starts, IntConsumer ended) {
    return evaluator.rollouts(task, networks, weights, starts, ended);
  }

  @Override
  public double[][] forward(Network network, Weights weights, double[][] inputs) {
    return evaluator.forward(network, weights, inputs);
  }

  @Override
  public Predictions predict(ImageBatch batch, Network network, Weights weights) {
    return evaluator.predict(batch, network, weights);
  }

  @Override
  public Losses losses(ImageBatch batch, List<Network> networks, Weights weights) {
    return evaluator.losses(batch, networks, weights);
  }

  @Override
  public LossGradient gradient(ImageBatch batch, Network network) {
    return evaluator.gradient(batch, network);
  }

  @Override
  public Classifier classifier(ImageSet images, boolean sharing) {
    return evaluator.classifier(images, sharing);
  }

  @Override
  public void close() {
    evaluator.close();
  }
}
