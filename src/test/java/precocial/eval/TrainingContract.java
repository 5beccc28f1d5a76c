package precocial.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.genome.Activation;
import precocial.genome.Genome;
import precocial.network.GenomeSketch;
import precocial.network.Network;
import precocial.network.NetworkCompiler;

/** What every evaluator does where weights are trained on images: losses of many networks, and gradients. */
abstract class TrainingContract {
  static final List<Activation> DIFFERENTIABLE =
      Stream.of(Activation.values()).filter(activation -> activation != Activation.STEP).toList();

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

  /** Evolved genomes with weights of their own, of a size at which sines turn a few times at most. */
  static List<Network> networks(int pixels, int classes, int count, int generations, List<Activation> activations) {
    List<Network> networks = new ArrayList<>();
    for (Genome genome : ClassifierContract.evolved(pixels, classes, count, generations, activations)) {
      networks.add(NetworkCompiler.compile(withWeights(genome, 31 + networks.size())));
    }
    return networks;
  }

  static Genome withWeights(Genome genome, long seed) {
    Random random = new Random(seed);
    float[] weights = new float[genome.connections().size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (0.7 * random.nextGaussian());
    }
    return genome.withWeights(weights);
  }

  static List<Double> losses(Evaluator evaluator, ImageBatch batch, List<Network> networks, Weights weights) {
    return ClassifierContract.values(evaluator.losses(batch, networks, weights), weights.count());
  }

  @ParameterizedTest
  @CsvSource({"1, 3, true", "127, 3, false", "128, 2, true", "129, 10, true", "500, 5, true", "300, 4, false"})
  void lossesAreThoseOfPredictions(int images, int classes, boolean individual) {
    ImageBatch batch = ImageBatch.draw(SmallImages.random(16, classes, images + 40, 2), images, new Random(1));
    List<Network> networks = networks(16, classes, 9, 30, List.of(Activation.values()));
    Weights weights = individual ? Weights.INDIVIDUAL : Weights.shared(-1.3f, 0.4f, 300f);
    List<Double> expected = new ArrayList<>();
    for (Network network : networks) {
      Predictions predictions = evaluator.predict(batch, network, weights);
      for (int w = 0; w < weights.count(); w++) {
        expected.add(predictions.loss(w));
      }
    }
    assertThat(losses(evaluator, batch, networks, weights)).isEqualTo(expected);
    assertThat(expected.stream().distinct().count()).isGreaterThan(5);
  }

  @Test
  void aLossDependsNeitherOnTheOthersNorOnTheOrder() {
    ImageBatch batch = ImageBatch.all(SmallImages.random(20, 4, 300, 3));
    List<Network> networks = new ArrayList<>(networks(20, 4, 12, 40, List.of(Activation.values())));
    List<Double> expected = losses(evaluator, batch, networks, Weights.INDIVIDUAL);
    for (int n = 0; n < networks.size(); n++) {
      assertThat(losses(evaluator, batch, networks.subList(n, n + 1), Weights.INDIVIDUAL)).containsExactly(expected.get(n));
    }
    Collections.reverse(networks);
    Collections.reverse(expected);
    assertThat(losses(evaluator, batch, networks, Weights.INDIVIDUAL)).isEqualTo(expected);
  }

  @Test
  void anOverflowIsTheWorstLossOfItsNetworkAlone() {
    ImageBatch batch = ImageBatch.all(ImageSet.of(1, 1, 2, new byte[] {9, 0}, new byte[2]));
    Network sound = new GenomeSketch(1, 2).on(0, 2, 1f).network();
    GenomeSketch sketch = new GenomeSketch(1, 2).on(1, 4, 3e38f);
    for (int id = 4; id < 14; id++) {
      sketch.hidden(id, Activation.LINEAR).hidden(id + 1, Activation.LINEAR).on(id, id + 1, 3e38f);
    }
    Network overflowing = sketch.on(14, 2, 1f).network();
    List<Double> losses = losses(evaluator, batch, List.of(sound, overflowing, sound), Weights.INDIVIDUAL);
    double expected = Math.log1p(Math.exp(-1));
    assertThat(losses.get(0)).isCloseTo(expected, within(1e-6)).isEqualTo(losses.get(2));
    assertThat(losses.get(1)).isEqualTo(Float.MAX_VALUE);
    LossGradient gradient = evaluator.gradient(batch, overflowing);
    assertThat(gradient.loss()).isEqualTo(Float.MAX_VALUE);
    assertThat(gradient.gradient()).hasSize(12).containsOnly(0);
  }

  @Test
  void noNetworksHaveNoLosses() {
    ImageBatch batch = ImageBatch.all(SmallImages.random(4, 3, 10, 1));
    assertThat(evaluator.losses(batch, List.of(), Weights.INDIVIDUAL).networks()).isZero();
  }

  /** A step of h either way along each weight, in the float64 of the reference. */
  static double[] differences(ImageBatch batch, Genome genome) {
    double h = 1.0 / 4096;
    float[] weights = new float[genome.connections().size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = genome.connections().get(i).weight();
    }
    List<Double> differences = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      float[] up = weights.clone();
      float[] down = weights.clone();
      up[i] += (float) h;
      down[i] -= (float) h;
      Network above = NetworkCompiler.compile(genome.withWeights(up));
      Network below = NetworkCompiler.compile(genome.withWeights(down));
      List<Double> losses = losses(new ReferenceEvaluator(), batch, List.of(above, below), Weights.INDIVIDUAL);
      differences.add((losses.get(0) - losses.get(1)) / (up[i] - down[i]));
    }
    return differences.stream().mapToDouble(difference -> difference).toArray();
  }

  /** The sketch lists its connections in the order of the network's layers, rows and columns. */
  @ParameterizedTest
  @EnumSource(value = Activation.class, mode = EnumSource.Mode.EXCLUDE, names = "STEP")
  void aDerivativeIsTheLimitOfDifferences(Activation activation) {
    ImageBatch batch = ImageBatch.all(SmallImages.random(3, 3, 40, activation.id()));
    GenomeSketch sketch =
        new GenomeSketch(3, 3).hidden(7, activation).hidden(8, Activation.TANH).output(5, activation)
            .on(0, 7, 0.31f).on(1, 7, -0.62f).on(3, 7, 0.87f) // connections 0 to 2
            .on(2, 8, 0.45f).on(7, 8, -0.76f) // 3 and 4: a layer of its own
            .on(1, 4, 0.5f).on(7, 4, 1.2f).on(8, 4, 0.3f) // 5 to 7
            .on(0, 5, 0.21f).on(3, 5, -0.8f).on(8, 5, 0.94f) // 8 to 10; output 6 has no source
            .off(2, 6);
    Genome genome = sketch.genome();
    LossGradient found = evaluator.gradient(batch, NetworkCompiler.compile(genome));
    double[] expected = Arrays.copyOf(differences(batch, genome), 11);
    assertThat(found.gradient()).hasSize(11);
    for (int i = 0; i < 11; i++) {
      assertThat(found.gradient()[i]).as("connection %d", i).isCloseTo(expected[i], within(1e-4));
      assertThat(expected[i]).isNotZero();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void gradientsOfEvolvedNetworksAreThoseOfTheReference(long seed) {
    ImageBatch batch = ImageBatch.all(SmallImages.random(16, 4, 150, seed));
    Network network = networks(16, 4, 8, 20 + 10 * (int) seed, DIFFERENTIABLE).get((int) seed);
    LossGradient found = evaluator.gradient(batch, network);
    LossGradient expected = new ReferenceEvaluator().gradient(batch, network);
    assertThat(found.loss()).isEqualTo(evaluator.losses(batch, List.of(network), Weights.INDIVIDUAL).loss(0, 0));
    assertThat(found.gradient()).hasSize(network.connections());
    assertThat(relativeDistance(found.gradient(), expected.gradient())).isLessThan(1e-5);
    assertThat(Arrays.stream(expected.gradient()).filter(g -> Math.abs(g) > 1e-4).count()).isGreaterThan(10);
  }

  /** Length of the difference over that of the second. */
  static double relativeDistance(double[] found, double[] expected) {
    double distance = 0;
    double length = 0;
    for (int i = 0; i < expected.length; i++) {
      distance += (found[i] - expected[i]) * (found[i] - expected[i]);
      length += expected[i] * expected[i];
    }
    return Math.sqrt(distance / length);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 127, 128, 129, 257})
  void aGradientIsTheMeanOverTheImages(int images) {
    ImageSet set = SmallImages.random(16, 5, images, 7);
    Network network = networks(16, 5, 6, 40, DIFFERENTIABLE).get(4);
    double[] mean = new double[network.connections()];
    double loss = 0;
    for (int i = 0; i < images; i++) {
      byte[] pixels = Arrays.copyOfRange(set.pixels(), 16 * i, 16 * (i + 1));
      ImageBatch one = ImageBatch.all(ImageSet.of(1, 16, 5, pixels, new byte[] {(byte) set.label(i)}));
      LossGradient gradient = evaluator.gradient(one, network);
      loss += gradient.loss() / images;
      for (int c = 0; c < mean.length; c++) {
        mean[c] += gradient.gradient()[c] / images;
      }
    }
    LossGradient all = evaluator.gradient(ImageBatch.all(set), network);
    assertThat(all.loss()).isCloseTo(loss, within(1e-5));
    assertThat(relativeDistance(all.gradient(), mean)).isLessThan(1e-5);
  }

  @Test
  void theOrderOfTheImagesMattersOnlyToRounding() {
    ImageSet set = SmallImages.random(16, 5, 400, 8);
    byte[] pixels = new byte[16 * 400];
    byte[] labels = new byte[400];
    for (int i = 0; i < 400; i++) {
      int from = i * 7 % 400;
      System.arraycopy(set.pixels(), 16 * from, pixels, 16 * i, 16);
      labels[i] = (byte) set.label(from);
    }
    Network network = networks(16, 5, 6, 40, DIFFERENTIABLE).get(3);
    LossGradient straight = evaluator.gradient(ImageBatch.all(set), network);
    LossGradient shuffled = evaluator.gradient(ImageBatch.all(ImageSet.of(1, 16, 5, pixels, labels)), network);
    assertThat(shuffled.loss()).isCloseTo(straight.loss(), within(1e-6));
    assertThat(relativeDistance(shuffled.gradient(), straight.gradient())).isLessThan(1e-5);
  }

  /** Pixels to class 0, the bias to class 1, nothing to class 2: the softmax by hand. */
  @Test
  void derivativesAreInTheOrderOfLayersRowsAndColumns() {
    ImageBatch batch = ImageBatch.all(ImageSet.of(1, 2, 3, new byte[] {51, -1}, new byte[] {2}));
    Network network = new GenomeSketch(2, 3).on(2, 3, 0.5f).on(0, 4, -0.3f).on(1, 3, 2f).network();
    double[] exps = {Math.exp(0.4 + 0.5), Math.exp(-0.3), 1};
    double sum = exps[0] + exps[1] + exps[2];
    LossGradient found = evaluator.gradient(batch, network);
    assertThat(found.loss()).isCloseTo(Math.log(sum), within(1e-6));
    assertThat(found.gradient()).containsExactly(new double[] {0.2 * exps[0] / sum, exps[0] / sum, exps[1] / sum}, within(1e-6));
  }

  @Test
  void withoutConnectionsThereIsNoDerivative() {
    ImageBatch batch = ImageBatch.all(SmallImages.random(4, 3, 10, 1));
    LossGradient found = evaluator.gradient(batch, new GenomeSketch(4, 3).network());
    assertThat(found.gradient()).isEmpty();
    assertThat(found.loss()).isCloseTo(Math.log(3), within(1e-6));
  }

  /** Outputs of a thousand and more, where exponentials overflow. */
  @Test
  void largeOutputsHaveTheirGradient() {
    ImageBatch batch = ImageBatch.all(SmallImages.random(4, 3, 200, 6));
    Network network = new GenomeSketch(4, 3).on(1, 5, 3000f).on(2, 6, 2800f).on(0, 7, -900f).on(3, 7, 3100f).network();
    double[] expected = new ReferenceEvaluator().gradient(batch, network).gradient();
    assertThat(relativeDistance(evaluator.gradient(batch, network).gradient(), expected)).isLessThan(1e-5);
    assertThat(expected[0]).isNotZero();
  }

  @Test
  void aStepFunctionHasNoGradient() {
    ImageBatch batch = ImageBatch.all(SmallImages.random(4, 3, 10, 1));
    GenomeSketch hidden = new GenomeSketch(4, 3).hidden(8, Activation.STEP).on(1, 8).on(8, 5);
    GenomeSketch output = new GenomeSketch(4, 3).output(6, Activation.STEP).on(1, 6);
    for (GenomeSketch sketch : List.of(hidden, output)) {
      assertThatThrownBy(() -> evaluator.gradient(batch, sketch.network()))
          .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("step function");
    }
    GenomeSketch idle = new GenomeSketch(4, 3).hidden(8, Activation.STEP).on(1, 8).on(1, 5);
    assertThat(evaluator.gradient(batch, idle.network()).gradient()).hasSize(1); // none that an output depends on
  }

  @ParameterizedTest
  @CsvSource({"5, 3", "4, 2", "3, 3", "4, 4"})
  void networksOfAnotherShapeAreRefused(int inputs, int outputs) {
    ImageBatch batch = ImageBatch.all(SmallImages.random(4, 3, 10, 1));
    Network wrong = new GenomeSketch(inputs, outputs).on(1, 1 + inputs).network();
    Network right = new GenomeSketch(4, 3).network();
    for (Weights weights : List.of(Weights.INDIVIDUAL, Weights.shared(1f))) {
      assertThatThrownBy(() -> evaluator.losses(batch, List.of(right, wrong), weights))
          .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("does not fit images");
    }
    assertThatThrownBy(() -> evaluator.gradient(batch, wrong))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("does not fit images");
  }
}
