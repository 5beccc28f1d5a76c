package precocial.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.data.ImageBatch;
import precocial.genome.Genome;
import precocial.network.Layer;
import precocial.network.Network;
import precocial.network.NetworkCompiler;

class TrainingTest {
  @Nested
  class OnPlainLoops extends TrainingContract {
    @Override
    Evaluator create() {
      return new CpuEvaluator(2, 18, new PlainLoops());
    }
  }

  @Nested
  class OnVectorLoops extends TrainingContract {
    @Override
    Evaluator create() {
      return new CpuEvaluator(1, 18, new VectorLoops());
    }
  }

  @Nested
  class InFloat64 extends TrainingContract {
    @Override
    Evaluator create() {
      return new ReferenceEvaluator();
    }
  }

  /**
   * Central differences along many directions. How far a weight moves is a function of its value, so that it does not matter
   * which connection of the network is which of the genome.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theReferenceIsTheLimitOfDifferences(long seed) {
    ImageBatch batch = ImageBatch.all(SmallImages.random(9, 4, 60, seed));
    Genome genome = ClassifierContract.evolved(9, 4, 10, 15 + 5 * (int) seed, TrainingContract.DIFFERENTIABLE).get((int) seed);
    genome = TrainingContract.withWeights(genome, seed);
    Network network = NetworkCompiler.compile(genome);
    Evaluator reference = new ReferenceEvaluator();
    double[] gradient = reference.gradient(batch, network).gradient();
    double length = Math.sqrt(Arrays.stream(gradient).map(derivative -> derivative * derivative).sum());
    for (int direction = 0; direction < 20; direction++) {
      double expected = 0;
      int k = 0;
      for (Layer layer : network.layers()) {
        for (int c = 0; c < layer.connections(); c++) {
          expected += gradient[k++] * move(layer.weight(c), direction);
        }
      }
      double h = 0x1p-13;
      Network above = NetworkCompiler.compile(moved(genome, direction, h));
      Network below = NetworkCompiler.compile(moved(genome, direction, -h));
      Losses losses = reference.losses(batch, List.of(above, below), Weights.INDIVIDUAL);
      double difference = (losses.loss(0, 0) - losses.loss(1, 0)) / (2 * h);
      assertThat(difference).as("direction %d", direction).isCloseTo(expected, within(2e-3 * length));
      assertThat(Math.abs(expected)).isGreaterThan(1e-6);
    }
    assertThat(gradient).hasSizeGreaterThan(10);
  }

  private static double move(double weight, int direction) {
    return Math.cos(40 * direction * weight + direction);
  }

  private static Genome moved(Genome genome, int direction, double h) {
    float[] weights = new float[genome.connections().size()];
    for (int i = 0; i < weights.length; i++) {
      float weight = genome.connections().get(i).weight();
      weights[i] = (float) (weight + h * move(weight, direction));
    }
    return genome.withWeights(weights);
  }

  /** Losses and derivatives, all of them. */
  private static List<Object> results(int threads, Loops loops, ImageBatch batch, List<Network> networks) {
    List<Object> results = new ArrayList<>();
    try (Evaluator cpu = new CpuEvaluator(threads, 1, loops)) {
      results.addAll(TrainingContract.losses(cpu, batch, networks, Weights.INDIVIDUAL));
      for (Network network : networks) {
        LossGradient gradient = cpu.gradient(batch, network);
        results.add(gradient.loss());
        for (double derivative : gradient.gradient()) {
          results.add(derivative);
        }
      }
    }
    return results;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 129, 1100})
  void neitherThreadsNorLoopsChangeABit(int images) {
    ImageBatch batch = ImageBatch.all(SmallImages.random(25, 6, images, 4));
    List<Network> networks = TrainingContract.networks(25, 6, 6, 60, TrainingContract.DIFFERENTIABLE);
    List<Object> expected = results(1, new PlainLoops(), batch, networks);
    for (int threads = 1; threads <= 5; threads++) {
      assertThat(results(threads, new PlainLoops(), batch, networks)).isEqualTo(expected);
      assertThat(results(threads, new VectorLoops(), batch, networks)).isEqualTo(expected);
    }
    assertThat(expected.stream().distinct().count()).isGreaterThan(100);
  }
}
