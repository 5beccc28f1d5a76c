package precocial.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntConsumer;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.eval.Classifier;
import precocial.eval.Evaluator;
import precocial.eval.LossGradient;
import precocial.eval.Losses;
import precocial.eval.Predictions;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.genome.Genome;
import precocial.network.Network;
import precocial.task.ControlTask;

/** Keeps the last generations that a search on images has judged. */
final class BenchRecorder implements Evaluator {
  private final Evaluator evaluator;
  private final int most;
  private final Deque<BenchGeneration> generations = new ArrayDeque<>();
  private boolean judging; // whether the search has its classifier for populations, which it asks for first

  /** @param most generations that are kept */
  BenchRecorder(Evaluator evaluator, int most) {
    this.evaluator = evaluator;
    this.most = most;
  }

  List<BenchGeneration> generations() {
    return new ArrayList<>(generations);
  }

  @Override
  public Classifier classifier(ImageSet images, boolean sharing) {
    Classifier classifier = evaluator.classifier(images, sharing);
    if (judging) {
      return classifier;
    }
    judging = true;
    return (genomes, parents, batch, weights) -> {
      if (generations.size() == most) {
        generations.removeFirst();
      }
      List<Genome> kept = List.copyOf(genomes);
      generations.addLast(new BenchGeneration(kept, parents.clone()));
      return classifier.judge(genomes, parents, batch, weights);
    };
  }

  @Override
  public Scores rollouts(
      ControlTask task, List<Network> networks, Weights weights, double[][] starts, IntConsumer ended) {
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
  public void close() {
    evaluator.close();
  }
}
