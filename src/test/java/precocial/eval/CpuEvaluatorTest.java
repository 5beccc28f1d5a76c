package precocial.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static precocial.eval.EvaluatorContract.SWINGUP;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.genome.Activation;
import precocial.genome.RandomGenomes;
import precocial.network.GenomeSketch;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.task.ControlTask;
import precocial.task.Leniency;
import precocial.task.biped.Biped;

class CpuEvaluatorTest {
  /** Without discontinuities: one rounding error may flip a step. */
  private static final List<Activation> CONTINUOUS =
      List.of(
          Activation.LINEAR, Activation.SINE, Activation.GAUSSIAN, Activation.TANH, Activation.SIGMOID, Activation.INVERSE,
          Activation.ABSOLUTE, Activation.RELU, Activation.COSINE);

  @Nested
  class OnPlainLoops extends EvaluatorContract {
    @Override
    Evaluator create() {
      return new CpuEvaluator(2, 18, new PlainLoops());
    }
  }

  @Nested
  class OnVectorLoops extends EvaluatorContract {
    @Override
    Evaluator create() {
      return new CpuEvaluator(2, 40, new VectorLoops());
    }
  }

  /** Threads, lanes of a block, and whether by vectors. */
  static List<int[]> arrangements() {
    List<int[]> arrangements = new ArrayList<>();
    for (int threads : new int[] {1, 2, 3, 7}) {
      for (int block : new int[] {1, 7, 18, 100, 576}) {
        arrangements.add(new int[] {threads, block, 0});
        arrangements.add(new int[] {threads, block, 1});
      }
    }
    return arrangements;
  }

  private static Evaluator cpu(int[] arrangement) {
    Loops loops = arrangement[2] == 0 ? new PlainLoops() : new VectorLoops();
    return new CpuEvaluator(arrangement[0], arrangement[1], loops);
  }

  /** Half of the starts lead off the track soon, at different times: lanes are dropped and others take their place. */
  private static double[][] starts(int count) {
    double[][] starts = EvaluatorContract.starts(SWINGUP, count, 12);
    for (int s = 1; s < count; s += 2) {
      starts[s][0] = 2.2f - 0.3f * s;
      starts[s][1] = 1.5f + s;
    }
    return starts;
  }

  @ParameterizedTest
  @MethodSource("arrangements")
  void neitherThreadsNorBlocksNorLoopsChangeABit(int[] arrangement) {
    assertThat(scores(arrangement)).isEqualTo(Expected.SCORES);
  }

  private static final class Expected {
    static final List<Double> SCORES = scores(new int[] {1, 4000, 0});
  }

  private static List<Double> scores(int[] arrangement) {
    List<Network> networks = EvaluatorContract.evolved(5, 1, 14, 500);
    double[][] starts = starts(4);
    try (Evaluator cpu = cpu(arrangement)) {
      Scores shared = cpu.rollouts(SWINGUP, networks, Weights.STANDARD, starts);
      Scores individual = cpu.rollouts(SWINGUP, networks, Weights.INDIVIDUAL, starts);
      List<Double> values = new ArrayList<>(EvaluatorContract.values(shared, 14, 6, 4));
      values.addAll(EvaluatorContract.values(individual, 14, 1, 4));
      return values;
    }
  }

  @Test
  void theComparedEpisodesHaveManyLengths() {
    List<Network> networks = EvaluatorContract.evolved(5, 1, 14, 500);
    List<Integer> steps = new ArrayList<>();
    try (Evaluator cpu = cpu(new int[] {1, 576, 1})) {
      Scores scores = cpu.rollouts(SWINGUP, networks, Weights.STANDARD, starts(4));
      for (int n = 0; n < 14; n++) {
        for (int w = 0; w < 6; w++) {
          for (int s = 0; s < 4; s++) {
            steps.add(scores.steps(n, w, s));
          }
        }
      }
    }
    assertThat(steps).contains(1000).anyMatch(n -> n < 20).anyMatch(n -> n > 100 && n < 1000);
    assertThat(steps.stream().distinct().count()).isGreaterThan(40);
  }

  /** Threads, lanes of a block, and whether by vectors. */
  @ParameterizedTest
  @CsvSource({"1, 5, 1", "2, 48, 0", "3, 7, 1", "4, 1, 0", "4, 1000, 1"})
  void norDoTheyChangeAWalker(int threads, int block, int vectors) {
    assertThat(walkers(new int[] {threads, block, vectors})).isEqualTo(walkers(new int[] {1, 1000, 0}));
  }

  private static List<Double> walkers(int[] arrangement) {
    List<Network> networks = Walkers.evolved(6, 60);
    double[][] starts = EvaluatorContract.starts(Walkers.brief(), 2, 1);
    try (Evaluator cpu = cpu(arrangement)) {
      List<Double> values = new ArrayList<>();
      for (Weights weights : List.of(Weights.shared(-1.5f, 0.4f), Weights.INDIVIDUAL)) {
        values.addAll(Walkers.rollouts(cpu, Walkers.brief(), networks, weights, starts));
      }
      return values;
    }
  }

  @ParameterizedTest
  @MethodSource("arrangements")
  void aNanAfterTheEndOfAnEpisodeChangesNothing(int[] arrangement) {
    // Force 0 as long as |x| < 2.6; beyond, 1.3e38 x overflows and the force is infinity minus infinity.
    Network late = new GenomeSketch(5, 1).hidden(7, Activation.LINEAR).hidden(8, Activation.LINEAR)
        .on(1, 7, 1.3e38f).on(1, 8, 1.3e38f).on(7, 6, 1f).on(8, 6, -1f).network();
    Network still = new GenomeSketch(5, 1).network();
    double[][] starts = {{2.2, 2, 0, 0}, {2.3, 5, 0, 0}, {0, 0, 1, 0}};
    try (Evaluator cpu = cpu(arrangement)) {
      Scores scores = cpu.rollouts(SWINGUP, List.of(late, still), Weights.INDIVIDUAL, starts);
      for (int s = 0; s < 3; s++) {
        assertThat(scores.total(0, 0, s)).isNotZero().isEqualTo(scores.total(1, 0, s));
        assertThat(scores.steps(0, 0, s)).isEqualTo(scores.steps(1, 0, s));
      }
      assertThat(scores.steps(0, 0, 0)).isLessThan(20);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 8, 9, 15, 16, 17, 31, 33, 64, 1025})
  void loopsAgreeForAnyNumberOfLanes(int samples) {
    double[][] inputs = EvaluatorContract.starts(new EchoTask(5, 2, 0), samples, samples);
    for (Network network : EvaluatorContract.evolved(5, 2, 12, 40 + samples)) {
      for (Weights weights : List.of(Weights.shared(-1.3f), Weights.INDIVIDUAL)) {
        double[][] plain = new CpuEvaluator(1, 1, new PlainLoops()).forward(network, weights, inputs);
        double[][] vector = new CpuEvaluator(1, 1, new VectorLoops()).forward(network, weights, inputs);
        assertThat(vector).isDeepEqualTo(plain);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void forwardAgreesWithTheReference(long seed) {
    Network network = NetworkCompiler.compile(RandomGenomes.evolved(5, 2, 25, seed, CONTINUOUS));
    double[][] inputs = EvaluatorContract.starts(new EchoTask(5, 2, 0), 100, seed);
    for (float w : new float[] {-1f, -0.5f, 0.5f, 1f}) {
      double[][] cpu = cpu(new int[] {1, 18, 1}).forward(network, Weights.shared(w), inputs);
      double[][] reference = new ReferenceEvaluator().forward(network, Weights.shared(w), inputs);
      for (int s = 0; s < inputs.length; s++) {
        for (int o = 0; o < 2; o++) {
          assertThat(cpu[s][o]).isCloseTo(reference[s][o], within(1e-5 * Math.max(1, Math.abs(reference[s][o]))));
        }
      }
    }
  }

  /** Some tens of steps leave chaos no time. */
  @Test
  void shortEpisodesAgreeWithTheReference() {
    List<Network> networks = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      networks.add(NetworkCompiler.compile(RandomGenomes.evolved(5, 1, 2 * i, i, CONTINUOUS)));
    }
    Random random = new Random(3);
    double[][] starts = new double[10][];
    for (int s = 0; s < starts.length; s++) {
      starts[s] = new double[] {(float) (1.9 + 0.04 * s), 5, (float) (3 * random.nextGaussian()), (float) random.nextGaussian()};
    }
    Scores reference = new ReferenceEvaluator().rollouts(SWINGUP, networks, Weights.STANDARD, starts);
    try (Evaluator evaluator = cpu(new int[] {2, 576, 1})) {
      Scores cpu = evaluator.rollouts(SWINGUP, networks, Weights.STANDARD, starts);
      for (int n = 0; n < 20; n++) {
        for (int w = 0; w < 6; w++) {
          for (int s = 0; s < 10; s++) {
            assertThat(cpu.steps(n, w, s)).isLessThan(100).isEqualTo(reference.steps(n, w, s));
            assertThat(cpu.total(n, w, s)).isCloseTo(reference.total(n, w, s), within(1e-4));
          }
        }
      }
    }
  }

  /** Chaotic episodes differ one by one, not on average. */
  @Test
  void wholeEpisodesAgreeWithTheReferenceOnAverage() {
    List<Network> networks = EvaluatorContract.evolved(5, 1, 30, 900);
    double[][] starts = EvaluatorContract.starts(SWINGUP, 8, 5);
    Scores reference = new ReferenceEvaluator().rollouts(SWINGUP, networks, Weights.STANDARD, starts);
    try (Evaluator evaluator = cpu(new int[] {2, 576, 1})) {
      Scores cpu = evaluator.rollouts(SWINGUP, networks, Weights.STANDARD, starts);
      double difference = 0;
      double size = 0;
      for (int n = 0; n < 30; n++) {
        difference += (cpu.fitness(n).mean() - reference.fitness(n).mean()) / 30;
        size += reference.fitness(n).mean() / 30;
      }
      assertThat(size).isGreaterThan(20);
      assertThat(difference).isCloseTo(0, within(0.5));
      assertThat((double) cpu.allSteps() / reference.allSteps()).isCloseTo(1, within(0.01));
    }
  }

  /** Before chaos and the two ways to make the ground tell. */
  @Test
  void firstStepsOfWalkersAgreeWithTheReference() {
    ControlTask task = new Biped(false).with(new Leniency(8, 1));
    List<Network> networks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      networks.add(NetworkCompiler.compile(RandomGenomes.evolved(24, 4, 5 * i, i, CONTINUOUS)));
    }
    double[][] starts = EvaluatorContract.starts(task, 1, 6);
    Weights weights = Weights.shared(-0.4f, 0.6f);
    Scores reference = new ReferenceEvaluator().rollouts(task, networks, weights, starts);
    try (Evaluator evaluator = cpu(new int[] {2, 48, 1})) {
      Scores cpu = evaluator.rollouts(task, networks, weights, starts);
      for (int n = 0; n < networks.size(); n++) {
        for (int w = 0; w < 2; w++) {
          assertThat(cpu.steps(n, w, 0)).isEqualTo(8).isEqualTo(reference.steps(n, w, 0));
          assertThat(cpu.total(n, w, 0)).isNotZero().isCloseTo(reference.total(n, w, 0), within(1e-3));
        }
      }
    }
  }

  @Test
  void walkersAgreeWithTheReferenceOnAverage() {
    List<Network> networks = Walkers.evolved(12, 300);
    double[][] starts = EvaluatorContract.starts(Walkers.whole(), 1, 7);
    Weights weights = Weights.shared(-1f, 1f);
    Scores reference = new ReferenceEvaluator().rollouts(Walkers.whole(), networks, weights, starts);
    try (Evaluator evaluator = cpu(new int[] {2, 48, 1})) {
      Scores cpu = evaluator.rollouts(Walkers.whole(), networks, weights, starts);
      double difference = 0;
      double size = 0;
      for (int n = 0; n < networks.size(); n++) {
        difference += (cpu.fitness(n).mean() - reference.fitness(n).mean()) / networks.size();
        size += Math.abs(reference.fitness(n).mean()) / networks.size();
      }
      assertThat(size).isGreaterThan(20);
      assertThat(difference).isCloseTo(0, within(0.5));
      assertThat((double) cpu.allSteps() / reference.allSteps()).isCloseTo(1, within(0.05));
    }
  }
}
