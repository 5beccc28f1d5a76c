package precocial.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import precocial.cuda.standin.CudaTest;
import precocial.network.Network;
import precocial.task.ControlTask;
import precocial.task.Tasks;

/** Variants of swing-up have the same bits on {@code cuda} and {@code cpu}, and other ones than the usual task. */
@CudaTest
class CudaVariantTest {
  private static final ControlTask ALL = Tasks.control("swingup:pole=0.8,noise=0.1,starts=hard");

  static Stream<Arguments> variants() {
    return Stream.of("pole=0.9", "pole=0.25", "noise=0.05", "noise=2", "starts=hard", "pole=0.8,noise=0.1,starts=hard")
        .flatMap(variant -> CudaParityTest.options().map(options -> Arguments.of(variant, options)));
  }

  private static List<Double> rollouts(
      Evaluator evaluator, ControlTask task, List<Network> networks, Weights weights, double[][] starts) {
    Scores scores = evaluator.rollouts(task, networks, weights, starts);
    return EvaluatorContract.values(scores, networks.size(), weights.count(), starts.length);
  }

  @ParameterizedTest
  @MethodSource("variants")
  void scoresOfEpisodes(String variant, CudaOptions options) {
    ControlTask task = Tasks.control("swingup:" + variant);
    double[][] starts = EvaluatorContract.starts(task, 3, 5);
    double[][] usual = EvaluatorContract.starts(EvaluatorContract.SWINGUP, 3, 5);
    List<Network> networks = EvaluatorContract.evolved(5, 1, 6, 500);
    try (Evaluator cuda = new CudaEvaluator(List.of(0), options, 1); Evaluator cpu = new CpuBackend().evaluator(2)) {
      for (Weights weights : List.of(Weights.shared(-1.5f, 0.3f), Weights.INDIVIDUAL)) {
        List<Double> expected = rollouts(cpu, task, networks, weights, starts);
        assertThat(rollouts(cuda, task, networks, weights, starts)).isEqualTo(expected);
        assertThat(rollouts(cpu, EvaluatorContract.SWINGUP, networks, weights, usual)).isNotEqualTo(expected);
      }
    }
  }

  /** Nor do neighbours matter: from several blocks of a network down to one lane. */
  @Test
  void noiseIsThatOfTheEpisodeWhereverItRuns() {
    List<Network> networks = EvaluatorContract.evolved(5, 1, 3, 77);
    double[][] starts = EvaluatorContract.starts(ALL, 150, 8);
    Weights weights = Weights.shared(1.1f);
    try (Evaluator cuda = new CudaEvaluator(List.of(0), CudaOptions.BEST, 1); Evaluator cpu = new CpuBackend().evaluator(2);
        Evaluator small = new CpuEvaluator(1, 7, Loops.best())) {
      Scores together = cpu.rollouts(ALL, networks, weights, starts);
      List<Double> expected = EvaluatorContract.values(together, 3, 1, 150);
      assertThat(rollouts(cuda, ALL, networks, weights, starts)).isEqualTo(expected);
      assertThat(rollouts(small, ALL, networks, weights, starts)).isEqualTo(expected);
      for (int s : new int[] {0, 31, 127, 128, 149}) {
        for (Evaluator evaluator : List.of(cuda, cpu)) {
          Scores alone = evaluator.rollouts(ALL, networks.subList(1, 2), weights, new double[][] {starts[s]});
          assertThat(alone.total(0, 0, 0)).isEqualTo(together.total(1, 0, s));
        }
      }
    }
  }

  @Test
  void anotherStreamOfNoiseIsAnotherEpisode() {
    double[] state = {0, 0, Math.PI, 0};
    double[][] starts = {ALL.episode(state, 5), ALL.episode(state, 6), ALL.episode(state, 5)};
    List<Network> networks = EvaluatorContract.evolved(5, 1, 8, 500);
    try (Evaluator cuda = new CudaEvaluator(List.of(0), CudaOptions.BEST, 1)) {
      Scores scores = cuda.rollouts(ALL, networks, Weights.shared(1f), starts);
      int differing = 0;
      for (int n = 0; n < networks.size(); n++) {
        assertThat(scores.total(n, 0, 2)).isEqualTo(scores.total(n, 0, 0));
        differing += scores.total(n, 0, 1) != scores.total(n, 0, 0) ? 1 : 0;
      }
      assertThat(differing).isGreaterThan(2);
    }
  }
}
