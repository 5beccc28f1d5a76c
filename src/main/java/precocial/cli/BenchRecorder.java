package precocial.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import precocial.data.ImageSet;
import precocial.eval.Classifier;
import precocial.eval.Evaluator;
import precocial.eval.ForwardingEvaluator;
import precocial.genome.Genome;

/** Keeps the last generations that a search on images has judged. */
final class BenchRecorder extends ForwardingEvaluator {
  private final int most;
  private final Deque<BenchGeneration> generations = new ArrayDeque<>();
  private boolean judging; // whether the search has its classifier for populations, which it asks for first

  /** @param most generations that are kept */
  BenchRecorder(Evaluator evaluator, int most) {
    super(evaluator);
    this.most = most;
  }

  List<BenchGeneration> generations() {
    return new ArrayList<>(generations);
  }

  @Override
  public Classifier classifier(ImageSet images, boolean sharing) {
    Classifier classifier = super.classifier(images, sharing);
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
}
