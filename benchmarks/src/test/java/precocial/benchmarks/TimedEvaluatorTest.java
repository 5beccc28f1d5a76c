package precocial.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.eval.Classifier;
import precocial.eval.CpuBackend;
import precocial.eval.Evaluator;
import precocial.eval.Weights;
import precocial.genome.Genome;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.task.Starts;

class TimedEvaluatorTest {
  private static final int[] PARENTS = {-1, -1};

  private final ImageSet images = ImageSet.of(2, 2, 2, new byte[] {0, 50, 100, 127, 9, 0, 3, 7}, new byte[] {0, 1});
  private final List<Genome> genomes =
      List.of(Genome.minimal(4, 2, 0.7, new Random(1)), Genome.minimal(4, 2, 0.7, new Random(2)));

  @Test
  void resultsAreThoseOfTheEvaluator() {
    try (Evaluator plain = new CpuBackend().evaluator(1);
        Evaluator timed = new TimedEvaluator(new CpuBackend().evaluator(1))) {
      ImageBatch all = ImageBatch.all(images);
      var expected = plain.classifier(images, true).judge(genomes, PARENTS, all, Weights.STANDARD);
      var losses = timed.classifier(images, true).judge(genomes, PARENTS, all, Weights.STANDARD);
      Network network = NetworkCompiler.compile(genomes.get(0));
      var predictions = timed.predict(all, network, Weights.STANDARD);
      for (int w = 0; w < 6; w++) {
        assertThat(losses.loss(1, w)).isEqualTo(expected.loss(1, w));
        assertThat(predictions.loss(w)).isEqualTo(expected.loss(0, w));
      }
    }
  }

  @Test
  void populationsAndCandidatesAreTimedApart() {
    try (TimedEvaluator evaluator = new TimedEvaluator(new CpuBackend().evaluator(1))) {
      Classifier populations = evaluator.classifier(images, true);
      Classifier candidates = evaluator.classifier(images, true);
      populations.judge(genomes, PARENTS, ImageBatch.all(images), Weights.STANDARD);
      double evaluation = evaluator.evaluationSeconds();
      assertThat(evaluation).isPositive();
      assertThat(evaluator.confirmationSeconds()).isZero();
      candidates.judge(genomes, PARENTS, ImageBatch.all(images), Weights.STANDARD);
      double confirmation = evaluator.confirmationSeconds();
      assertThat(confirmation).isPositive();
      evaluator.predict(ImageBatch.all(images), NetworkCompiler.compile(genomes.get(0)), Weights.STANDARD);
      assertThat(evaluator.confirmationSeconds()).isGreaterThan(confirmation);
      assertThat(evaluator.evaluationSeconds()).isEqualTo(evaluation);
    }
  }

  @Test
  void theBestOfAGenerationAloneIsAConfirmation() {
    try (TimedEvaluator evaluator = new TimedEvaluator(new CpuBackend().evaluator(1))) {
      List<Network> networks = Samples.genomes(16, 2).stream().map(NetworkCompiler::compile).toList();
      double[][] starts = Starts.draw(Samples.TASK, 1, 1, 0, Purpose.BENCHMARK);
      evaluator.rollouts(Samples.TASK, networks, Weights.STANDARD, starts);
      assertThat(evaluator.evaluationSeconds()).isPositive();
      assertThat(evaluator.confirmationSeconds()).isZero();
      evaluator.rollouts(Samples.TASK, networks.subList(0, 1), Weights.STANDARD, starts);
      assertThat(evaluator.confirmationSeconds()).isPositive();
    }
  }
}
