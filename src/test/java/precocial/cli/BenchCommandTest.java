package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import precocial.eval.Backend;
import precocial.io.Json;

class BenchCommandTest {
  @Test
  void everyRowSaysWhatWasMeasured() throws Exception {
    CommandRun run =
        CommandRun.of(
            "bench", "rollout", "--nodes", "8", "--connections", "9", "--lanes", "2,7", "--seconds", "0.01", "--threads", "2",
            "--format", "json");
    assertThat(run.code()).isZero();
    List<?> rows = (List<?>) Json.parse("out", "{\"rows\": " + run.out() + "}").get("rows");
    assertThat(rows).hasSize(4);
    for (Object each : rows) {
      Map<?, ?> row = (Map<?, ?>) each;
      assertThat(List.copyOf(row.keySet())).isEqualTo(List.of("name", "backend", "parameters", "value", "unit", "machine"));
      assertThat((Double) row.get("value")).isGreaterThan(1000);
      assertThat(row.get("unit")).isEqualTo("steps/s");
      assertThat(row.get("machine").toString()).contains("Java " + System.getProperty("java.version"));
    }
  }

  @Test
  void textIsATable() {
    CommandRun run =
        CommandRun.of("bench", "--nodes", "7", "--connections", "6", "--lanes", "6", "--seconds", "0.01", "--threads", "1");
    assertThat(run.code()).isZero();
    assertThat(run.out().lines()).hasSize(4).anyMatch(line -> line.matches("rollout +cpu +7 +6 +6 +1 +[0-9.]+"));
  }

  @Test
  void referenceIsMeasuredOnItsOneThread() {
    CommandRun run =
        CommandRun.of(
            "bench", "--nodes", "7", "--connections", "6", "--lanes", "1", "--seconds", "0.01", "--threads", "2",
            "--backend", "reference");
    assertThat(run.code()).isZero();
    assertThat(run.out().lines()).hasSize(4).anyMatch(line -> line.matches("rollout +reference +7 +6 +1 +1 +[0-9.]+"));
    assertThat(run.out()).contains(Backend.named("reference").device()).doesNotContain(Backend.named("cpu").device());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "bench rolls | unknown benchmark 'rolls'; known: rollout",
        "bench --lanes 0 | --lanes",
        "bench --lanes many | --lanes",
        "bench --nodes 3 | --nodes must be from 7 to 500, not 3",
        "bench --connections 2000 | --connections must be from 1 to 391 with 29 nodes, not 2000",
        "bench --connections 0 | --connections must be from 1 to 391 with 29 nodes, not 0",
        "bench --nodes 500 --connections 1000000 | --connections must be from 1 to 100000, not 1000000",
        "bench --nodes 7 --connections 7 | --connections must be from 1 to 6 with 7 nodes, not 7",
        "bench --connections 3 | can't be grown",
        "bench --seconds 0 | --seconds",
        "bench --threads -1 | --threads",
      })
  void refusesWrongUsageInOneLine(String line, String message) {
    CommandRun.of(line.trim().split(" ")).refused(message);
  }
}
