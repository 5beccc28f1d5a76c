package precocial.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static precocial.eval.EvaluatorContract.SWINGUP;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import precocial.cuda.standin.CudaTest;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.genome.Activation;
import precocial.genome.Genome;
import precocial.genome.RandomGenomes;
import precocial.network.Breeding;
import precocial.network.GenomeSketch;
import precocial.network.Network;
import precocial.network.NetworkCompiler;

/** Every bit of what {@code cuda} gives is that of {@code cpu}. */
@CudaTest
class CudaParityTest {
  private static final List<Activation> ALL = List.of(Activation.values());

  static Stream<CudaOptions> options() {
    return Stream.of(CudaOptions.BEST, new CudaOptions(false, false), new CudaOptions(false, true));
  }

  private static Evaluator cuda(CudaOptions options) {
    return new CudaEvaluator(List.of(0), options, 1);
  }

  private static Evaluator cpu() {
    return new CpuBackend().evaluator(2);
  }

  /** Half of the starts lead off the track soon. */
  static double[][] starts(int count) {
    double[][] starts = EvaluatorContract.starts(SWINGUP, count, 12);
    for (int s = 1; s < count; s += 2) {
      starts[s][0] = 2.2f - 0.3f * (s % 9);
      starts[s][1] = 1.5f + s % 5;
    }
    return starts;
  }

  static List<Double> rollouts(Evaluator evaluator, List<Network> networks, Weights weights, double[][] starts) {
    Scores scores = evaluator.rollouts(SWINGUP, networks, weights, starts);
    return EvaluatorContract.values(scores, networks.size(), weights.count(), starts.length);
  }

  @ParameterizedTest
  @MethodSource("options")
  void scoresOfEpisodes(CudaOptions options) {
    List<Network> networks = EvaluatorContract.evolved(5, 1, 14, 500);
    try (Evaluator cuda = cuda(options); Evaluator cpu = cpu()) {
      for (Weights weights : List.of(Weights.STANDARD, Weights.shared(0.3f), Weights.INDIVIDUAL)) {
        List<Double> expected = rollouts(cpu, networks, weights, starts(3));
        assertThat(rollouts(cuda, networks, weights, starts(3))).isEqualTo(expected);
        assertThat(expected.stream().distinct().count()).isGreaterThan(20);
      }
    }
  }

  /** From one lane a block to several blocks a network. */
  @ParameterizedTest
  @CsvSource({"1, 1", "1, 31", "1, 33", "2, 64", "3, 47"})
  void scoresOfAnyNumberOfLanes(int weightCount, int startCount) {
    float[] values = new float[weightCount];
    for (int w = 0; w < weightCount; w++) {
      values[w] = 1.1f - 0.7f * w;
    }
    List<Network> networks = EvaluatorContract.evolved(5, 1, 3, 77);
    double[][] starts = starts(startCount);
    for (double[] start : starts) {
      start[1] += 4; // short episodes
    }
    try (Evaluator cuda = cuda(CudaOptions.BEST); Evaluator cpu = cpu()) {
      List<Double> expected = rollouts(cpu, networks, Weights.shared(values), starts);
      assertThat(rollouts(cuda, networks, Weights.shared(values), starts)).isEqualTo(expected);
    }
  }

  /** One whose values do not fit the shared memory of any block, among small ones. */
  @Test
  void scoresOfAPolicyTooLargeForSharedMemory() {
    GenomeSketch large = new GenomeSketch(5, 1);
    for (int id = 7; id < 2_200; id++) {
      large.hidden(id, ALL.get(id % ALL.size())).on(id % 6, id).on(id, 6);
    }
    List<Network> networks = new ArrayList<>(EvaluatorContract.evolved(5, 1, 3, 4));
    networks.add(large.network());
    double[][] starts = {{2.3, 2, 3, 0}, {-2.3, -1.5, 3, 0.5}};
    try (Evaluator cuda = cuda(CudaOptions.BEST); Evaluator cpu = cpu()) {
      Weights weights = Weights.shared(-0.5f, 1f);
      assertThat(rollouts(cuda, networks, weights, starts)).isEqualTo(rollouts(cpu, networks, weights, starts));
    }
  }

  /** Any bits for a float: special values, small and large numbers. */
  @ParameterizedTest
  @EnumSource(Activation.class)
  void outputsOfEachActivation(Activation activation) {
    Network network = new GenomeSketch(1, 1).output(2, activation).on(1, 2).network();
    Random random = new Random(activation.id());
    double[][] inputs = new double[6_000][1];
    float[] special = {0f, -0f, 1f, -1f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MIN_VALUE,
        -Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE, Float.MIN_NORMAL, 4194304f, 4194305f, -8388608f, 9.02f, 0.5f, 1.5f};
    for (int i = 0; i < inputs.length; i++) {
      float any = Float.intBitsToFloat(random.nextInt());
      inputs[i][0] = i < special.length ? special[i] : i % 2 == 0 ? any : (float) (4 * random.nextGaussian());
    }
    try (Evaluator cuda = cuda(CudaOptions.BEST); Evaluator cpu = cpu()) {
      double[][] expected = cpu.forward(network, Weights.shared(1f), inputs);
      double[][] found = cuda.forward(network, Weights.shared(1f), inputs);
      for (int i = 0; i < inputs.length; i++) {
        int bits = Float.floatToIntBits((float) expected[i][0]);
        assertThat(Float.floatToIntBits((float) found[i][0])).as("%s of %s", activation, inputs[i][0]).isEqualTo(bits);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"7, 3, 60, 1", "1, 1, 20, 1000", "40, 10, 150, 129"})
  void outputsOfEvolvedNetworks(int inputs, int outputs, int mutations, int samples) {
    Genome genome = EvaluatorContract.weighted(RandomGenomes.evolved(inputs, outputs, mutations, 3), 3);
    Network network = NetworkCompiler.compile(genome);
    double[][] vectors = EvaluatorContract.starts(new EchoTask(inputs, outputs, 0), samples, 4);
    try (Evaluator cuda = cuda(CudaOptions.BEST); Evaluator cpu = cpu()) {
      for (Weights weights : List.of(Weights.shared(-1.7f), Weights.INDIVIDUAL)) {
        assertThat(cuda.forward(network, weights, vectors)).isDeepEqualTo(cpu.forward(network, weights, vectors));
      }
    }
  }

  private static Weights weights(int count) {
    float[] values = new float[count];
    for (int w = 0; w < count; w++) {
      values[w] = 0.6f * w - 1.7f;
    }
    return Weights.shared(values);
  }

  static List<Double> judge(
      Evaluator evaluator, boolean sharing, List<Genome> genomes, ImageBatch batch, Weights weights) {
    Classifier classifier = evaluator.classifier(batch.images(), sharing);
    Losses losses = classifier.judge(genomes, Breeding.unknown(genomes.size()), batch, weights);
    return ClassifierContract.values(losses, weights.count());
  }

  @ParameterizedTest
  @CsvSource({"1, 3, 1, 9", "127, 3, 2, 40", "128, 3, 3, 31", "129, 10, 6, 33", "1000, 4, 2, 63", "300, 40, 1, 64"})
  void lossesOfEvolvedPopulations(int images, int classes, int weightCount, int pixels) {
    ImageBatch batch = ImageBatch.all(SmallImages.random(pixels, classes, images, 9));
    List<Genome> genomes = ClassifierContract.evolved(pixels, classes, 25, 30, ALL);
    Weights weights = weights(weightCount);
    try (Evaluator cpu = cpu()) {
      List<Double> expected = judge(cpu, true, genomes, batch, weights);
      options().forEach(
          options -> {
            try (Evaluator cuda = cuda(options)) {
              assertThat(judge(cuda, true, genomes, batch, weights)).as("%s", options).isEqualTo(expected);
              assertThat(judge(cuda, false, genomes, batch, weights)).as("%s, alone", options).isEqualTo(expected);
            }
          });
      assertThat(expected.stream().distinct().count()).isGreaterThan(10);
    }
  }

  /** Where a weight is large, exponentials overflow, and an image's loss is taken by itself. */
  @ParameterizedTest
  @MethodSource("options")
  void lossesOutsideTheRangeOfExponentials(CudaOptions options) {
    ImageBatch batch = ImageBatch.all(SmallImages.random(20, 5, 300, 2));
    List<Genome> genomes = ClassifierContract.evolved(20, 5, 20, 20, ALL);
    Weights weights = Weights.shared(90f, -150f, 1e4f, 1e37f);
    try (Evaluator cuda = cuda(options); Evaluator cpu = cpu()) {
      List<Double> expected = judge(cpu, true, genomes, batch, weights);
      assertThat(judge(cuda, true, genomes, batch, weights)).isEqualTo(expected);
      assertThat(expected).contains(Losses.WORST).anyMatch(loss -> loss > 100 && loss < 1e30);
    }
  }

  @Test
  void lossesOfOneGenerationAfterAnother() {
    ImageSet images = SmallImages.random(30, 4, 500, 7);
    Breeding breeding = new Breeding(30, 4, 20, 7, 0.1, ALL);
    try (Evaluator cuda = cuda(CudaOptions.BEST); Evaluator cpu = cpu()) {
      Classifier onCuda = cuda.classifier(images, true);
      Classifier onCpu = cpu.classifier(images, true);
      for (int g = 0; g < 10; g++) {
        ImageBatch batch = ImageBatch.draw(images, 50 + 40 * g, new Random(g));
        Losses expected = onCpu.judge(breeding.genomes(), breeding.parents(), batch, weights(2));
        Losses found = onCuda.judge(breeding.genomes(), breeding.parents(), batch, weights(2));
        assertThat(ClassifierContract.values(found, 2)).isEqualTo(ClassifierContract.values(expected, 2));
        breeding.next();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 3, 1", "127, 3, 2", "129, 10, 20", "700, 4, 33"})
  void lossesOfNetworksWithTheirOwnWeights(int images, int classes, int count) {
    ImageBatch batch = ImageBatch.draw(SmallImages.random(30, classes, images + 50, 6), images, new Random(2));
    List<Network> networks = TrainingContract.networks(30, classes, Math.max(2, count), 50, ALL).subList(0, count);
    try (Evaluator cpu = cpu()) {
      for (Weights weights : List.of(Weights.INDIVIDUAL, weights(3), Weights.shared(400f))) {
        List<Double> expected = TrainingContract.losses(cpu, batch, networks, weights);
        options().forEach(
            options -> {
              try (Evaluator cuda = cuda(options)) {
                assertThat(TrainingContract.losses(cuda, batch, networks, weights)).as("%s", options).isEqualTo(expected);
              }
            });
        assertThat(expected.stream().distinct().count()).isGreaterThanOrEqualTo(Math.max(1, count / 2));
      }
    }
  }

  @Test
  void gradients() {
    ImageBatch batch = ImageBatch.all(SmallImages.random(30, 4, 300, 6));
    try (Evaluator cuda = cuda(CudaOptions.BEST); Evaluator cpu = cpu()) {
      for (Network network : TrainingContract.networks(30, 4, 6, 50, TrainingContract.DIFFERENTIABLE)) {
        LossGradient expected = cpu.gradient(batch, network);
        LossGradient found = cuda.gradient(batch, network);
        assertThat(found.loss()).isEqualTo(expected.loss())
            .isEqualTo(cuda.losses(batch, List.of(network), Weights.INDIVIDUAL).loss(0, 0));
        assertThat(found.gradient()).isNotEmpty().isEqualTo(expected.gradient());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("options")
  void predictionsUnderSharedAndIndividualWeights(CudaOptions options) {
    ImageBatch batch = ImageBatch.all(SmallImages.random(40, 6, 700, 3));
    try (Evaluator cuda = cuda(options); Evaluator cpu = cpu()) {
      for (Genome genome : ClassifierContract.evolved(40, 6, 4, 60, ALL)) {
        Network network = NetworkCompiler.compile(EvaluatorContract.weighted(genome, 5));
        for (Weights weights : List.of(weights(5), Weights.shared(200f), Weights.INDIVIDUAL)) {
          assertThat(values(cuda.predict(batch, network, weights))).isEqualTo(values(cpu.predict(batch, network, weights)));
        }
      }
    }
  }

  static List<Double> values(Predictions predictions) {
    List<Double> values = new ArrayList<>();
    for (int w = 0; w < predictions.weights(); w++) {
      values.add(predictions.loss(w));
      values.add(predictions.accuracy(w));
      for (int k = 0; k < predictions.classes(); k++) {
        values.add(predictions.accuracy(w, k));
      }
    }
    values.add(predictions.voteAccuracy());
    values.add(predictions.meanProbabilityAccuracy());
    return values;
  }
}
