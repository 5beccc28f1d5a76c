package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import precocial.search.GenerationReport;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private static GenerationReport report(int generation, double seconds) {
    return new GenerationReport(
        generation, 10 * generation, 5, 3, 10 * generation, 7, 9, Double.NaN, 100L * generation, 2_000_000L * generation,
            seconds);
  }

  private Progress progress(boolean terminal, double limit) {
    return new Progress(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal, 100, limit, false);
  }

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aLineEveryFewSecondsAndAtBothEnds() {
    Progress progress = progress(false, Double.POSITIVE_INFINITY);
    for (int g = 1; g <= 100; g++) {
      progress.show(report(g, 0.2 * g));
    }
    assertThat(shown().lines().map(line -> line.strip().split("[ /]")[0]))
        .containsExactly("generation", "1", "26", "51", "76", "100");
    assertThat(shown()).doesNotContain("\r");
  }

  @Test
  void saysRateAndTimeLeft() {
    Progress progress = progress(false, Double.POSITIVE_INFINITY);
    progress.show(report(1, 1));
    progress.show(report(11, 11));
    assertThat(shown().lines().toList().get(2)).matches(".* 2\\.0 M +1 min 29 s");
  }

  @Test
  void timeLimitShortensTheTimeLeft() {
    Progress progress = progress(false, 31);
    progress.show(report(1, 1));
    progress.show(report(11, 11));
    assertThat(shown().lines().toList().get(2)).endsWith(" 20 s");
  }

  @Test
  void aTerminalLineIsRewritten() {
    Progress progress = progress(true, Double.POSITIVE_INFINITY);
    progress.show(report(1, 0.1));
    progress.show(report(2, 0.15));
    progress.show(report(3, 0.4));
    progress.end();
    assertThat(shown().split("\r")).hasSize(4);
  }

  @Test
  void imagesHaveAnAccuracyAndArePassedBySecond() {
    Progress progress =
        new Progress(new PrintStream(bytes, true, StandardCharsets.UTF_8), false, 100, Double.POSITIVE_INFINITY, true);
    progress.show(new GenerationReport(1, -2.25, -9, -3.5, -2.25, 12, 267, 0.125, 60, 6_000_000, 1));
    progress.show(new GenerationReport(11, -1.0625, -9, -2, -1, 1849, 500, 0.9164, 660, 66_000_000, 11));
    assertThat(shown().lines())
        .containsExactly(
            "generation          best   median  connections  best so far  accuracy   images/s    time left",
            "    1/100         -2.250   -3.500           12       -2.250    12.5 %                        ",
            "   11/100         -1.063   -2.000         1849       -1.000    91.6 %      6.0 M   1 min 29 s");
  }

  @Test
  void lossesOfOutputsThatOverflowKeepTheColumns() {
    Progress progress =
        new Progress(new PrintStream(bytes, true, StandardCharsets.UTF_8), false, 100, Double.POSITIVE_INFINITY, true);
    double worst = -Float.MAX_VALUE;
    progress.show(new GenerationReport(1, -12345, worst, worst / 6, worst, 12, 267, 0.125, 60, 6_000_000, 1));
    assertThat(shown().lines().map(String::length).distinct()).hasSize(1);
    assertThat(shown()).contains("1/100       -1.2e+04 -5.7e+37           12     -3.4e+38");
  }

  @Test
  void columnsStandUnderTheirNames() {
    Progress progress = progress(false, Double.POSITIVE_INFINITY);
    progress.show(report(1, 1));
    progress.show(report(11, 11));
    assertThat(shown().lines().map(String::length).distinct()).hasSize(1);
  }

  @Test
  void durationsAreReadable() {
    assertThat(Progress.duration(0.4)).isEqualTo("0 s");
    assertThat(Progress.duration(75)).isEqualTo("1 min 15 s");
    assertThat(Progress.duration(3 * 3600 + 65)).isEqualTo("3 h 01 min");
    assertThat(Progress.rate(234)).isEqualTo("0.2 k");
    assertThat(Progress.rate(12_345)).isEqualTo("12 k");
  }
}
