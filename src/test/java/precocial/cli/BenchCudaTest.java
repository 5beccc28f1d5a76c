package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import precocial.cuda.Cublas;
import precocial.cuda.DeviceBuffer;
import precocial.cuda.standin.CudaTest;
import precocial.cuda.standin.StandIn;
import precocial.cuda.standin.StandInOnly;
import precocial.io.FormatException;
import precocial.io.Json;

@CudaTest
class BenchCudaTest {
  private static CommandRun bench(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "bench", "rollout", "classify", "search", "tune", "product", "copy", "--nodes", "7", "--connections", "6",
                "--lanes", "6", "--networks", "2", "--population", "16", "--images", "100", "--generations", "2", "--sums", "64",
                "--size", "64", "--mebibytes", "1", "--seconds", "0.001", "--format", "json"));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> rows(CommandRun run) throws FormatException {
    assertThat(run.code()).as(run.err()).isZero();
    return (List<Map<String, Object>>) Json.parse("out", "{\"rows\": " + run.out() + "}").get("rows");
  }

  @Test
  void measuresBothBackendsInOneRun() throws Exception {
    List<Map<String, Object>> rows = rows(bench("--threads", "1"));
    for (String name : List.of("rollout", "classify", "search", "copy")) {
      List<?> cpu = units(rows, name, "cpu");
      assertThat(units(rows, name, "cuda")).as(name).isNotEmpty().isEqualTo(cpu);
    }
    assertThat(units(rows, "product", "cuda")).hasSize(3);
    assertThat(rows).allSatisfy(row -> assertThat((Double) row.get("value")).isPositive().isFinite());
  }

  private static List<?> units(List<Map<String, Object>> rows, String name, String backend) {
    return rows.stream()
        .filter(row -> row.get("name").equals(name) && row.get("backend").equals(backend))
        .map(row -> row.get("unit"))
        .toList();
  }

  @Test
  void anotherBackendCanBeAskedForAlone() throws Exception {
    assertThat(rows(bench("--backend", "cuda"))).extracting(row -> row.get("backend")).containsOnly("cuda");
    assertThat(rows(bench("--backend", "cpu"))).extracting(row -> row.get("backend")).containsOnly("cpu");
  }

  @StandInOnly
  @Test
  void aGpuThatFailsIsLeftOut() {
    StandIn.fail("cuDevicePrimaryCtxRetain", 1, 46);
    CommandRun run = CommandRun.of("bench", "copy", "--mebibytes", "1", "--seconds", "0.001");
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("precocial: without cuda, which failed: cuDevicePrimaryCtxRetain");
    assertThat(run.out()).contains("cpu").doesNotContain("cuda");
  }

  @StandInOnly
  @Test
  void aGpuThatCannotBeListedIsLeftOut() {
    StandIn.fail("cuDeviceGetName", 1, 46);
    CommandRun run = CommandRun.of("bench", "copy", "--mebibytes", "1", "--seconds", "0.001", "--device", "0");
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("precocial: without cuda, which failed: cuDeviceGetName");
  }

  @StandInOnly
  @Test
  void whatAGpuMeasuredBeforeItFailedIsKept() throws FormatException {
    String[] command = {
      "bench", "product", "copy", "--mebibytes", "1", "--images", "100", "--sums", "64", "--size", "64", "--seconds", "0.001",
      "--format", "json"
    };
    StandIn.fail("cuLaunchKernel", 1, 700);
    CommandRun run = CommandRun.of(command);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err().lines().filter(line -> line.startsWith("precocial: product: cuda failed: cuLaunchKernel"))).hasSize(1);
    assertThat(run.err()).doesNotContain("\tat ");
    List<Map<String, Object>> rows = rows(new CommandRun(0, run.out(), run.err()));
    assertThat(rows).extracting(row -> row.get("name")).containsOnly("copy");
    assertThat(rows).extracting(row -> row.get("backend")).containsExactlyInAnyOrder("cpu", "cuda");
    command[2] = "product";
    StandIn.reset();
    StandIn.fail("cuLaunchKernel", 1, 700);
    assertThat(CommandRun.of(command).out()).isEmpty();
  }

  @Test
  void bothProductsAreTheSums() {
    try (BenchDevice device = new BenchDevice(0); BenchProduct product = new BenchProduct(device, new BenchTimer(0.001))) {
      int images = 100;
      int pixels = 40;
      BenchProduct.Sums sums = product.new Sums(70, images, pixels);
      assertThat(sums.lanes).isEqualTo(128);
      assertThat(sums.words).isEqualTo(2);
      byte[] drawn = new byte[images * pixels];
      SplittableRandom random = new SplittableRandom(1);
      random.nextBytes(drawn);
      sums.ours();
      float[] ours = device.downloaded(sums.result, 70 * 128);
      Cublas cublas = device.cublas().orElseThrow();
      sums.cublas(cublas);
      float[] theirs = device.downloaded(sums.result, 70 * 128);
      for (int s = 0; s < 70; s++) {
        int low = random.nextInt();
        int high = random.nextInt() & (1 << 9) - 1;
        for (int lane = 0; lane < 128; lane++) {
          int sum = 0;
          for (int leaf = 0; leaf <= pixels; leaf++) {
            boolean taken = ((leaf < 32 ? low >> leaf : high >> leaf - 32) & 1) != 0;
            int value = leaf == 0 ? 255 : lane < images ? drawn[lane * pixels + leaf - 1] & 0xFF : 0;
            sum += taken ? value : 0;
          }
          assertThat(theirs[s * 128 + lane]).isEqualTo(sum);
          assertThat(ours[s * 128 + lane]).isEqualTo(sum / 255f);
        }
      }
    }
  }

  @Test
  void deviceCopiesWhatItIsTimedFor() {
    try (BenchDevice device = new BenchDevice(0)) {
      DeviceBuffer from = device.uploaded(new byte[] {0, 0, -128, 63, 0, 0, 0, 64});
      DeviceBuffer to = device.buffer();
      to.reserve(8);
      device.stream().copy(to, 0, from, 0, 8);
      assertThat(device.downloaded(to, 2)).containsExactly(1f, 2f);
    }
  }
}
