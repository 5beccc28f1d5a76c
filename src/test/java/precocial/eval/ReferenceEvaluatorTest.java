package precocial.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.genome.Activation;
import precocial.genome.Genome;
import precocial.genome.RandomGenomes;
import precocial.network.NetworkCompiler;
import precocial.network.ScalarNetwork;
import precocial.task.ReferenceEnvironment;

class ReferenceEvaluatorTest extends EvaluatorContract {
  @Override
  Evaluator create() {
    return new ReferenceEvaluator();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void forwardIsThatOfTheOracle(long seed) {
    Genome genome = weighted(RandomGenomes.evolved(6, 2, (int) (12 * seed), seed), seed);
    ScalarNetwork oracle = new ScalarNetwork(genome);
    double[][] inputs = starts(new EchoTask(6, 2, 0), 25, seed);
    Evaluator reference = create();
    double[][] shared = reference.forward(NetworkCompiler.compile(genome), Weights.shared(-0.7f), inputs);
    double[][] individual = reference.forward(NetworkCompiler.compile(genome), Weights.INDIVIDUAL, inputs);
    for (int s = 0; s < inputs.length; s++) {
      assertThat(shared[s]).containsExactly(oracle.outputs(-0.7f, inputs[s]), within(1e-9));
      assertThat(individual[s]).containsExactly(oracle.outputs(Double.NaN, inputs[s]), within(1e-9));
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void nanGivesNan(Activation activation) {
    assertThat(ReferenceEvaluator.activate(activation, Double.NaN)).isNaN();
  }

  /** Strict values, whose bits no JVM may change. */
  @Test
  void activationsAreStrict() {
    for (double x = -3; x < 3; x += 0.0137) {
      assertThat(ReferenceEvaluator.activate(Activation.SINE, x)).isEqualTo(StrictMath.sin(Math.PI * x));
      assertThat(ReferenceEvaluator.activate(Activation.COSINE, x)).isEqualTo(StrictMath.cos(Math.PI * x));
      assertThat(ReferenceEvaluator.activate(Activation.GAUSSIAN, x)).isEqualTo(StrictMath.exp(-x * x / 2));
      assertThat(ReferenceEvaluator.activate(Activation.TANH, x)).isEqualTo(StrictMath.tanh(x));
      assertThat(ReferenceEvaluator.activate(Activation.SIGMOID, x)).isEqualTo((StrictMath.tanh(x / 2) + 1) / 2);
    }
  }

  /** Episodes that start near the edge and leave the track within some steps, played here by hand. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void shortEpisodesAreThoseOfTheOracle(long seed) {
    Genome genome = RandomGenomes.evolved(5, 1, 40, seed);
    ScalarNetwork oracle = new ScalarNetwork(genome);
    Random random = new Random(seed);
    double[][] starts = new double[6][];
    for (int s = 0; s < starts.length; s++) {
      starts[s] = new double[] {2 + 0.05 * s, 6, 3 * random.nextGaussian(), random.nextGaussian()};
    }
    Weights weights = Weights.shared(-1f, 2f);
    Scores scores = create().rollouts(SWINGUP, List.of(NetworkCompiler.compile(genome)), weights, starts);
    for (int w = 0; w < 2; w++) {
      for (int s = 0; s < starts.length; s++) {
        ReferenceEnvironment environment = SWINGUP.reference();
        double[] seen = environment.reset(starts[s]);
        double total = 0;
        int steps = 0;
        while (!environment.terminated() && steps < 1000) {
          seen = environment.step(oracle.outputs(weights.value(w), seen));
          total += environment.reward();
          steps++;
        }
        assertThat(steps).isLessThan(100);
        assertThat(scores.steps(0, w, s)).isEqualTo(steps);
        assertThat(scores.total(0, w, s)).isCloseTo(total, within(1e-9));
      }
    }
  }
}
