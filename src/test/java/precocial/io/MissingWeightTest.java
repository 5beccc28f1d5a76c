package precocial.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import precocial.network.GenomeSketch;

/** Where one enabled connection of a genome file has a weight, all must. */
class MissingWeightTest {
  private static final String TEXT = GenomeJson.text(
      new GenomeFile(new GenomeSketch(2, 1).on(1, 3, 0.5f).on(2, 3, 2f).off(0, 3).genome(), null, Map.of()));

  @Test
  void aForgottenWeightIsRefusedByName() {
    String cut = TEXT.replace(", \"weight\": 2.0", "");
    assertThat(cut).isNotEqualTo(TEXT);
    assertThatThrownBy(() -> GenomeJson.parse("g.json", cut))
        .isInstanceOf(FormatException.class)
        .hasMessage(
            "g.json: connection 1 has no weight, others have, as connection 0: each enabled connection needs one, or none may "
                + "have one");
  }

  @Test
  void disabledConnectionsMayLackIt() throws FormatException {
    String cut = TEXT.replace("false, \"weight\": 1.0", "false");
    assertThat(cut).isNotEqualTo(TEXT);
    assertThat(GenomeJson.parse("g.json", cut).genome().connections())
        .isEqualTo(GenomeJson.parse("g", TEXT).genome().connections());
  }

  @Test
  void allOrNoneAreWritten() throws FormatException {
    assertThat(TEXT.split("\"weight\"", -1)).hasSize(1 + 3);
    String plain = GenomeJson.text(
        new GenomeFile(new GenomeSketch(2, 1).on(1, 3).on(2, 3).off(0, 3).genome(), null, Map.of()));
    assertThat(plain).doesNotContain("\"weight\"");
    assertThat(GenomeJson.text(GenomeJson.parse("g.json", plain))).isEqualTo(plain);
  }
}
