package precocial.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.eval.Backend;
import precocial.eval.Evaluator;
import precocial.eval.Predictions;
import precocial.eval.Weights;
import precocial.genome.Genome;
import precocial.network.NetworkCompiler;
import precocial.search.MadeUpImages;

/** Every condition against a slow loop, one weight at a time. */
class ImageProtocolTest {
  private static final ImageSet IMAGES = MadeUpImages.images(50, 1);
  private static final ImageSet TRAINING = MadeUpImages.images(80, 2);
  private static final long SEED = 3;

  private final Evaluator reference = Backend.named("reference").evaluator(1);
  private final Genome genome = SmallNetworks.rows().genome();
  private final ImageProtocol protocol = new ImageProtocol(reference, IMAGES, TRAINING, genome, SEED);

  @AfterEach
  void close() {
    reference.close();
  }

  private Predictions predict(Genome judged, Weights weights) {
    return reference.predict(ImageBatch.all(IMAGES), NetworkCompiler.compile(judged), weights);
  }

  private static void isOf(ProtocolRow row, String condition, IntFunction<Predictions> trial) {
    double[] accuracies = new double[100];
    double loss = 0;
    for (int t = 0; t < 100; t++) {
      accuracies[t] = trial.apply(t).accuracy(0);
      loss += trial.apply(t).loss(0) / 100;
    }
    double mean = Arrays.stream(accuracies).sum() / 100;
    assertThat(row.condition()).isEqualTo(condition);
    assertThat(row.mean()).isCloseTo(mean, within(1e-12));
    double variance = Arrays.stream(accuracies).map(a -> (a - mean) * (a - mean)).sum() / 100;
    assertThat(row.std()).isCloseTo(Math.sqrt(variance), within(1e-12)).isGreaterThan(0.01);
    assertThat((Double) row.more().get("loss")).isCloseTo(loss, within(1e-9));
    assertThat(row.more()).containsEntry("images", 50).containsEntry("weights", 100);
    assertThat(row.stdOver()).isEqualTo("the 100 accuracies");
  }

  @Test
  void randomWeights() {
    float[][] vectors = RandomWeights.vectors(100, genome.connectionCount(), SEED);
    isOf(protocol.random(), "random", v -> predict(genome.withWeights(vectors[v]), Weights.INDIVIDUAL));
  }

  @Test
  void randomSharedWeight() {
    float[] weights = RandomWeights.shared(100, SEED);
    isOf(protocol.randomShared(), "randomShared", w -> predict(genome, Weights.shared(weights[w])));
  }

  @Test
  void singleNetworksHaveAStandardErrorAndNoDeviation() {
    float weight = WeightSweep.best(reference, TRAINING, NetworkCompiler.compile(genome));
    ProtocolRow shared = protocol.tunedShared();
    isOf(shared, "tunedShared", predict(genome, Weights.shared(weight)));
    assertThat(shared.more()).containsEntry("weight", weight);
    assertThat(shared.meanOver()).contains("50 images; ").endsWith("over the first 80 training images");
    isOf(protocol.tuned(genome, "found by hand", Map.of()), "tuned", predict(genome, Weights.INDIVIDUAL));
  }

  private static void isOf(ProtocolRow row, String condition, Predictions one) {
    double accuracy = one.accuracy(0);
    assertThat(accuracy).isStrictlyBetween(0.5, 1.0);
    assertThat(row.condition()).isEqualTo(condition);
    assertThat(row.mean()).isEqualTo(accuracy);
    assertThat(row.std()).isNull();
    assertThat((Double) row.more().get("standardError")).isCloseTo(Math.sqrt(accuracy * (1 - accuracy) / 50), within(1e-12));
    assertThat(row.more()).containsEntry("loss", one.loss(0)).containsEntry("images", 50);
  }

  @Test
  void ensembleIsTheVoteOfTheSixWeights() {
    ProtocolRow row = protocol.ensemble();
    assertThat(row.mean()).isEqualTo(predict(genome, Weights.STANDARD).voteAccuracy());
    assertThat(row.more()).containsEntry("weights", List.of(-2f, -1f, -0.5f, 0.5f, 1f, 2f)).doesNotContainKey("loss");
  }
}
