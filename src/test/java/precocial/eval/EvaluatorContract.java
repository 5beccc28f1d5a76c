package precocial.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.genome.Activation;
import precocial.genome.Genome;
import precocial.genome.RandomGenomes;
import precocial.network.GenomeSketch;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.network.ScalarNetwork;
import precocial.task.ControlTask;
import precocial.task.Tasks;

/** What every evaluator does. */
abstract class EvaluatorContract {
  static final ControlTask SWINGUP = Tasks.control("swingup");

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

  /** Network i passes on input i times the weight, so that every score says which (network, weight, start) it belongs to. */
  @Test
  void scoresAreInTheOrderOfNetworksWeightsAndStarts() {
    List<Network> networks = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      networks.add(new GenomeSketch(4, 1).on(i, 5).network());
    }
    double[][] starts = {{1, 2, 3, 4}, {10, 20, 30, 40}, {100, 200, 300, 400}};
    Weights weights = Weights.shared(-1f, 0.5f);
    Scores scores = evaluator.rollouts(new EchoTask(4, 1, 0), networks, weights, starts);
    for (int n = 0; n < 4; n++) {
      for (int w = 0; w < 2; w++) {
        for (int s = 0; s < 3; s++) {
          assertThat(scores.total(n, w, s)).isEqualTo(weights.value(w) * starts[s][n]);
          assertThat(scores.steps(n, w, s)).isEqualTo(1);
        }
      }
    }
    assertThat(scores.allSteps()).isEqualTo(24);
  }

  @Test
  void sameArgumentsGiveTheSameAnswer() {
    List<Network> networks = evolved(5, 1, 6, 3);
    double[][] starts = starts(SWINGUP, 2, 8);
    List<Double> first = values(evaluator.rollouts(SWINGUP, networks, Weights.STANDARD, starts), 6, 6, 2);
    assertThat(values(evaluator.rollouts(SWINGUP, networks, Weights.STANDARD, starts), 6, 6, 2)).isEqualTo(first);
    List<Double> others = values(evaluator.rollouts(SWINGUP, networks, Weights.STANDARD, starts(SWINGUP, 2, 9)), 6, 6, 2);
    assertThat(others).isNotEqualTo(first);
  }

  @Test
  void aNetworkScoresTheSameAloneAsInABatch() {
    List<Network> networks = evolved(5, 1, 5, 21);
    double[][] starts = starts(SWINGUP, 2, 4);
    Scores batch = evaluator.rollouts(SWINGUP, networks, Weights.STANDARD, starts);
    for (int n = 0; n < networks.size(); n++) {
      Scores alone = evaluator.rollouts(SWINGUP, List.of(networks.get(n)), Weights.STANDARD, starts);
      for (int w = 0; w < 6; w++) {
        for (int s = 0; s < 2; s++) {
          assertThat(alone.total(0, w, s)).isEqualTo(batch.total(n, w, s));
          assertThat(alone.steps(0, w, s)).isEqualTo(batch.steps(n, w, s));
        }
      }
      assertThat(alone.fitness(0)).isEqualTo(batch.fitness(n));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void forwardGivesThePolicyOfTheRollouts(long seed) {
    Network network = NetworkCompiler.compile(weighted(RandomGenomes.evolved(7, 3, 60, seed), seed));
    double[][] starts = starts(new EchoTask(7, 3, 0), 5, seed);
    for (Weights weights : List.of(Weights.shared(-1.5f), Weights.shared(0.75f), Weights.INDIVIDUAL)) {
      double[][] outputs = evaluator.forward(network, weights, starts);
      assertThat(outputs).hasDimensions(5, 3);
      for (int o = 0; o < 3; o++) {
        Scores scores = evaluator.rollouts(new EchoTask(7, 3, o), List.of(network), weights, starts);
        for (int s = 0; s < 5; s++) {
          assertThat(scores.total(0, 0, s) + 0.0).isEqualTo(outputs[s][o] + 0.0); // both zeros are one here
        }
      }
    }
  }

  @Test
  void forwardOfManySamplesIsThatOfEach() {
    Network network = NetworkCompiler.compile(RandomGenomes.evolved(3, 2, 40, 6));
    double[][] inputs = starts(new EchoTask(3, 2, 0), 2100, 1);
    double[][] outputs = evaluator.forward(network, Weights.shared(1.25f), inputs);
    assertThat(outputs).hasDimensions(2100, 2);
    for (int s : new int[] {0, 1, 1022, 1023, 1024, 1025, 2047, 2048, 2099}) {
      assertThat(outputs[s]).containsExactly(evaluator.forward(network, Weights.shared(1.25f), new double[][] {inputs[s]})[0]);
    }
    assertThat(outputs[0]).isNotEqualTo(outputs[1]);
    assertThat(evaluator.forward(network, Weights.shared(1f), new double[0][])).isEmpty();
  }

  @Test
  void individualWeightsGoWithTheirConnections() {
    Network network =
        new GenomeSketch(2, 1).hidden(4, Activation.INVERSE).hidden(5, Activation.ABSOLUTE)
            .on(1, 4, 2f).on(0, 5, 0.5f).on(2, 5, -3f).on(4, 3, 4f).on(5, 3, 0.25f).on(1, 3, -1f).network();
    double[][] outputs = evaluator.forward(network, Weights.INDIVIDUAL, new double[][] {{1, 2}, {-3, 0}});
    assertThat(outputs[0]).containsExactly(4 * -2 + 0.25 * 5.5 - 1);
    assertThat(outputs[1]).containsExactly(4 * 6 + 0.25 * 0.5 + 3);
  }

  @Test
  void aSharedWeightReplacesTheIndividualOnes() {
    Network heavy = new GenomeSketch(2, 1).on(0, 3, 7f).on(1, 3, -9f).on(2, 3, 0f).network();
    assertThat(evaluator.forward(heavy, Weights.shared(-2f), new double[][] {{3, 5}})[0]).containsExactly(-18);
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void activationsAreThoseOfTheOracle(Activation activation) {
    Genome genome = new GenomeSketch(1, 2).output(3, activation).hidden(4, activation).on(1, 4).on(4, 2).on(1, 3).genome();
    ScalarNetwork oracle = new ScalarNetwork(genome);
    double[][] inputs = {{0}, {0.25}, {-0.25}, {1.3}, {-2.7}, {3.4}, {-40}, {Double.NaN}};
    double[][] outputs = evaluator.forward(NetworkCompiler.compile(genome), Weights.shared(1f), inputs);
    for (int s = 0; s < inputs.length; s++) {
      assertThat(outputs[s]).containsExactly(oracle.outputs(1, inputs[s]), within(1e-6));
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void aNodeWithoutSourcesHasTheActivationOfZero(Activation activation) {
    Genome genome = new GenomeSketch(1, 2).output(3, activation).hidden(4, activation).on(4, 2).genome();
    double expected = new ScalarNetwork(genome).outputs(1, 5)[1];
    double[][] inputs = starts(new EchoTask(1, 2, 0), 20, 1);
    for (Weights weights : List.of(Weights.shared(2f), Weights.INDIVIDUAL)) {
      for (double[] output : evaluator.forward(NetworkCompiler.compile(genome), weights, inputs)) {
        assertThat(output[1]).isCloseTo(expected, within(1e-6));
        assertThat(output[0]).isCloseTo(weights.value(0) * expected, within(1e-6));
      }
    }
  }

  @Test
  void episodesEndAtTheEdgeOfTheTrackOrAfterAThousandSteps() {
    Network still = new GenomeSketch(5, 1).network();
    Network pushing = new GenomeSketch(5, 1).on(0, 6).network();
    double[][] hanging = {{0, 0, Math.PI, 0}};
    Scores scores = evaluator.rollouts(SWINGUP, List.of(still, pushing), Weights.shared(1f, -1f), hanging);
    assertThat(scores.steps(0, 0, 0)).isEqualTo(1000);
    assertThat(scores.total(0, 0, 0)).isCloseTo(0, within(1e-3));
    assertThat(scores.steps(1, 0, 0)).isBetween(20, 200).isEqualTo(scores.steps(1, 1, 0));
    assertThat(scores.total(1, 0, 0)).isCloseTo(scores.total(1, 1, 0), within(1e-3));
  }

  /** Ten factors of 3e38 overflow float64 as well; then comes the difference of two infinities. */
  @Test
  void anEpisodeWithANanScoresNothingAndEndsThere() {
    GenomeSketch overflowing = new GenomeSketch(5, 1).on(1, 7, 3e38f);
    for (int id = 7; id < 17; id++) {
      overflowing.hidden(id, Activation.LINEAR).on(id, id + 1, 3e38f);
    }
    overflowing.hidden(17, Activation.LINEAR).hidden(18, Activation.LINEAR).on(16, 18, 3e38f).on(17, 6, 1f).on(18, 6, -1f);
    Network sound = new GenomeSketch(5, 1).on(2, 6).network();
    double[][] starts = {{0.5, 0, 0, 0}, {-1, 0, 0, 0}};
    Scores scores =
        evaluator.rollouts(SWINGUP, List.of(sound, overflowing.network(), sound), Weights.INDIVIDUAL, starts);
    for (int s = 0; s < 2; s++) {
      assertThat(scores.total(1, 0, s)).isZero();
      assertThat(scores.steps(1, 0, s)).isEqualTo(2); // the first gives the velocity a NaN, the second the position
      assertThat(scores.total(0, 0, s)).isPositive().isEqualTo(scores.total(2, 0, s));
    }
  }

  @Test
  void aWalkerScoresTheSameAloneAsInABatch() {
    ControlTask task = Walkers.brief();
    List<Network> networks = Walkers.evolved(4, 31);
    double[][] starts = starts(task, 2, 4);
    Weights weights = Weights.shared(-0.7f, 1.2f);
    Scores batch = evaluator.rollouts(task, networks, weights, starts);
    for (int n = 0; n < networks.size(); n++) {
      Scores alone = evaluator.rollouts(task, networks.subList(n, n + 1), weights, starts);
      for (int w = 0; w < 2; w++) {
        for (int s = 0; s < 2; s++) {
          assertThat(alone.total(0, w, s)).isEqualTo(batch.total(n, w, s));
          assertThat(alone.steps(0, w, s)).isEqualTo(batch.steps(n, w, s)).isGreaterThan(10);
        }
      }
    }
    assertThat(values(batch, 4, 2, 2).stream().distinct().count()).isGreaterThan(8);
    assertThat(batch.lostEpisodes()).isZero();
  }

  /** And leaves its neighbours alone. */
  @Test
  void aWalkerThatGetsANanIsLost() {
    ControlTask task = Walkers.brief();
    double[][] starts = starts(task, 3, 5);
    Network sound = Walkers.evolved(2, 8).get(1);
    Scores scores =
        evaluator.rollouts(task, List.of(sound, Walkers.overflowing(), sound), Weights.INDIVIDUAL, starts);
    assertThat(scores.lostEpisodes()).isEqualTo(3);
    for (int s = 0; s < 3; s++) {
      assertThat(scores.total(1, 0, s)).isEqualTo(task.lostReward()).isNegative();
      assertThat(scores.steps(1, 0, s)).isEqualTo(1);
      assertThat(scores.total(0, 0, s)).isNotEqualTo(task.lostReward()).isEqualTo(scores.total(2, 0, s));
      assertThat(scores.steps(0, 0, s)).isGreaterThan(10);
    }
  }

  @Test
  void eachEpisodeIsToldOnceWhenItEnds() {
    AtomicInteger ended = new AtomicInteger();
    double[][] starts = starts(SWINGUP, 3, 2);
    evaluator.rollouts(SWINGUP, evolved(5, 1, 4, 9), Weights.shared(1f, -1f), starts, ended::addAndGet);
    assertThat(ended).hasValue(24);
    ControlTask task = Walkers.brief();
    evaluator.rollouts(task, Walkers.evolved(3, 9), Weights.shared(1f, -1f), starts(task, 2, 2), ended::addAndGet);
    assertThat(ended).hasValue(24 + 12);
    evaluator.rollouts(task, Walkers.evolved(3, 9), Weights.shared(1f, -1f), new double[0][], ended::addAndGet);
    assertThat(ended).hasValue(24 + 12);
  }

  static List<Network> evolved(int inputs, int outputs, int count, long seed) {
    List<Network> networks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      networks.add(NetworkCompiler.compile(weighted(RandomGenomes.evolved(inputs, outputs, i * 37 % 120, seed + i), seed)));
    }
    return networks;
  }

  static Genome weighted(Genome genome, long seed) {
    Random random = new Random(seed);
    float[] weights = new float[genome.connections().size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (2 * random.nextGaussian());
    }
    return genome.withWeights(weights);
  }

  static double[][] starts(ControlTask task, int count, long seed) {
    double[][] starts = new double[count][];
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      starts[i] = task.start(random);
    }
    return starts;
  }

  static List<Double> values(Scores scores, int networks, int weights, int starts) {
    List<Double> values = new ArrayList<>();
    for (int n = 0; n < networks; n++) {
      for (int w = 0; w < weights; w++) {
        for (int s = 0; s < starts; s++) {
          values.add(scores.total(n, w, s));
          values.add((double) scores.steps(n, w, s));
        }
      }
    }
    return values;
  }
}
