package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import precocial.io.FormatException;
import precocial.io.Json;

class DevicesCommandTest {
  @Test
  void eachBackendSaysWhatItRunsOnOrWhyItCannot() throws FormatException {
    String out = CommandRun.of("devices", "--format=json").done().out();
    List<?> rows = (List<?>) Json.parse("out", "{\"rows\": " + out + "}").get("rows");
    assertThat(rows.stream().map(row -> ((Map<?, ?>) row).get("backend")).toList())
        .isEqualTo(List.of("cpu", "cuda", "reference"));
    for (Object each : rows) {
      Map<?, ?> row = (Map<?, ?>) each;
      assertThat(List.copyOf(row.keySet())).isEqualTo(List.of("backend", "available", "device", "reason", "cublas"));
      boolean cuda = row.get("backend").equals("cuda");
      assertThat(row.get("available")).isEqualTo(!cuda);
      assertThat(row.get("reason")).isEqualTo(cuda ? "this build has no CUDA backend yet" : null);
      assertThat(row.get("device") == null).isEqualTo(cuda);
    }
  }

  @Test
  void textHasALineForEach() {
    assertThat(CommandRun.of("devices").done().out().lines())
        .hasSize(3)
        .contains("cuda       not available: this build has no CUDA backend yet");
  }
}
