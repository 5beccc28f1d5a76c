package precocial.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.genome.Activation;
import precocial.genome.Genome;
import precocial.network.Breeding;

class CpuClassifierTest {
  private static final List<Activation> ALL = List.of(Activation.values());

  @Nested
  class OnPlainLoops extends ClassifierContract {
    @Override
    Evaluator create() {
      return new CpuEvaluator(2, 18, new PlainLoops());
    }
  }

  @Nested
  class OnVectorLoops extends ClassifierContract {
    @Override
    Evaluator create() {
      return new CpuEvaluator(1, 18, new VectorLoops());
    }
  }

  private static Weights weights(int count) {
    float[] values = new float[count];
    for (int w = 0; w < count; w++) {
      values[w] = 0.6f * w - 1.7f;
    }
    return Weights.shared(values);
  }

  private static List<Double> judge(
      int threads, Loops loops, boolean sharing, List<Genome> genomes, ImageBatch batch, Weights weights) {
    try (Evaluator cpu = new CpuEvaluator(threads, 1, loops)) {
      Classifier classifier = cpu.classifier(batch.images(), sharing);
      Losses losses = classifier.judge(genomes, Breeding.unknown(genomes.size()), batch, weights);
      return ClassifierContract.values(losses, weights.count());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 3, 1", "127, 3, 2", "128, 3, 7", "129, 3, 3", "1000, 3, 4", "129, 10, 6", "300, 2, 5", "200, 60, 1"
  })
  void neitherThreadsNorLoopsNorSharingChangeABit(int images, int classes, int weightCount) {
    ImageSet set = SmallImages.random(16, classes, Math.max(images, 50), images);
    ImageBatch batch = ImageBatch.draw(set, images, new Random(images));
    List<Genome> genomes = ClassifierContract.evolved(16, classes, 10, 25, ALL);
    Weights weights = weights(weightCount);
    List<Double> expected = judge(1, new PlainLoops(), false, genomes, batch, weights);
    for (int threads : new int[] {1, 2, 5}) {
      for (Loops loops : List.of(new PlainLoops(), new VectorLoops())) {
        for (boolean sharing : new boolean[] {false, true}) {
          assertThat(judge(threads, loops, sharing, genomes, batch, weights))
              .as("%d threads, %s, sharing %s", threads, loops, sharing).isEqualTo(expected);
        }
      }
    }
    for (int n = 0; n < 10; n++) {
      for (int w = 0; w < weightCount; w++) {
        float[][] outputs = SmallImages.outputs(genomes.get(n), batch, weights.value(w));
        double loss = SmallImages.loss(outputs, batch);
        // Outputs have the very bits; what differs is how their losses are added up.
        assertThat(expected.get(n * weightCount + w)).isCloseTo(loss, within(1e-6 * SmallImages.size(outputs)));
      }
    }
    assertThat(expected.stream().distinct().count()).isGreaterThan(5);
  }

  @Test
  void otherImagesGiveOtherLosses() {
    ImageSet set = SmallImages.random(16, 3, 200, 1);
    List<Genome> genomes = ClassifierContract.evolved(16, 3, 10, 25, ALL);
    List<Double> first = judge(2, new VectorLoops(), true, genomes, ImageBatch.draw(set, 130, new Random(1)), weights(2));
    assertThat(judge(2, new VectorLoops(), true, genomes, ImageBatch.draw(set, 130, new Random(1)), weights(2))).isEqualTo(first);
    assertThat(judge(2, new VectorLoops(), true, genomes, ImageBatch.draw(set, 130, new Random(2)), weights(2)))
        .isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10})
  void lossesAgreeWithTheReference(int classes) {
    ImageBatch batch = ImageBatch.all(SmallImages.random(16, classes, 150, 8));
    List<Genome> genomes = ClassifierContract.evolved(16, classes, 20, 30, ClassifierContract.SMOOTH);
    Weights weights = Weights.shared(-0.5f, 0.3f, 1f);
    List<Double> found = judge(2, Loops.best(), true, genomes, batch, weights);
    Losses reference =
        new ReferenceEvaluator().classifier(batch.images(), true).judge(genomes, Breeding.unknown(20), batch, weights);
    List<Double> expected = ClassifierContract.values(reference, 3);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(found.get(i)).isCloseTo(expected.get(i), within(1e-5 * Math.max(1, expected.get(i))));
    }
    assertThat(found).isNotEqualTo(expected);
  }

  /** A search's classifier sees many generations; every one is judged as by a classifier that saw no other. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3})
  void manyGenerationsInARowHaveTheBitsOfEachAlone(double crossover) {
    ImageSet images = SmallImages.random(64, 4, 300, 9);
    Breeding breeding = new Breeding(64, 4, 20, 9, crossover, ALL);
    List<Double> all = new ArrayList<>();
    try (Evaluator cpu = new CpuEvaluator(2, 1, new VectorLoops())) {
      Classifier classifier = cpu.classifier(images, true);
      for (int g = 0; g < 40; g++) {
        ImageBatch batch = ImageBatch.draw(images, 100, new Random(g));
        Losses losses = classifier.judge(breeding.genomes(), breeding.parents(), batch, weights(2));
        List<Double> found = ClassifierContract.values(losses, 2);
        if (g % 3 == 0) {
          assertThat(found).isEqualTo(judge(1, new PlainLoops(), false, breeding.genomes(), batch, weights(2)));
        }
        all.addAll(found);
        breeding.next();
      }
    }
    assertThat(all.stream().distinct().count()).isGreaterThan(all.size() / 4);
  }
}
