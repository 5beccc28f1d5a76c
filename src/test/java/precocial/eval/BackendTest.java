package precocial.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import precocial.network.GenomeSketch;

class BackendTest {
  @Test
  void eachIsFoundByItsName() {
    assertThat(Backend.all()).extracting(Backend::name).containsExactly("cuda", "cpu", "reference");
    assertThat(Backend.named("cpu")).isInstanceOf(CpuBackend.class);
    assertThat(Backend.named("reference")).isInstanceOf(ReferenceBackend.class);
  }

  @Test
  void autoIsTheFastestAndNeverTheReference() {
    assertThat(Backend.named("auto").name()).isEqualTo(Backend.best().name()).isEqualTo("cpu");
  }

  @Test
  void unknownNameListsTheKnownOnes() {
    assertThatThrownBy(() -> Backend.named("gpu"))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("unknown backend 'gpu'; known: auto, cuda, cpu, reference");
  }

  @Test
  void eachSaysWhatItRunsOnAndEvaluates() {
    for (Backend backend : List.of(new CpuBackend(), new ReferenceBackend())) {
      assertThat(backend.unavailable()).isEmpty();
      assertThat(backend.device()).isNotBlank();
      try (Evaluator evaluator = backend.evaluator(2)) {
        double[][] outputs =
            evaluator.forward(new GenomeSketch(1, 1).on(1, 2).network(), Weights.shared(2f), new double[][] {{1.5}});
        assertThat(outputs[0]).containsExactly(3.0);
      }
    }
  }

  /** Tests of this kind run where no GPU is to be seen. */
  @Test
  void cudaByNameSaysWhyItCannotRun() {
    String reason = new CudaBackend().unavailable().orElseThrow();
    assertThat(reason).isNotBlank();
    assertThatThrownBy(() -> Backend.named("cuda"))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("cuda cannot run here: " + reason);
  }

  /** These tests compare both forms of the loops, so the module must be there; without it a search still runs. */
  @Test
  void testsRunWithTheVectorModule() {
    assertThat(Loops.best()).isInstanceOf(VectorLoops.class);
    assertThat(new CpuBackend().device()).contains("vectors of " + VectorLoops.width() + " floats");
  }
}
