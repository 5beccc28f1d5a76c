package precocial.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.cuda.CudaFailure;
import precocial.cuda.standin.CudaTest;
import precocial.cuda.standin.StandIn;
import precocial.cuda.standin.StandInOnly;
import precocial.data.ImageBatch;
import precocial.genome.Activation;
import precocial.genome.Genome;
import precocial.network.Network;

/** Small memories and several devices: what is computed in parts has the bits of the whole. */
@CudaTest
@StandInOnly
class CudaChunksTest {
  private static final List<Activation> ALL = List.of(Activation.values());

  private static Evaluator cuda(Integer... ordinals) {
    return new CudaEvaluator(List.of(ordinals), new CudaOptions(false, false), 1);
  }

  private static Evaluator cpu() {
    return new CpuBackend().evaluator(2);
  }

  @Test
  void episodesOfAPopulationThatExceedsTheMemory() {
    List<Network> networks = EvaluatorContract.evolved(5, 1, 40, 9);
    double[][] starts = {{2.3, 2, 3, 0}, {-2.3, -1.5, 3, 0.5}, {0, 7, 0, 0}};
    StandIn.memory(24_000);
    try (Evaluator cuda = cuda(0); Evaluator cpu = cpu()) {
      List<Double> expected = CudaParityTest.rollouts(cpu, networks, Weights.STANDARD, starts);
      assertThat(CudaParityTest.rollouts(cuda, networks, Weights.STANDARD, starts)).isEqualTo(expected);
    }
    assertThat(StandIn.count("cuLaunchKernel")).isGreaterThan(4);
  }

  /** From memory for all of it down to that for a tile of half the population. */
  @ParameterizedTest
  @ValueSource(longs = {1 << 30, 6_000_000, 2_000_000, 1_000_000, 500_000})
  void lossesOfAPopulationThatExceedsTheMemory(long bytes) {
    ImageBatch batch = ImageBatch.all(SmallImages.random(20, 4, 1_200, 2));
    List<Genome> genomes = ClassifierContract.evolved(20, 4, 40, 20, ALL);
    Weights weights = Weights.shared(-0.8f, 1.3f);
    StandIn.memory(bytes);
    try (Evaluator cuda = cuda(0); Evaluator cpu = cpu()) {
      List<Double> expected = CudaParityTest.judge(cpu, true, genomes, batch, weights);
      assertThat(CudaParityTest.judge(cuda, true, genomes, batch, weights)).isEqualTo(expected);
      assertThat(CudaParityTest.judge(cuda, false, genomes, batch, weights)).isEqualTo(expected);
    }
  }

  /** From memory for all of it down to that for a tile of some networks. */
  @ParameterizedTest
  @ValueSource(longs = {1 << 30, 6_000_000, 2_000_000, 500_000, 250_000})
  void lossesOfNetworksThatExceedTheMemory(long bytes) {
    ImageBatch batch = ImageBatch.all(SmallImages.random(20, 4, 1_200, 2));
    List<Network> networks = TrainingContract.networks(20, 4, 40, 20, ALL);
    StandIn.memory(bytes);
    try (Evaluator cuda = cuda(0); Evaluator cpu = cpu()) {
      int before = StandIn.count("cuLaunchKernel");
      List<Double> expected = TrainingContract.losses(cpu, batch, networks, Weights.INDIVIDUAL);
      assertThat(TrainingContract.losses(cuda, batch, networks, Weights.INDIVIDUAL)).isEqualTo(expected);
      int launches = StandIn.count("cuLaunchKernel") - before;
      assertThat(launches).isBetween(bytes > 500_000 ? 6 : 60, bytes == 1 << 30 ? 6 : 2_000);
      Weights shared = Weights.shared(-0.8f, 1.3f);
      assertThat(TrainingContract.losses(cuda, batch, networks, shared))
          .isEqualTo(TrainingContract.losses(cpu, batch, networks, shared));
    }
  }

  @Test
  void aNetworkThatExceedsTheMemoryFailsInWords() {
    ImageBatch batch = ImageBatch.all(SmallImages.random(20, 4, 300, 2));
    List<Network> networks = TrainingContract.networks(20, 4, 4, 20, ALL);
    StandIn.memory(30_000);
    try (Evaluator cuda = cuda(0)) {
      assertThatThrownBy(() -> cuda.losses(batch, networks, Weights.INDIVIDUAL))
          .isInstanceOf(CudaFailure.class)
          .hasMessageContainingAll("cuMemAlloc", "CUDA_ERROR_OUT_OF_MEMORY", "asked for", "free");
    }
  }

  @Test
  void aGenomeThatExceedsTheMemoryFailsInWords() {
    ImageBatch batch = ImageBatch.all(SmallImages.random(20, 4, 300, 2));
    List<Genome> genomes = ClassifierContract.evolved(20, 4, 4, 20, ALL);
    StandIn.memory(40_000);
    try (Evaluator cuda = cuda(0)) {
      assertThatThrownBy(() -> CudaParityTest.judge(cuda, true, genomes, batch, Weights.STANDARD))
          .isInstanceOf(CudaFailure.class)
          .hasMessageContainingAll("cuMemAlloc", "CUDA_ERROR_OUT_OF_MEMORY", "asked for", "free");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void severalDevicesShareAPopulation(int devices) {
    List<Network> networks = EvaluatorContract.evolved(5, 1, 11, 3);
    double[][] starts = {{2.3, 2, 3, 0}, {-2.3, -1.5, 3, 0.5}};
    ImageBatch batch = ImageBatch.all(SmallImages.random(20, 4, 1_500, 2));
    List<Genome> genomes = ClassifierContract.evolved(20, 4, 15, 20, ALL);
    StandIn.devices(devices);
    Integer[] ordinals = devices == 2 ? new Integer[] {0, 1} : new Integer[] {2, 0, 1};
    try (Evaluator cuda = cuda(ordinals); Evaluator cpu = cpu()) {
      List<Double> expected = CudaParityTest.rollouts(cpu, networks, Weights.STANDARD, starts);
      assertThat(CudaParityTest.rollouts(cuda, networks, Weights.STANDARD, starts)).isEqualTo(expected);
      List<Double> losses = CudaParityTest.judge(cpu, true, genomes, batch, Weights.STANDARD);
      assertThat(CudaParityTest.judge(cuda, true, genomes, batch, Weights.STANDARD)).isEqualTo(losses);
      List<Network> trained = TrainingContract.networks(20, 4, 15, 20, ALL);
      assertThat(TrainingContract.losses(cuda, batch, trained, Weights.INDIVIDUAL))
          .isEqualTo(TrainingContract.losses(cpu, batch, trained, Weights.INDIVIDUAL));
    }
  }

  /** Images stay on the device: only those of a set that was not there yet are copied. */
  @Test
  void imagesAreCopiedOnce() {
    ImageBatch batch = ImageBatch.all(SmallImages.random(20, 4, 300, 2));
    List<Genome> genomes = ClassifierContract.evolved(20, 4, 4, 5, ALL);
    try (Evaluator cuda = cuda(0)) {
      Classifier classifier = cuda.classifier(batch.images(), true);
      int[] parents = new int[genomes.size()];
      long before = StandIn.count("cuMemcpyHtoDAsync");
      classifier.judge(genomes, parents, batch, Weights.STANDARD);
      long first = StandIn.count("cuMemcpyHtoDAsync") - before;
      classifier.judge(genomes, parents, batch, Weights.STANDARD);
      assertThat(StandIn.count("cuMemcpyHtoDAsync") - before - first).isEqualTo(first - 1);
    }
  }

  /** Others took the memory in the meantime: smaller parts do, where the first failed. */
  @ParameterizedTest
  @ValueSource(longs = {3_000_000, 1_000_000, 400_000})
  void memoryThatIsGoneSinceIsDoneWithout(long left) {
    List<Network> networks = EvaluatorContract.evolved(5, 1, 40, 9);
    double[][] starts = {{2.3, 2, 3, 0}, {-2.3, -1.5, 3, 0.5}, {0, 7, 0, 0}};
    ImageBatch batch = ImageBatch.all(SmallImages.random(20, 4, 1_200, 2));
    List<Genome> genomes = ClassifierContract.evolved(20, 4, 40, 20, ALL);
    Weights weights = Weights.shared(-0.8f, 1.3f);
    try (Evaluator cuda = cuda(0); Evaluator cpu = cpu()) {
      List<Double> losses = CudaParityTest.judge(cpu, true, genomes, batch, weights);
      assertThat(CudaParityTest.judge(cuda, true, genomes, batch, weights)).isEqualTo(losses);
      int before = StandIn.count("cuMemAlloc");
      StandIn.memory(left);
      assertThat(CudaParityTest.judge(cuda, false, genomes, batch, weights)).isEqualTo(losses);
      List<Network> trained = TrainingContract.networks(20, 4, 40, 20, ALL);
      assertThat(TrainingContract.losses(cuda, batch, trained, Weights.INDIVIDUAL))
          .isEqualTo(TrainingContract.losses(cpu, batch, trained, Weights.INDIVIDUAL));
      List<Double> scores = CudaParityTest.rollouts(cpu, networks, Weights.STANDARD, starts);
      assertThat(CudaParityTest.rollouts(cuda, networks, Weights.STANDARD, starts)).isEqualTo(scores);
      assertThat(StandIn.count("cuMemAlloc")).isGreaterThan(before);
    }
  }

  /** Whichever call fails, with another part still under way: the same evaluator goes on to the same bits. */
  @ParameterizedTest
  @ValueSource(
      strings = {"cuMemcpyHtoDAsync 4 1", "cuMemcpyDtoHAsync 1 1", "cuLaunchKernel 1 1", "cuLaunchKernel 7 1", "cuMemAlloc 9 1"})
  void anEvaluatorGoesOnAfterAFailure(String planted) {
    ImageBatch batch = ImageBatch.all(SmallImages.random(20, 4, 1_200, 2));
    List<Genome> genomes = ClassifierContract.evolved(20, 4, 20, 20, ALL);
    Weights weights = Weights.shared(-0.8f, 1.3f);
    String[] words = planted.split(" ");
    StandIn.memory(2_000_000);
    try (Evaluator cuda = cuda(0); Evaluator cpu = cpu()) {
      StandIn.fail(words[0], Integer.parseInt(words[1]), Integer.parseInt(words[2]));
      assertThatThrownBy(() -> CudaParityTest.judge(cuda, true, genomes, batch, weights))
          .isInstanceOf(CudaFailure.class).hasMessageContaining(words[0]).hasMessageContaining("CUDA_ERROR_INVALID_VALUE (1)");
      List<Double> expected = CudaParityTest.judge(cpu, true, genomes, batch, weights);
      assertThat(CudaParityTest.judge(cuda, true, genomes, batch, weights)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void aFailureOnOneOfTwoDevicesIsTheFailureOfTheCall(int launch) {
    List<Network> networks = EvaluatorContract.evolved(5, 1, 11, 3);
    double[][] starts = {{2.3, 2, 3, 0}, {-2.3, -1.5, 3, 0.5}};
    StandIn.devices(2);
    try (Evaluator cuda = cuda(0, 1); Evaluator cpu = cpu()) {
      StandIn.fail("cuLaunchKernel", launch, 1);
      assertThatThrownBy(() -> CudaParityTest.rollouts(cuda, networks, Weights.STANDARD, starts))
          .isInstanceOf(CudaFailure.class).hasMessageContaining("cuLaunchKernel");
      List<Double> expected = CudaParityTest.rollouts(cpu, networks, Weights.STANDARD, starts);
      assertThat(CudaParityTest.rollouts(cuda, networks, Weights.STANDARD, starts)).isEqualTo(expected);
    }
  }
}
