package precocial.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precocial.io.Json;

@Tag("cuda")
class CudaComparisonTest {
  @TempDir Path folder;

  @BeforeAll
  static void needCuda() {
    CudaHere.need();
  }

  @Test
  void leavesTablesPlotsAndJson() throws Exception {
    String out = folder.toString();
    assertThat(BenchmarkCommand.execute(new CudaComparison(), "--tiny", "--seconds", "0.001", "--out", out)).isZero();
    String json = Files.readString(folder.resolve("cuda.json"));
    List<?> rows = (List<?>) Json.parse("cuda.json", "{\"rows\": " + json + "}").get("rows");
    for (String name : List.of("rollout", "classify", "search", "tune", "copy", "product", "stages of a generation")) {
      assertThat(rows).as(name).anySatisfy(row -> assertThat(((Map<?, ?>) row).get("name")).isEqualTo(name));
    }
    assertThat(rows).allSatisfy(
        row -> {
          assertThat((Double) ((Map<?, ?>) row).get("value")).isPositive().isFinite();
          assertThat(((Map<?, ?>) row).get("machine").toString()).contains("Java ");
        });
    assertThat(Files.readString(folder.resolve("cuda.md")))
        .startsWith("`benchmarks/run cuda --tiny --seconds 0.001 --out DIR`")
        .contains("tiny sizes, the values mean nothing", "| cpu | cuda | cuda, device's clock | cuda / cpu |");
    assertThat(folder.resolve("rollout-networks.svg")).exists();
    assertThat(folder.resolve("classify-images.svg")).exists();
  }

  @Test
  void wrongUsageIsRefused() {
    assertThat(BenchmarkCommand.execute(new CudaComparison(), "--out", folder.toString(), "--sections", "all")).isEqualTo(2);
    assertThat(BenchmarkCommand.execute(new CudaComparison(), "--out", folder.toString(), "--device", "99")).isEqualTo(2);
  }
}
