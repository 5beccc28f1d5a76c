package precocial.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precocial.cli.BenchRow;

class ComparisonTableTest {
  @TempDir Path folder;

  private static BenchRow row(String backend, int networks, int lanes, double value) {
    Map<String, Object> parameters = new LinkedHashMap<>(Map.of("networks", networks));
    parameters.put("lanes", lanes);
    if (backend.equals("cpu")) {
      parameters.put("threads", 2);
    }
    return new BenchRow("rollout", backend, parameters, value, "steps/s");
  }

  private static final List<BenchRow> ROWS =
      List.of(
          row("cpu", 64, 18, 1e7), row("cuda", 64, 18, 1e8), row("cpu", 512, 18, 2e7), row("cuda", 512, 18, 1e9),
          row("cpu", 64, 256, 3e7));

  @Test
  void backendsStandSideBySide() {
    assertThat(ComparisonTable.of(ROWS).lines())
        .containsExactly(
            "### rollout",
            "",
            "| networks | lanes | cpu | cuda | cuda / cpu |",
            "|---|---|---:|---:|---:|",
            "| 64 | 18 | 10.0 M steps/s | 100.0 M steps/s | 10.0 |",
            "| 512 | 18 | 20.0 M steps/s | 1.00 G steps/s | 50.0 |",
            "| 64 | 256 | 30.0 M steps/s |  | |",
            "");
  }

  @Test
  void aPlotHasWhatDiffersInItsParameterAlone() throws IOException {
    for (ComparisonPlot plot : ComparisonPlot.ALL) {
      plot.write(folder, ROWS);
    }
    assertThat(folder).isDirectoryContaining("glob:**rollout-networks.svg").isDirectoryContaining("glob:**rollout-lanes.svg")
        .isDirectoryNotContaining("glob:**classify*");
    // Two points of each backend, and of 18 lanes only.
    assertThat(Files.readString(folder.resolve("rollout-networks.svg")).split("<circle", -1)).hasSize(1 + 4);
    assertThat(Files.readString(folder.resolve("rollout-lanes.svg")).split("<circle", -1)).hasSize(1 + 2);
  }
}
