package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchTableTest {
  @ParameterizedTest
  @CsvSource({
    "0.5,0.50 steps/s", "999,999.0 steps/s", "1000,1.00 k steps/s", "45.24e6,45.2 M steps/s", "3e12,3.00 T steps/s",
    "2e18,2000.0 P steps/s"
  })
  void valueHasAPrefix(double value, String text) {
    assertThat(new BenchRow("rollout", "cpu", Map.of(), value, "steps/s").text()).isEqualTo(text);
  }

  @Test
  void aBenchmarkHasATableOfItsOwn() {
    String text =
        BenchTable.text(
            List.of(
                new BenchRow("rollout", "cpu", Map.of("lanes", 18), 1e6, "steps/s"),
                new BenchRow("copy", "cpu", Map.of("MiB", 256), 2e9, "bytes/s"),
                new BenchRow("rollout", "cuda", Map.of(), 1e9, "steps/s")));
    assertThat(text.lines()).containsExactly(
        "name     backend  lanes  value",
        "rollout  cpu         18  1.00 M steps/s",
        "rollout  cuda         -  1.00 G steps/s",
        "",
        "name  backend  MiB  value",
        "copy  cpu      256  2.00 G bytes/s");
  }
}
