package precocial.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import precocial.cuda.standin.CudaTest;
import precocial.cuda.standin.StandIn;
import precocial.cuda.standin.StandInOnly;

/** Devices of evaluators that come to nothing, or to an end while something fails. */
@CudaTest
class CudaClosingTest {
  @Test
  @StandInOnly
  void anEvaluatorThatCannotBeMadeHoldsNoDevice() {
    int before = StandIn.count("contexts");
    assertThatThrownBy(() -> new CudaEvaluator(List.of(0), CudaOptions.BEST, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThat(StandIn.count("contexts")).isEqualTo(before);
    assertThatThrownBy(() -> new CudaEvaluator(List.of(0, 7), CudaOptions.BEST, 1)).hasMessageContaining("no device 7");
    assertThat(StandIn.count("contexts")).isEqualTo(before);
    try (Evaluator evaluator = new CudaEvaluator(List.of(0), CudaOptions.BEST, 1)) {
      assertThat(StandIn.count("contexts")).as("with %s", evaluator).isEqualTo(before + 1);
    }
  }

  /** What failed meanwhile is what is told, and not that a closed engine takes no work. */
  @Test
  void aClosedEngineForgetsWithoutAWord() {
    CudaEngine engine = new CudaEngine(0, CudaOptions.BEST);
    engine.close();
    assertThatCode(engine::forget).doesNotThrowAnyException();
  }
}
