package precocial.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsTest {
  @Test
  void standardIsTheSeriesOfThePaper() {
    float[] values = {-2, -1, -0.5f, 0.5f, 1, 2};
    assertThat(Weights.STANDARD.count()).isEqualTo(6);
    for (int i = 0; i < 6; i++) {
      assertThat(Weights.STANDARD.value(i)).isEqualTo(values[i]);
    }
    assertThat(Weights.STANDARD.individual()).isFalse();
    assertThat(Weights.STANDARD).hasToString("[-2.0, -1.0, -0.5, 0.5, 1.0, 2.0]");
  }

  @Test
  void individualWeightsAreOneEvaluationWithTheFactorOne() {
    assertThat(Weights.INDIVIDUAL.individual()).isTrue();
    assertThat(Weights.INDIVIDUAL.count()).isEqualTo(1);
    assertThat(Weights.INDIVIDUAL.value(0)).isEqualTo(1f);
    assertThat(Weights.INDIVIDUAL).hasToString("individual");
  }

  @Test
  void laterChangesOfTheArrayDoNotMatter() {
    float[] values = {1, 2};
    Weights weights = Weights.shared(values);
    values[0] = 9;
    assertThat(weights.value(0)).isEqualTo(1f);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void refusesWhatIsNotFinite(float value) {
    assertThatThrownBy(() -> Weights.shared(1f, value))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("a shared weight must be finite, not " + value);
  }

  @Test
  void refusesNone() {
    assertThatThrownBy(Weights::shared).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("at least one");
  }
}
