package precocial.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import precocial.eval.Backend;
import precocial.eval.Evaluator;
import precocial.eval.Weights;
import precocial.genome.Genome;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.task.ControlTask;
import precocial.task.Starts;
import precocial.task.Tasks;

/** Every condition against a slow loop, one episode at a time, with the deviations written out. */
class EpisodeProtocolTest {
  private static final ControlTask SWINGUP = Tasks.control("swingup");
  private static final int TRIALS = 4;
  private static final long SEED = 3;

  private final Evaluator reference = Backend.named("reference").evaluator(1);
  private final Genome genome = SmallNetworks.swingUp(1f, 1f, 1f).genome();
  private final Protocol protocol = new EpisodeProtocol(reference, SWINGUP, genome, TRIALS, SEED);
  private final double[][] starts = Starts.draw(SWINGUP, TRIALS, SEED, 0, Purpose.PROTOCOL);

  @AfterEach
  void close() {
    reference.close();
  }

  /** @return a reward for each start */
  private double[] rewards(Genome judged, Weights weights) {
    List<Network> network = List.of(NetworkCompiler.compile(judged));
    return Arrays.stream(starts)
        .mapToDouble(start -> reference.rollouts(SWINGUP, network, weights, new double[][] {start}).total(0, 0, 0))
        .toArray();
  }

  private static double mean(double... values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private static double std(double... values) {
    double mean = mean(values);
    return Math.sqrt(mean(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).toArray()));
  }

  private static double[] all(double[][] rewards) {
    return Arrays.stream(rewards).flatMapToDouble(Arrays::stream).toArray();
  }

  private static double[] means(double[][] rewards) {
    return Arrays.stream(rewards).mapToDouble(EpisodeProtocolTest::mean).toArray();
  }

  private static double overStarts(double[][] rewards) {
    return Math.sqrt(mean(Arrays.stream(rewards).mapToDouble(row -> std(row) * std(row)).toArray()));
  }

  private static void is(ProtocolRow row, String condition, double mean, double std) {
    assertThat(row.condition()).isEqualTo(condition);
    assertThat(row.mean()).isCloseTo(mean, within(1e-9));
    assertThat(row.std()).isCloseTo(std, within(1e-9));
  }

  private static void has(ProtocolRow row, String key, double value) {
    assertThat((Double) row.more().get(key)).as(key).isCloseTo(value, within(1e-9));
  }

  @Test
  void randomWeights() {
    double[][] rewards = new double[TRIALS][];
    float[][] vectors = RandomWeights.vectors(TRIALS, 3, SEED); // Three connections count.
    for (int v = 0; v < TRIALS; v++) {
      rewards[v] = rewards(SmallNetworks.swingUp(vectors[v][0], vectors[v][1], vectors[v][2]).genome(), Weights.INDIVIDUAL);
    }
    assertThat(std(means(rewards))).isGreaterThan(1);
    ProtocolRow row = protocol.random();
    is(row, "random", mean(all(rewards)), std(all(rewards)));
    has(row, "stdOverWeights", std(means(rewards)));
    has(row, "stdOverStarts", overStarts(rewards));
    assertThat(row.more()).containsEntry("episodes", 16).containsEntry("weights", 4).containsEntry("starts", 4);
    assertThat(row.meanOver()).isEqualTo("4 weight vectors, each weight uniform in (-2, 2), x 4 starts");
    assertThat(row.stdOver()).isEqualTo("all 16 episodes");
  }

  @Test
  void randomSharedWeight() {
    double[][] rewards = new double[TRIALS][];
    float[] weights = RandomWeights.shared(TRIALS, SEED);
    for (int w = 0; w < TRIALS; w++) {
      rewards[w] = rewards(genome, Weights.shared(weights[w]));
    }
    ProtocolRow row = protocol.randomShared();
    is(row, "randomShared", mean(all(rewards)), overStarts(rewards));
    has(row, "stdOverWeights", std(means(rewards)));
    has(row, "stdTotal", std(all(rewards)));
    assertThat(row.meanOver()).isEqualTo("4 shared weights, one in each 1/4 of (-2, 2), x 4 starts");
    assertThat(row.stdOver()).isEqualTo("the starts, as root mean square over the weights");
  }

  @Test
  void tunedSharedWeightIsChosenOnOtherStarts() {
    double[][] others = Starts.draw(SWINGUP, TRIALS, SEED, 0, Purpose.SWEEP);
    float weight = WeightSweep.best(reference, SWINGUP, NetworkCompiler.compile(genome), others);
    double[] rewards = rewards(genome, Weights.shared(weight));
    ProtocolRow row = protocol.tunedShared();
    is(row, "tunedShared", mean(rewards), std(rewards));
    assertThat(row.more()).containsEntry("weight", weight).containsEntry("episodes", 4).containsEntry("weights", 1);
    assertThat(protocol.bestSharedWeight()).isEqualTo(weight);
    assertThat(row.stdOver()).isEqualTo("the starts");
  }

  @Test
  void tunedWeightsAreThoseOfTheGenomeGiven() {
    Genome tuned = SmallNetworks.swingUp(-1.5f, 0.25f, 1.25f).genome();
    double[] rewards = rewards(tuned, Weights.INDIVIDUAL);
    ProtocolRow row = protocol.tuned(tuned, "found by hand", Map.of("method", "hand"));
    is(row, "tuned", mean(rewards), std(rewards));
    assertThat(row.more()).containsEntry("method", "hand").containsEntry("episodes", 4);
    assertThat(row.meanOver()).isEqualTo("4 starts; weights found by hand");
  }

  @Test
  void anotherSeedHasOtherTrials() {
    Protocol other = new EpisodeProtocol(reference, SWINGUP, genome, TRIALS, SEED + 1);
    assertThat(other.random().mean()).isNotEqualTo(protocol.random().mean());
    assertThat(protocol.random()).isEqualTo(protocol.random());
  }
}
