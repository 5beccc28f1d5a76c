package precocial.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeniencyTest {
  @ParameterizedTest
  @CsvSource({
    "-1, 1, patience is -1 but must be at least 0", "0, -0.1, failure is -0.1 but must be between 0 and 1",
    "60, 1.5, failure is 1.5 but must be between 0 and 1", "0, NaN, failure is NaN but must be between 0 and 1"
  })
  void whatIsOutOfRangeIsRefused(int patience, double failure, String message) {
    assertThatThrownBy(() -> new Leniency(patience, failure)).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void theEndsOfTheRangesAreAllowed() {
    assertThat(new Leniency(0, 1)).isEqualTo(Leniency.NONE);
    assertThat(new Leniency(Integer.MAX_VALUE, 0).failure()).isZero();
  }
}
