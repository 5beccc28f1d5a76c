package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import precocial.cuda.CudaDriver;
import precocial.io.FormatException;
import precocial.io.Json;

/** On a machine without a GPU; with one, see {@link CudaDevicesTest}. */
class DevicesCommandTest {
  private static final String WHY_NOT = CudaDriver.unavailable().orElseThrow();

  @Test
  void eachBackendSaysWhatItRunsOnOrWhyItCannot() throws FormatException {
    String out = CommandRun.of("devices", "--format=json").done().out();
    List<?> rows = (List<?>) Json.parse("out", "{\"rows\": " + out + "}").get("rows");
    assertThat(rows.stream().map(row -> ((Map<?, ?>) row).get("backend")).toList())
        .isEqualTo(List.of("cuda", "cpu", "reference"));
    for (Object each : rows) {
      Map<?, ?> row = (Map<?, ?>) each;
      boolean cuda = row.get("backend").equals("cuda");
      List<String> keys = new ArrayList<>(List.of("backend", "available", "device", "reason", "cublas"));
      if (cuda && CudaDriver.version() > 0) {
        keys.add("driver");
      }
      assertThat(List.copyOf(row.keySet())).isEqualTo(keys);
      assertThat(row.get("available")).isEqualTo(!cuda);
      assertThat(row.get("reason")).isEqualTo(cuda ? WHY_NOT : null);
      assertThat(row.get("device") == null).isEqualTo(cuda);
      assertThat(row.get("cublas")).isEqualTo(false);
    }
  }

  @Test
  void textHasALineForEach() {
    assertThat(CommandRun.of("devices").done().out().lines())
        .hasSize(CudaDriver.version() > 0 ? 4 : 3)
        .contains("cuda       not available: " + WHY_NOT);
  }
}
