package precocial.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import precocial.cuda.standin.CudaTest;
import precocial.cuda.standin.StandIn;
import precocial.cuda.standin.StandInOnly;

@CudaTest
class CublasTest {
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "3, 5, 7", "64, 16, 257", "17, 33, 800"})
  void productOfIntegersIsExact(int m, int n, int k) {
    try (CudaDevice device = CudaDevice.open(0); CudaStream stream = device.stream()) {
      assumeTrue(device.cublas().isPresent(), device.cublasReason());
      Random random = new Random(m);
      int[] a = random.ints((long) m * k, 0, 2).toArray();
      int[] b = random.ints((long) n * k, 0, 256).toArray();
      DeviceBuffer buffer = device.buffer();
      PinnedBuffer pinned = device.pinned();
      int bAt = 2 * m * k;
      int cAt = bAt + 2 * n * k + 3 & -4;
      int all = cAt + 4 * m * n;
      buffer.reserve(all);
      ByteBuffer bytes = pinned.reserve(all);
      put(bytes, 0, a);
      put(bytes, bAt, b);
      stream.upload(buffer, 0, pinned, 0, all);
      device.cublas().orElseThrow().multiply(stream, m, n, k, buffer.at(0), buffer.at(bAt), buffer.at(cAt));
      stream.download(pinned, cAt, buffer, cAt, 4L * m * n);
      stream.synchronize();
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++) {
          int sum = 0;
          for (int l = 0; l < k; l++) {
            sum += a[l + k * i] * b[l + k * j];
          }
          assertThat(bytes.getFloat(cAt + 4 * (i + m * j))).as("%d, %d", i, j).isEqualTo(sum);
        }
      }
    }
  }

  /** As bfloat16, the upper half of a float: exact up to 256. */
  private static void put(ByteBuffer bytes, int at, int[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      bytes.putShort(at + 2 * i, (short) (Float.floatToIntBits(numbers[i]) >>> 16));
    }
  }

  @Test
  void versionIsTold() {
    try (CudaDevice device = CudaDevice.open(0)) {
      assumeTrue(device.cublas().isPresent(), device.cublasReason());
      assertThat(device.cublasReason()).matches("cuBLAS \\d+\\.\\d+\\.\\d+").isEqualTo(device.cublas().orElseThrow().version());
      assertThat(device.cublas()).isEqualTo(device.cublas());
    }
  }

  @Test
  @StandInOnly
  void libraryThatCannotStartIsAbsentWithAReason() {
    StandIn.fail("cublasCreate", 1, 1);
    try (CudaDevice device = CudaDevice.open(0)) {
      assertThat(device.cublas()).isEmpty();
      assertThat(device.cublasReason())
          .isEqualTo("cublasCreate: CUBLAS_STATUS_NOT_INITIALIZED (1): the library can't start on this device");
    }
    StandIn.fail("cublasGetVersion", 1, 14);
    try (CudaDevice device = CudaDevice.open(0)) {
      assertThat(device.cublasReason()).startsWith("cublasGetVersion: CUBLAS_STATUS_INTERNAL_ERROR (14)");
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "cublasGemmEx | 15 | cublasGemmEx (16 x 5 from 64): CUBLAS_STATUS_NOT_SUPPORTED (15): not supported",
    "cublasSetStream | 1 | cublasSetStream: CUBLAS_STATUS_NOT_INITIALIZED (1): the library can't start on this device",
    "cuMemAlloc | 2 | cuMemAlloc (2.9 KiB asked for, 1023.0 MiB",
    // A call that says it is done, and did nothing: the product is never written.
    "cuLaunchHostFunc | 0 | cuBLAS 12.6.1 multiplies wrongly: NaN instead of "
  })
  @StandInOnly
  void libraryThatCannotMultiplyIsAbsentWithAReason(String call, int code, String reason) {
    try (CudaDevice device = CudaDevice.open(0)) {
      device.buffer().reserve(1 << 20);
      StandIn.fail(call, 1, code);
      assertThat(device.cublas()).isEmpty();
      assertThat(device.cublasReason()).startsWith(reason);
      assertThat(StandIn.count("cublasDestroy")).isEqualTo(1);
      assertThat(StandIn.count("allocations")).isEqualTo(1);
      assertThat(StandIn.count("pinned") + StandIn.count("streams")).isZero();
      assertThat(device.cublas()).as("it is not tried again").isEmpty();
    }
    assertThat(StandIn.count("cublasCreate")).isEqualTo(1);
    assertThat(StandIn.count("cublasDestroy")).isEqualTo(1);
  }

  @Test
  @StandInOnly
  void triedLibraryLeavesNoMemoryBehind() {
    StandIn.deferred(true);
    try (CudaDevice device = CudaDevice.open(0)) {
      long free = device.freeMemory();
      assertThat(device.cublas()).as(device.cublasReason()).isPresent();
      assertThat(device.freeMemory()).isEqualTo(free);
      assertThat(StandIn.count("cublasGemmEx")).isEqualTo(1);
      assertThat(StandIn.count("pinned") + StandIn.count("streams")).isZero();
    }
  }

  @Test
  @StandInOnly
  void withoutTheLibraryTheDeviceWorksAndSaysWhy() throws Exception {
    String driver = Path.of(System.getProperty("precocial.standin"), "libcuda.so.1").toAbsolutePath().toString();
    String found = ChildJvm.run(
        System.getProperty("java.class.path"),
        List.of("-Djava.library.path=" + System.getProperty("java.library.path")),
        NativesProbe.class, "cublas on the stand-in", driver);
    // NVIDIA's own may be there; on a stand-in it doesn't start.
    assertThat(found).matches("false, (libcublas\\.so\\.12 not found|cublasCreate: .*)");
  }

  @Test
  @StandInOnly
  void failedProductIsTold() {
    try (CudaDevice device = CudaDevice.open(0); CudaStream stream = device.stream()) {
      DeviceBuffer buffer = device.buffer();
      buffer.reserve(64);
      Cublas cublas = device.cublas().orElseThrow();
      StandIn.fail("cublasGemmEx", 1, 13);
      assertThatThrownBy(() -> cublas.multiply(stream, 2, 3, 1, buffer.at(0), buffer.at(8), buffer.at(16)))
          .isInstanceOf(CudaFailure.class)
          .hasMessage("cublasGemmEx (2 x 3 from 1): CUBLAS_STATUS_EXECUTION_FAILED (13): it failed on the device");
      StandIn.fail("cublasSetStream", 1, 3);
      assertThatThrownBy(() -> cublas.multiply(stream, 2, 3, 1, buffer.at(0), buffer.at(8), buffer.at(16)))
          .isInstanceOfSatisfying(CudaFailure.class, failure -> assertThat(failure.outOfMemory()).isTrue())
          .hasMessageStartingWith("cublasSetStream: CUBLAS_STATUS_ALLOC_FAILED (3)");
    }
  }
}
