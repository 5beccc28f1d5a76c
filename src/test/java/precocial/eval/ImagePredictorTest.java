package precocial.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.genome.Activation;
import precocial.genome.Genome;
import precocial.network.Breeding;
import precocial.network.GenomeSketch;
import precocial.network.Network;
import precocial.network.NetworkCompiler;

class ImagePredictorTest {
  private static final List<Activation> ALL = List.of(Activation.values());

  private static Predictions predict(int threads, Loops loops, ImageBatch batch, Network network, Weights weights) {
    try (Evaluator cpu = new CpuEvaluator(threads, 1, loops)) {
      return cpu.predict(batch, network, weights);
    }
  }

  /** Everything that predictions tell. */
  private static List<Double> values(Predictions predictions) {
    List<Double> values = new ArrayList<>(List.of(predictions.voteAccuracy(), predictions.meanProbabilityAccuracy()));
    for (int w = 0; w < predictions.weights(); w++) {
      values.add(predictions.loss(w));
      values.add(predictions.accuracy(w));
      for (int k = 0; k < predictions.classes(); k++) {
        values.add(predictions.accuracy(w, k));
      }
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource({"1, 3", "127, 3", "128, 2", "129, 10", "1000, 5"})
  void lossesHaveTheBitsOfTheClassifier(int images, int classes) {
    ImageBatch batch = ImageBatch.all(SmallImages.random(16, classes, images, 2));
    List<Genome> genomes = ClassifierContract.evolved(16, classes, 8, 30, ALL);
    for (Loops loops : List.of(new PlainLoops(), new VectorLoops())) {
      try (Evaluator cpu = new CpuEvaluator(2, 1, loops)) {
        Classifier classifier = cpu.classifier(batch.images(), true);
        Losses losses = classifier.judge(genomes, Breeding.unknown(8), batch, Weights.STANDARD);
        for (int n = 0; n < 8; n++) {
          Predictions predictions = cpu.predict(batch, NetworkCompiler.compile(genomes.get(n)), Weights.STANDARD);
          for (int w = 0; w < 6; w++) {
            assertThat(predictions.loss(w)).isEqualTo(losses.loss(n, w));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10})
  void theClassOfTheGreatestOutputIsPredicted(int classes) {
    ImageBatch batch = ImageBatch.draw(SmallImages.random(16, classes, 400, 3), 300, new Random(3));
    for (Genome genome : ClassifierContract.evolved(16, classes, 10, 30, ALL)) {
      Predictions predictions = predict(2, Loops.best(), batch, NetworkCompiler.compile(genome), Weights.STANDARD);
      for (int w = 0; w < 6; w++) {
        float[][] outputs = SmallImages.outputs(genome, batch, Weights.STANDARD.value(w));
        int[] right = new int[classes];
        int all = 0;
        for (int i = 0; i < 300; i++) {
          int best = 0;
          for (int k = 1; k < classes; k++) {
            best = outputs[i][k] > outputs[i][best] ? k : best;
          }
          right[batch.label(i)] += best == batch.label(i) ? 1 : 0;
          all += best == batch.label(i) ? 1 : 0;
        }
        assertThat(predictions.accuracy(w)).isEqualTo(all / 300.0);
        for (int k = 0; k < classes; k++) {
          int of = batch.classStart(k + 1) - batch.classStart(k);
          assertThat(Double.valueOf(predictions.accuracy(w, k))).isEqualTo(Double.valueOf((double) right[k] / of)); // or NaN
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void neitherThreadsNorLoopsChangeAnything(boolean individual) {
    ImageBatch batch = ImageBatch.all(SmallImages.random(16, 4, 700, 4));
    Weights weights = individual ? Weights.INDIVIDUAL : Weights.STANDARD;
    List<List<Double>> all = new ArrayList<>();
    for (Genome genome : ClassifierContract.evolved(16, 4, 6, 40, ALL)) {
      Network network = NetworkCompiler.compile(EvaluatorContract.weighted(genome, 4));
      List<Double> expected = values(predict(1, new PlainLoops(), batch, network, weights));
      for (int threads : new int[] {1, 2, 5}) {
        assertThat(values(predict(threads, new PlainLoops(), batch, network, weights))).isEqualTo(expected);
        assertThat(values(predict(threads, new VectorLoops(), batch, network, weights))).isEqualTo(expected);
      }
      all.add(expected);
    }
    assertThat(all.stream().distinct().count()).isGreaterThan(3);
  }

  @ParameterizedTest
  @CsvSource({"false, 3", "true, 3", "false, 10", "true, 10"})
  void predictionsAgreeWithTheReference(boolean individual, int classes) {
    ImageBatch batch = ImageBatch.all(SmallImages.random(16, classes, 300, 5));
    Weights weights = individual ? Weights.INDIVIDUAL : Weights.shared(-1f, 0.3f, 0.8f);
    for (Genome genome : ClassifierContract.evolved(16, classes, 15, 30, ClassifierContract.SMOOTH)) {
      Network network = NetworkCompiler.compile(EvaluatorContract.weighted(genome, 5));
      Predictions cpu = predict(2, Loops.best(), batch, network, weights);
      Predictions reference = new ReferenceEvaluator().predict(batch, network, weights);
      for (int w = 0; w < weights.count(); w++) {
        assertThat(cpu.loss(w)).isCloseTo(reference.loss(w), within(1e-4 * Math.max(1, reference.loss(w))));
        // Outputs that are equal but for rounding are a matter of luck.
        assertThat(cpu.accuracy(w)).isCloseTo(reference.accuracy(w), within(0.02));
      }
      assertThat(cpu.voteAccuracy()).isCloseTo(reference.voteAccuracy(), within(0.02));
      assertThat(cpu.meanProbabilityAccuracy()).isCloseTo(reference.meanProbabilityAccuracy(), within(0.02));
    }
  }

  /** Pixel 1 less pixel 2, and the reverse: the brighter one tells the class. */
  @Test
  void individualWeightsCount() {
    Network network = new GenomeSketch(2, 2).on(1, 3, 1f).on(2, 3, -1f).on(1, 4, -1f).on(2, 4, 1f).on(0, 4, 0.001f).network();
    byte[] pixels = {10, 5, 100, 101, 0, -1, -1, -1};
    ImageBatch batch = ImageBatch.all(ImageSet.of(1, 2, 2, pixels, new byte[] {0, 1, 1, 1}));
    Predictions predictions = predict(1, Loops.best(), batch, network, Weights.INDIVIDUAL);
    assertThat(predictions.weights()).isEqualTo(1);
    assertThat(predictions.accuracy(0)).isEqualTo(1);
    assertThat(predictions.loss(0)).isBetween(0.3, 0.69);
    assertThat(predict(1, Loops.best(), batch, network, Weights.shared(1f)).accuracy(0)).isEqualTo(0.75);
  }

  @Test
  void anOverflowIsTheWorstLoss() {
    GenomeSketch sketch = new GenomeSketch(1, 2).hidden(4, Activation.LINEAR).hidden(5, Activation.LINEAR);
    Network network = sketch.on(1, 4, 3e38f).on(4, 5, 3e38f).on(5, 2, 1f).network();
    ImageBatch batch = ImageBatch.all(ImageSet.of(1, 1, 2, new byte[] {9, 0}, new byte[2]));
    Predictions predictions = predict(1, Loops.best(), batch, network, Weights.INDIVIDUAL);
    assertThat(predictions.loss(0)).isEqualTo(Float.MAX_VALUE);
    assertThat(predictions.accuracy(0)).isEqualTo(1);
  }
}
