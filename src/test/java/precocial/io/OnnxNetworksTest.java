package precocial.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.genome.Activation;
import precocial.genome.Genome;
import precocial.genome.RandomGenomes;
import precocial.network.Breeding;
import precocial.network.Network;
import precocial.network.NetworkCompiler;

/** The outputs of written models in ONNX Runtime are those of the CPU. */
class OnnxNetworksTest {
  /** All whose sums and values hardly grow: an error stays as small as it arises. */
  private static final List<Activation> TAME =
      List.of(
          Activation.LINEAR, Activation.GAUSSIAN, Activation.TANH, Activation.SIGMOID, Activation.INVERSE, Activation.ABSOLUTE,
          Activation.RELU);

  @TempDir Path folder;

  private static Network weighted(Genome genome, long seed) {
    Random random = new Random(seed);
    float[] weights = new float[genome.connections().size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextGaussian();
    }
    return NetworkCompiler.compile(genome.withWeights(weights));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "5, 1", "3, 4", "20, 10", "256, 10"})
  void randomNetworks(int inputs, int outputs) throws Exception {
    try (OnnxComparison comparison = new OnnxComparison(folder)) {
      for (long seed = 0; seed < 20; seed++) {
        int mutations = (int) (seed * 7);
        Genome genome = RandomGenomes.evolved(inputs, outputs, mutations, seed);
        comparison.compare("seed " + seed, weighted(genome, seed), 0.7f, -2f, -1f, -0.5f, 0.5f, 1f, 2f, -1.3f);
      }
      assertThat(comparison.outputs()).isEqualTo(20 * 10 * 8 * outputs);
      // Most of them of many layers of sines on one input, which amplify the last bit of an activation a hundredfold.
      assertThat(comparison.illConditioned()).isLessThan(comparison.outputs() / 50);
    }
  }

  @ParameterizedTest
  @CsvSource({"5, 1", "20, 10"})
  void networksThatAmplifyNoRoundingErrorAllMeetTheTolerance(int inputs, int outputs) throws Exception {
    try (OnnxComparison comparison = new OnnxComparison(folder)) {
      for (long seed = 100; seed < 120; seed++) {
        comparison.compare("seed " + seed, weighted(RandomGenomes.evolved(inputs, outputs, 80, seed, TAME), seed), 0.7f, -0.5f);
      }
      assertThat(comparison.illConditioned()).isZero();
    }
  }

  @Test
  void anEvolvedPopulation() throws Exception {
    Breeding breeding = new Breeding(5, 2, 15, 3, 0.2, List.of(Activation.values()));
    for (int generation = 0; generation < 40; generation++) {
      breeding.next();
    }
    try (OnnxComparison comparison = new OnnxComparison(folder)) {
      for (Genome genome : breeding.genomes()) {
        comparison.compare("of the population", weighted(genome, 1), -1.5f, 0.5f);
      }
      assertThat(comparison.illConditioned()).isLessThan(comparison.outputs() / 50);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"swingup", "mnist"})
  void models(String name) throws Exception {
    Network network = NetworkCompiler.compile(Models.read(name).genome());
    try (OnnxComparison comparison = new OnnxComparison(folder)) {
      comparison.compare(name, network, -1.5f, -2f, -1f, -0.5f, 0.5f, 1f, 2f);
      assertThat(comparison.illConditioned()).isZero();
    }
  }
}
