package precocial.benchmarks;

import java.util.List;
import java.util.function.IntConsumer;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.eval.Classifier;
import precocial.eval.Evaluator;
import precocial.eval.ForwardingEvaluator;
import precocial.eval.Losses;
import precocial.eval.Predictions;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.network.Network;
import precocial.task.ControlTask;

/**
 * Adds up the time that a search spends in its evaluator. What is left of its time is the search's own work. Packing networks
 * into a batch plan happens inside the evaluator and counts as evaluation; {@link CompileBenchmark} has its time.
 */
final class TimedEvaluator extends ForwardingEvaluator {
  private long evaluation;
  private long confirmation;
  private int classifiers;

  TimedEvaluator(Evaluator evaluator) {
    super(evaluator);
  }

  @Override
  public Scores rollouts(
      ControlTask task, List<Network> networks, Weights weights, double[][] starts, IntConsumer ended) {
    long from = System.nanoTime();
    Scores scores = super.rollouts(task, networks, weights, starts, ended);
    long time = System.nanoTime() - from;
    // Only the best of a generation is evaluated alone: a population has two genomes or more.
    if (networks.size() == 1) {
      confirmation += time;
    } else {
      evaluation += time;
    }
    return scores;
  }

  /** A search predicts to show the accuracy of a new champion. */
  @Override
  public Predictions predict(ImageBatch batch, Network network, Weights weights) {
    long from = System.nanoTime();
    Predictions predictions = super.predict(batch, network, weights);
    confirmation += System.nanoTime() - from;
    return predictions;
  }

  /** A search judges its populations by its first classifier; one that it asks for later is for candidates. */
  @Override
  public Classifier classifier(ImageSet images, boolean sharing) {
    Classifier classifier = super.classifier(images, sharing);
    boolean first = classifiers++ == 0;
    return (genomes, parents, batch, weights) -> {
      long from = System.nanoTime();
      Losses losses = classifier.judge(genomes, parents, batch, weights);
      long time = System.nanoTime() - from;
      if (first) {
        evaluation += time;
      } else {
        confirmation += time;
      }
      return losses;
    };
  }

  /** Seconds in rollouts of populations. */
  double evaluationSeconds() {
    return evaluation / 1e9;
  }

  /** Seconds in rollouts of the best of a generation alone, as candidate for champion or measured again. */
  double confirmationSeconds() {
    return confirmation / 1e9;
  }
}
