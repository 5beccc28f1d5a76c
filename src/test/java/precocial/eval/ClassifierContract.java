package precocial.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
import precocial.network.NetworkCompiler;

/** What every evaluator does with images. */
abstract class ClassifierContract {
  /** None that makes much of a rounding error. */
  static final List<Activation> SMOOTH =
      List.of(
          Activation.LINEAR, Activation.GAUSSIAN, Activation.TANH, Activation.SIGMOID, Activation.INVERSE, Activation.ABSOLUTE,
          Activation.RELU);

  private Evaluator evaluator;

  abstract Evaluator create();

  @BeforeEach
  void open() {
    evaluator = create();
  }

  @AfterEach
  void close() {
    evaluator.close();
  }

  static List<Genome> evolved(int pixels, int classes, int count, int generations, List<Activation> activations) {
    Breeding breeding = new Breeding(pixels, classes, count, 17, 0, activations);
    for (int g = 0; g < generations; g++) {
      breeding.next();
    }
    return breeding.genomes();
  }

  Losses judge(List<Genome> genomes, ImageBatch batch, Weights weights) {
    return evaluator.classifier(batch.images(), true).judge(genomes, Breeding.unknown(genomes.size()), batch, weights);
  }

  static List<Double> values(Losses losses, int weights) {
    List<Double> values = new ArrayList<>();
    for (int n = 0; n < losses.networks(); n++) {
      for (int w = 0; w < weights; w++) {
        values.add(losses.loss(n, w));
      }
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource({"9, 2, 50", "16, 3, 300", "9, 40, 129"})
  void aLossIsTheMeanCrossEntropy(int pixels, int classes, int images) {
    ImageBatch batch = ImageBatch.all(SmallImages.random(pixels, classes, images, 1));
    List<Genome> genomes = evolved(pixels, classes, 12, 20, SMOOTH);
    Weights weights = Weights.shared(-1f, -0.4f, 0.7f);
    Losses losses = judge(genomes, batch, weights);
    assertThat(losses.networks()).isEqualTo(12);
    for (int n = 0; n < 12; n++) {
      for (int w = 0; w < 3; w++) {
        float[][] outputs = SmallImages.outputs(genomes.get(n), batch, weights.value(w));
        double expected = SmallImages.loss(outputs, batch);
        assertThat(losses.loss(n, w)).isCloseTo(expected, within(1e-5 * SmallImages.size(outputs)));
      }
    }
    assertThat(values(losses, 3).stream().distinct().count()).isGreaterThan(15);
  }

  @Test
  void fitnessIsTheMeanAndTheBestOfTheNegativeLosses() {
    ImageBatch batch = ImageBatch.all(SmallImages.random(9, 4, 60, 2));
    Losses losses = judge(evolved(9, 4, 5, 10, SMOOTH), batch, Weights.shared(-1f, 0.5f, 2f));
    for (int n = 0; n < 5; n++) {
      double[] rewards = {-losses.loss(n, 0), -losses.loss(n, 1), -losses.loss(n, 2)};
      assertThat(losses.fitness(n)).isEqualTo(Fitness.of(rewards, 0, 3, 1));
    }
  }

  @Test
  void neitherSharingNorCompanyNorOrderChangesALoss() {
    ImageSet images = SmallImages.random(16, 5, 200, 3);
    ImageBatch batch = ImageBatch.draw(images, 150, new Random(3));
    List<Genome> genomes = new ArrayList<>(evolved(16, 5, 15, 30, List.of(Activation.values())));
    Weights weights = Weights.shared(-2f, 1.5f);
    List<Double> expected = values(judge(genomes, batch, weights), 2);
    int[] unknown = Breeding.unknown(15);
    assertThat(values(evaluator.classifier(images, false).judge(genomes, unknown, batch, weights), 2)).isEqualTo(expected);
    for (int n = 0; n < 15; n++) {
      assertThat(values(judge(genomes.subList(n, n + 1), batch, weights), 2)).isEqualTo(expected.subList(2 * n, 2 * n + 2));
    }
    Collections.reverse(genomes);
    Losses reversed = judge(genomes, batch, weights);
    for (int n = 0; n < 15; n++) {
      assertThat(reversed.loss(14 - n, 1)).isEqualTo(expected.get(2 * n + 1));
    }
    assertThat(expected.stream().distinct().count()).isGreaterThan(15);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theGenerationsBeforeChangeNoLoss(boolean sharing) {
    ImageSet images = SmallImages.random(16, 3, 200, 4);
    Breeding breeding = new Breeding(16, 3, 10, 4, 0.2, List.of(Activation.values()));
    Classifier classifier = evaluator.classifier(images, sharing);
    Weights weights = Weights.shared(-0.5f, 1f);
    for (int g = 0; g < 15; g++) {
      ImageBatch batch = ImageBatch.draw(images, 40, new Random(g));
      List<Double> found = values(classifier.judge(breeding.genomes(), breeding.parents(), batch, weights), 2);
      assertThat(found).isEqualTo(values(judge(breeding.genomes(), batch, weights), 2));
      breeding.next();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 100})
  void withoutConnectionsTheLossIsTheLogarithmOfTheClasses(int classes) {
    ImageBatch batch = ImageBatch.all(SmallImages.random(4, classes, 300, 5));
    Losses losses = judge(List.of(new GenomeSketch(4, classes).genome()), batch, Weights.STANDARD);
    for (int w = 0; w < 6; w++) {
      assertThat(losses.loss(0, w)).isCloseTo(Math.log(classes), within(1e-6));
    }
  }

  /** Pixel 1 to 3 lead to classes 0 to 2. Where the bias leads there as well, all outputs are far from 0. */
  private static List<Genome> linear() {
    GenomeSketch pixels = new GenomeSketch(4, 3).on(1, 5).on(2, 6).on(3, 7);
    GenomeSketch withBias = new GenomeSketch(4, 3).on(1, 5).on(2, 6).on(3, 7).on(0, 5).on(0, 6).on(0, 7);
    GenomeSketch deep =
        new GenomeSketch(4, 3).on(1, 5).hidden(8, Activation.INVERSE).on(4, 8).on(0, 8).on(8, 6).on(8, 7).on(2, 7);
    return List.of(pixels.genome(), withBias.genome(), deep.genome());
  }

  @ParameterizedTest
  @ValueSource(floats = {80f, -70f, 100f, -100f, 300f, -300f, 20_000f, -20_000f, 1e6f})
  void outputsBeyondTheRangeOfTheExponentialAreJudgedRight(float weight) {
    ImageBatch batch = ImageBatch.all(SmallImages.random(4, 3, 400, 6));
    Losses losses = judge(linear(), batch, Weights.shared(weight));
    int inside = 0;
    int outside = 0;
    for (int n = 0; n < 3; n++) {
      float[][] outputs = SmallImages.outputs(linear().get(n), batch, weight);
      double expected = SmallImages.loss(outputs, batch);
      assertThat(losses.loss(n, 0)).as("network %d", n).isCloseTo(expected, within(1e-6 * SmallImages.size(outputs)));
      for (float[] of : outputs) {
        float sum = 0;
        for (float output : of) {
          sum += (float) Math.exp(output);
        }
        boolean in = sum > Loops.LEAST_SUM && sum < Float.POSITIVE_INFINITY;
        inside += in ? 1 : 0;
        outside += in ? 0 : 1;
      }
    }
    assertThat(inside).isPositive();
    assertThat(outside).isPositive();
  }

  @ParameterizedTest
  @ValueSource(floats = {0f, 50f, -80f, 1e3f, 1e8f, -1e8f, 1e9f, 1e36f})
  void equalOutputsOfAnySizeHaveTheLossOfAGuess(float weight) {
    Genome bias = new GenomeSketch(4, 3).on(0, 5).on(0, 6).on(0, 7).genome();
    Losses losses = judge(List.of(bias), ImageBatch.all(SmallImages.random(4, 3, 400, 6)), Weights.shared(weight));
    assertThat(losses.loss(0, 0)).isCloseTo(Math.log(3), within(1e-5));
  }

  /** Greater by ten than what a float holds of their sum over the images: each output by itself is in range. */
  @ParameterizedTest
  @ValueSource(floats = {1e37f, -1e37f, 1e38f, -1e38f})
  void sumsOfOutputsBeyondTheRangeOfFloatsGiveNoGoodLoss(float weight) {
    ImageBatch batch = ImageBatch.all(SmallImages.random(4, 3, 400, 6));
    Losses losses = judge(linear().subList(0, 2), batch, Weights.shared(weight));
    for (int n = 0; n < 2; n++) {
      float[][] outputs = SmallImages.outputs(linear().get(n), batch, weight);
      double expected = SmallImages.loss(outputs, batch);
      assertThat(expected).isBetween(1e35, 1e38);
      if (losses.loss(n, 0) != Losses.WORST) {
        assertThat(losses.loss(n, 0)).isCloseTo(expected, within(1e-6 * SmallImages.size(outputs)));
      }
    }
  }

  /** Ten factors of 3e38 overflow float64 as well; where they meet, infinities make a NaN. */
  private static GenomeSketch overflowing() {
    GenomeSketch sketch = new GenomeSketch(2, 2).on(1, 5);
    for (int id = 5; id < 15; id++) {
      sketch.hidden(id, Activation.LINEAR).hidden(id + 1, Activation.LINEAR).on(id, id + 1);
    }
    return sketch.hidden(16, Activation.INVERSE).on(14, 16);
  }

  @Test
  void anOverflowIsTheWorstLossOfItsNetworkAlone() {
    byte[] pixels = new byte[2 * 200];
    pixels[2 * 150] = 1; // one of 200 images is not black
    ImageBatch batch = ImageBatch.all(ImageSet.of(1, 2, 2, pixels, new byte[200]));
    Genome sound = new GenomeSketch(2, 2).hidden(5, Activation.TANH).on(0, 5).genome();
    Genome infinite = overflowing().on(15, 3).genome();
    Genome nan = overflowing().on(15, 4).on(16, 4).genome();
    Losses losses = judge(List.of(sound, infinite, sound, nan, sound), batch, Weights.shared(1f, 3e38f));
    for (int n : new int[] {0, 2, 4}) {
      assertThat(losses.loss(n, 1)).isCloseTo(Math.log(2), within(1e-6));
    }
    for (int n : new int[] {1, 3}) {
      assertThat(losses.loss(n, 0)).isBetween(0.6, 0.7);
      assertThat(losses.loss(n, 1)).isEqualTo(Float.MAX_VALUE);
      assertThat(losses.fitness(n).mean()).isFinite().isLessThan(-1e38);
      assertThat(losses.fitness(n).best()).isBetween(-0.7, -0.6);
    }
  }

  /** The class of minus infinity has no share in the sum; only where it is the label is its loss the worst. */
  @Test
  void minusInfinityIsAnOutputLikeAnother() {
    byte[] pixels = {1, 1, 1, 1};
    Genome genome = overflowing().on(16, 3).genome();
    Weights weights = Weights.shared(3e38f);
    ImageBatch second = ImageBatch.all(ImageSet.of(1, 2, 2, pixels, new byte[] {1, 1}));
    ImageBatch first = ImageBatch.all(ImageSet.of(1, 2, 2, pixels, new byte[] {1, 0}));
    assertThat(judge(List.of(genome), second, weights).loss(0, 0)).isCloseTo(0, within(1e-6));
    assertThat(judge(List.of(genome), first, weights).loss(0, 0)).isEqualTo(Float.MAX_VALUE);
  }

  @Test
  void aPopulationMayBeEmpty() {
    ImageBatch batch = ImageBatch.all(SmallImages.random(4, 3, 10, 1));
    assertThat(judge(List.of(), batch, Weights.STANDARD).networks()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"5, 3", "4, 2", "3, 3", "4, 4"})
  void genomesOfAnotherShapeAreRefused(int inputs, int outputs) {
    ImageBatch batch = ImageBatch.all(SmallImages.random(4, 3, 10, 1));
    Genome wrong = new GenomeSketch(inputs, outputs).on(1, 1 + inputs).genome();
    Genome right = new GenomeSketch(4, 3).genome();
    for (boolean sharing : new boolean[] {true, false}) {
      Classifier classifier = evaluator.classifier(batch.images(), sharing);
      assertThatThrownBy(() -> classifier.judge(List.of(right, wrong), new int[] {-1, -1}, batch, Weights.STANDARD))
          .as("sharing %s", sharing).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> evaluator.predict(batch, NetworkCompiler.compile(wrong), Weights.STANDARD))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
