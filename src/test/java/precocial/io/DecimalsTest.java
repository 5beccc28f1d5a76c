package precocial.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DecimalsTest {
  @Test
  void decimalNumbersAreRead() {
    assertThat(Decimals.parse("-2")).isEqualTo(-2);
    assertThat(Decimals.parse("+1.5e-3")).isEqualTo(0.0015);
    assertThat(Decimals.parse(".5E1")).isEqualTo(5);
    assertThat(Decimals.parse("1e-400")).isZero();
    assertThat(Decimals.parseFloat("0.1")).isEqualTo(0.1f);
  }

  @Test
  void floatsAreRoundedOnce() {
    // Just above the middle of two floats, and as a double on it.
    String text = "1.00000017881393432617187499";
    assertThat(Decimals.parseFloat(text)).isEqualTo(1.0000001f).isNotEqualTo((float) Decimals.parse(text));
  }

  @Test
  void anythingElseIsRefused() {
    refuses("", "a number is missing");
    refuses("1f", "'1f' is not a number");
    refuses("0x1p3", "'0x1p3' is not a number");
    refuses("1 2", "'1 2' is not a number");
    refuses("1e", "'1e' is not a number");
    refuses("--1", "'--1' is not a number");
    refuses("\u0661", "'\u0661' is not a number");
    refuses("nan", "'nan' is not a finite number");
    refuses("-Infinity", "'-Infinity' is not a finite number");
    refuses("3.5e38", "'3.5e38' is outside the range of a float");
    refuses("-1e999", "'-1e999' is outside the range of a float");
  }

  private static void refuses(String text, String message) {
    assertThatThrownBy(() -> Decimals.parse(text)).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    assertThatThrownBy(() -> Decimals.parseFloat(text)).hasMessage(message);
  }

  @Test
  void doublesHaveTheirWholeRange() {
    assertThat(Decimals.parseDouble("1e300")).isEqualTo(1e300);
    assertThatThrownBy(() -> Decimals.parseDouble("-1e999")).hasMessage("'-1e999' is outside the range of a double");
    assertThatThrownBy(() -> Decimals.parseDouble("0x1p3")).hasMessage("'0x1p3' is not a number");
    assertThatThrownBy(() -> Decimals.parseDouble("NaN")).hasMessage("'NaN' is not a finite number");
  }

  @Test
  void textIsTheShortestThatReadsBack() {
    assertThat(Decimals.text(0.1f)).isEqualTo("0.1");
    assertThat(Decimals.text((double) 0.1f)).isEqualTo("0.10000000149011612");
    assertThat(Decimals.text(2e23)).isEqualTo("2.0E23");
    assertThat(Decimals.text(Float.NaN)).isEqualTo("NaN");
  }
}
