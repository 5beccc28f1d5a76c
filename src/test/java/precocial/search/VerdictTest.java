package precocial.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerdictTest {
  @Test
  void theFirstOfEqualsIsBest() {
    assertThat(Verdict.best(new double[] {-3})).isZero();
    assertThat(Verdict.best(new double[] {-3, -1, -2, -1})).isEqualTo(1);
    assertThat(Verdict.best(new double[] {-3, -3, -4, 0})).isEqualTo(3);
  }
}
