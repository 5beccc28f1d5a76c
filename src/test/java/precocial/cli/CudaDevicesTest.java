package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precocial.cuda.standin.CudaTest;
import precocial.cuda.standin.StandIn;
import precocial.cuda.standin.StandInOnly;
import precocial.io.FormatException;
import precocial.io.Json;

/** {@code devices} where there is a GPU. */
@CudaTest
class CudaDevicesTest {
  private static final String KERNELS = "precocial.kernels";

  /** Those of GPUs. */
  private static List<Map<?, ?>> rows() throws FormatException {
    String out = CommandRun.of("devices", "--format=json").done().out();
    List<Map<?, ?>> rows = all(out);
    int gpus = rows.size() - 2;
    assertThat(rows.subList(gpus, rows.size())).extracting(row -> row.get("backend")).isEqualTo(List.of("cpu", "reference"));
    List<Map<?, ?>> cuda = rows.subList(0, gpus);
    assertThat(cuda).isNotEmpty().allSatisfy(row -> assertThat(row.get("backend")).isEqualTo("cuda"));
    return cuda;
  }

  private static List<Map<?, ?>> all(String out) throws FormatException {
    return ((List<?>) Json.parse("out", "{\"rows\": " + out + "}").get("rows"))
        .stream().<Map<?, ?>>map(row -> (Map<?, ?>) row).toList();
  }

  @Test
  void everyGpuHasARowThatSaysAll() throws FormatException {
    List<Map<?, ?>> rows = rows();
    for (int i = 0; i < rows.size(); i++) {
      Map<?, ?> row = rows.get(i);
      assertThat(List.copyOf(row.keySet()))
          .isEqualTo(
              List.of(
                  "backend", "available", "device", "reason", "cublas", "cublasVersion", "cublasReason", "number",
                  "computeCapability", "multiprocessors", "memory", "memoryFree", "driver", "kernels"));
      assertThat(row.get("available")).isEqualTo(true);
      assertThat(row.get("reason")).isNull();
      assertThat(row.get("number")).isEqualTo(i);
      assertThat((String) row.get("device")).startsWith("device " + i + ", ");
      boolean cublas = (Boolean) row.get("cublas");
      assertThat(row.get("cublasVersion") != null).isEqualTo(cublas);
      assertThat(row.get("cublasReason") == null).isEqualTo(cublas);
      assertThat((String) row.get("computeCapability")).matches("\\d+\\.\\d");
      assertThat((Integer) row.get("multiprocessors")).isPositive();
      long memory = ((Number) row.get("memory")).longValue();
      assertThat(((Number) row.get("memoryFree")).longValue()).isBetween(1L, memory);
      assertThat((String) row.get("driver")).matches("\\d+\\.\\d");
      assertThat((String) row.get("kernels")).containsAnyOf("machine code", "PTX");
    }
  }

  @Test
  void textSaysItInThreeLines() throws FormatException {
    Map<?, ?> row = rows().get(0);
    List<String> lines = CommandRun.of("devices").done().out().lines().toList();
    assertThat(lines.get(0))
        .startsWith("cuda       " + row.get("device") + ": compute capability " + row.get("computeCapability") + ", ")
        .matches(".*, \\d+ multiprocessors, \\d+\\.\\d of \\d+\\.\\d GiB of memory free");
    assertThat(lines.get(1)).isEqualTo("           driver: for CUDA " + row.get("driver") + "; kernels: " + row.get("kernels"));
    assertThat(lines.get(2)).matches(" {11}cuBLAS: (\\d+(\\.\\d+)+|not used: .+)");
  }

  @Test
  @StandInOnly
  void twoGpusHaveARowEach() throws FormatException {
    StandIn.devices(2);
    assertThat(rows()).extracting(row -> row.get("number")).isEqualTo(List.of(0, 1));
    assertThat(CommandRun.of("devices").done().out().lines().filter(line -> line.startsWith("cuda"))).hasSize(2);
  }

  @Test
  @StandInOnly
  void aGpuThatCannotBeOpenedSaysWhyNot() throws FormatException {
    StandIn.devices(2);
    StandIn.fail("cuDevicePrimaryCtxRetain", 2, 46);
    List<Map<?, ?>> rows = rows();
    assertThat(rows).extracting(row -> row.get("available")).isEqualTo(List.of(true, false));
    assertThat((String) rows.get(1).get("reason")).contains("cuDevicePrimaryCtxRetain", "CUDA_ERROR_DEVICE_UNAVAILABLE (46)");
    assertThat(rows.get(1).get("number")).isEqualTo(1);
    StandIn.fail("cuDevicePrimaryCtxRetain", 1, 46);
    assertThat(CommandRun.of("devices").done().out())
        .containsPattern("(?m)^cuda       device 0, .*: not available: cuDevicePrimaryCtxRetain .*CUDA_ERROR_DEVICE_UNAVAILABLE")
        .containsPattern("(?m)^cuda       device 1, .*: compute capability");
  }

  @Test
  @StandInOnly
  void aDriverThatFailsSaysSo() throws FormatException {
    StandIn.fail("cuDeviceGetName", 1, 46);
    List<Map<?, ?>> rows = rows();
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).get("available")).isEqualTo(false);
    assertThat((String) rows.get(0).get("reason")).startsWith("cuDeviceGetName: CUDA_ERROR_DEVICE_UNAVAILABLE (46)");
  }

  @Test
  @StandInOnly
  void whereThereIsNoneOneRowSaysSo() throws FormatException {
    StandIn.devices(0);
    List<Map<?, ?>> rows = rows();
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).get("available")).isEqualTo(false);
    assertThat((String) rows.get(0).get("reason")).contains("CUDA device");
  }

  @Test
  @StandInOnly
  void anOlderDriverGetsPtx() throws FormatException {
    StandIn.driverVersion(12060);
    assertThat(rows().get(0).get("driver")).isEqualTo("12.6");
    assertThat((String) rows().get(0).get("kernels")).startsWith("PTX");
  }

  @Test
  @StandInOnly
  void kernelsAreLoadedBeforeTheirFormIsTold() throws FormatException {
    StandIn.refuseFatbin(209);
    assertThat((String) rows().get(0).get("kernels")).startsWith("PTX, for the machine code was refused: cuModuleLoadDataEx");
  }

  @Test
  @StandInOnly
  void aGpuThatRefusesTheKernelsIsNotAvailableAndSaysWhatElseIsKnown() throws FormatException {
    StandIn.driverVersion(12060);
    StandIn.fail("cuModuleLoadDataEx", 1, 222);
    Map<?, ?> row = rows().get(0);
    assertThat(row.get("available")).isEqualTo(false);
    assertThat((String) row.get("reason")).startsWith("its kernels cannot be loaded: cuModuleLoadDataEx").contains("(222)");
    assertThat(row.get("kernels")).isNull();
    assertThat(row.get("driver")).isEqualTo("12.6");
    assertThat(((Number) row.get("memory")).longValue()).isPositive();
    StandIn.fail("cuModuleLoadDataEx", 1, 222);
    List<String> lines = CommandRun.of("devices").done().out().lines().toList();
    assertThat(lines.get(0)).startsWith("cuda       " + row.get("device") + ": not available: its kernels cannot be loaded: ");
    assertThat(lines.get(1)).startsWith("           compute capability ");
    assertThat(lines.get(2)).isEqualTo("           driver: for CUDA 12.6");
    assertThat(lines.get(3)).startsWith("           cuBLAS: ");
  }

  @Test
  @StandInOnly
  void withoutKernelsTheDriverIsStillTold(@TempDir Path empty) throws Exception {
    String before = System.getProperty(KERNELS);
    System.setProperty(KERNELS, empty.toString());
    try {
      Map<?, ?> row = rows().get(0);
      assertThat(row.get("available")).isEqualTo(false);
      assertThat((String) row.get("reason")).startsWith("no kernels in " + empty);
      assertThat(row.get("driver")).isEqualTo("13.0");
      assertThat(CommandRun.of("devices").done().out())
          .containsPattern("(?m)^cuda       not available: no kernels in .*\n           driver: for CUDA 13\\.0$");
      Files.createFile(empty.resolve("modules.txt"));
      row = rows().get(0);
      assertThat(row.get("available")).isEqualTo(false);
      assertThat((String) row.get("reason")).startsWith("its kernels cannot be loaded: ").contains("forward");
    } finally {
      if (before == null) {
        System.clearProperty(KERNELS);
      } else {
        System.setProperty(KERNELS, before);
      }
    }
  }
}
