package precocial.task.biped;

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
import precocial.eval.CudaBackend;
import precocial.eval.Evaluator;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.network.GenomeSketch;
import precocial.network.Network;
import precocial.task.Leniency;

/** Worlds of episodes whose networks a GPU evaluates are closed, come what may. */
@CudaTest
class CudaWorldsTest {
  private static final Biped TASK = new Biped(false).with(new Leniency(20, 1));
  private static final double[][] STARTS = {{1, 0}, {2, 3}, {3, -3}};

  private static List<Network> networks() {
    GenomeSketch sketch = new GenomeSketch(24, 4).on(0, 25).on(5, 26).on(1, 27);
    return List.of(sketch.network(), sketch.network(), new GenomeSketch(24, 4).network());
  }

  @Test
  void afterTheEpisodes() {
    int before = WalkerWorld.open();
    try (Evaluator cuda = new CudaBackend().evaluator(2)) {
      Scores scores = cuda.rollouts(TASK, networks(), Weights.shared(-1f, 1f), STARTS);
      assertThat(scores.allSteps()).isGreaterThan(18 * 10);
    }
    assertThat(WalkerWorld.open()).isEqualTo(before);
  }

  /** In the first steps, and in later ones. */
  @ParameterizedTest
  @ValueSource(ints = {1, 15, 30})
  @StandInOnly
  void afterACallThatFails(int launch) {
    int before = WalkerWorld.open();
    try (Evaluator cuda = new CudaBackend().evaluator(2)) {
      StandIn.fail("cuLaunchKernel", launch, 719);
      assertThatThrownBy(() -> cuda.rollouts(TASK, networks(), Weights.shared(-1f, 1f), STARTS))
          .isInstanceOf(CudaFailure.class).hasMessageContaining("CUDA_ERROR_LAUNCH_FAILED");
      assertThat(WalkerWorld.open()).isEqualTo(before);
    }
  }
}
