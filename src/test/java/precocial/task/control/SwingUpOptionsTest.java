package precocial.task.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.task.Tasks;

class SwingUpOptionsTest {
  private static final String NUMBER = " must be a decimal number from %s to 10 with at most 6 digits behind the point, not '%s'";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "swingup | swingup",
        "swingup:pole=0.6 | swingup",
        "swingup:starts=usual,noise=0.000,pole=00.60 | swingup",
        "swingup:starts=hard,noise=0.050,pole=0.9 | swingup:pole=0.9,noise=0.05,starts=hard",
        "swingup:pole=10.0 | swingup:pole=10",
        "swingup:noise=0.000001 | swingup:noise=0.000001",
        "swingup:noise=1,pole=0.1 | swingup:pole=0.1,noise=1",
        "swingup:starts=hard | swingup:starts=hard"
      })
  void nameIsWhatIsNotAsUsualInAFixedOrder(String given, String name) {
    assertThat(Tasks.named(given).name()).isEqualTo(name);
    assertThat(Tasks.named(name).name()).isEqualTo(name);
    assertThat(Tasks.named(given).family()).isEqualTo("swingup");
  }

  @Test
  void optionsAreRead() {
    assertThat(SwingUpOptions.parse("noise=0.05,starts=hard,pole=0.9")).isEqualTo(new SwingUpOptions(0.9, 0.05, true));
    assertThat(SwingUpOptions.parse("pole=0.6")).isEqualTo(SwingUpOptions.USUAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"length=0.9", "Pole=0.9", "", "pole=0.9,", ",pole=0.9", " pole=0.9", "0.9"})
  void anUnknownOptionListsTheKnownOnes(String options) {
    assertThatThrownBy(() -> Tasks.named("swingup:" + options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "task swingup: has no option '.*'; known: pole=METRES \\(0\\.6\\), noise=DEVIATION \\(0\\), starts=usual\\|hard");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "-0.9", "0.0999", "10.000001", "1000", "9e-1", "0x1", "NaN", "0.9m", ".9", "0.1234567", "+1"})
  void aPoleThatNoneHasIsRefused(String length) {
    assertThatThrownBy(() -> Tasks.named("swingup:pole=" + length))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("task swingup: option pole" + NUMBER.formatted("0.1", length));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-0.05", "-0", "11", "much", "Infinity"})
  void aDeviationThatIsNoneIsRefused(String noise) {
    assertThatThrownBy(() -> Tasks.named("swingup:noise=" + noise))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("task swingup: option noise" + NUMBER.formatted("0", noise));
  }

  @Test
  void otherStartsAndRepeatedOptionsAreRefused() {
    assertThatThrownBy(() -> Tasks.named("swingup:starts=easy"))
        .hasMessage("task swingup: option starts must be usual or hard, not 'easy'");
    assertThatThrownBy(() -> Tasks.named("swingup:pole=1,pole=1")).hasMessage("task swingup: option pole is given twice");
    assertThatThrownBy(() -> Tasks.named("swingup:starts=usual,noise=1,starts=hard"))
        .hasMessage("task swingup: option starts is given twice");
  }
}
