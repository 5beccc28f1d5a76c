package precocial.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import precocial.cuda.standin.CudaTest;
import precocial.cuda.standin.StandIn;
import precocial.cuda.standin.StandInOnly;

@CudaTest
class CudaDeviceTest {
  @Test
  void devicesAreDescribed() {
    assertThat(CudaDriver.unavailable()).isEmpty();
    assertThat(CudaDriver.version()).isGreaterThanOrEqualTo(11000);
    DeviceInfo info = CudaDriver.devices().get(0);
    assertThat(info.ordinal()).isZero();
    assertThat(info.name()).isNotBlank().doesNotContain("\0");
    assertThat(info.multiprocessors()).isPositive();
    assertThat(info.memory()).isPositive();
    assertThat(info.sharedPerBlock()).isGreaterThanOrEqualTo(48 << 10);
    assertThat(info.architecture()).matches("sm_\\d{2,3}");
    assertThat(info.label()).isEqualTo("device 0, " + info.name());
    assertThat(CudaDriver.device(0)).isEqualTo(info);
    assertThat(CudaDriver.versionText()).matches("1\\d\\.\\d");
    assertThat(info.text()).startsWith(info.name() + " (" + info.architecture() + ", ");
  }

  @Test
  void deviceThatIsNotThereIsRefused() {
    int count = CudaDriver.devices().size();
    assertThatThrownBy(() -> CudaDevice.open(count))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("there is no device " + count + "; ");
    assertThatThrownBy(() -> CudaDevice.open(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"0 | there is none at all", "1 | the only one is 0", "3 | they are 0 to 2"})
  @StandInOnly
  void numbersThatThereAreAreTold(int count, String known) {
    StandIn.devices(count);
    assertThatThrownBy(() -> CudaDriver.device(7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no device 7; " + known);
  }

  @Test
  void versionIsWrittenAsCudaDoes() {
    assertThat(CudaDriver.versionText(12060)).isEqualTo("12.6");
    assertThat(CudaDriver.versionText(13000)).isEqualTo("13.0");
    assertThat(CudaDriver.versionText(0)).isEqualTo("0.0");
  }

  @Test
  @StandInOnly
  void withoutDevicesNothingIsAvailable() {
    StandIn.devices(0);
    assertThat(CudaDriver.unavailable().orElse("")).startsWith("no CUDA device");
    assertThat(CudaDriver.devices()).isEmpty();
    assertThatThrownBy(() -> CudaDevice.open(0))
        .isInstanceOf(CudaFailure.class)
        .hasMessageStartingWith("no CUDA device");
  }

  @Test
  @StandInOnly
  void driverThatCannotStartSaysWhy() {
    StandIn.fail("cuInit", 1, 802);
    assertThat(CudaDriver.unavailable().orElse(""))
        .startsWith("no CUDA device can be used: cuInit: CUDA_ERROR_SYSTEM_NOT_READY (802)");
    StandIn.fail("cuDeviceGetCount", 1, 999);
    assertThat(CudaDriver.unavailable().orElse(""))
        .startsWith("no CUDA device can be used: cuDeviceGetCount: CUDA_ERROR_UNKNOWN (999)");
  }

  @Test
  @StandInOnly
  void closingFreesWhatIsOpen() {
    CudaDevice device = CudaDevice.open(0);
    device.buffer().reserve(1000);
    device.pinned().reserve(1000);
    CudaEvent event = device.stream().record();
    device.kernel("leaves", "scale_sums");
    device.cublas();
    assertThat(open()).isEqualTo("allocations 1, pinned 1, streams 1, events 1, modules 1, contexts 1");
    event.close();
    event.close();
    assertThat(StandIn.count("events")).isZero();
    device.close();
    assertThat(open()).isEqualTo("allocations 0, pinned 0, streams 0, events 0, modules 0, contexts 0");
    device.close();
    event.close();
  }

  @Test
  @StandInOnly
  void closingGoesOnAfterAFailure() {
    CudaDevice device = CudaDevice.open(0);
    DeviceBuffer first = device.buffer();
    first.reserve(10);
    device.stream();
    device.buffer().reserve(10);
    StandIn.fail("cuStreamDestroy", 1, 400);
    assertThatThrownBy(device::close)
        .isInstanceOf(CudaFailure.class)
        .hasMessageStartingWith("cuStreamDestroy: CUDA_ERROR_INVALID_HANDLE (400)");
    assertThat(StandIn.count("allocations")).isZero();
    assertThat(StandIn.count("contexts")).isZero();
    assertThat(first.capacity()).isZero();
  }

  private static String open() {
    StringBuilder text = new StringBuilder();
    for (String what : new String[] {"allocations", "pinned", "streams", "events", "modules", "contexts"}) {
      text.append(text.isEmpty() ? "" : ", ").append(what).append(' ').append(StandIn.count(what));
    }
    return text.toString();
  }

  @Test
  @SuppressWarnings("try") // closed twice, on purpose
  @StandInOnly
  void devicesWorkSideBySide() {
    StandIn.devices(2);
    try (CudaDevice one = CudaDevice.open(0); CudaDevice two = CudaDevice.open(1)) {
      assertThat(two.info().ordinal()).isEqualTo(1);
      one.bind();
      one.buffer().reserve(1 << 20);
      long left = one.freeMemory();
      two.bind();
      two.buffer().reserve(1 << 10);
      assertThat(two.freeMemory()).isGreaterThan(left);
      one.close();
      assertThat(two.freeMemory()).isGreaterThan(left);
      two.close();
      assertThatThrownBy(two::freeMemory).hasMessageStartingWith("cuMemGetInfo: CUDA_ERROR_INVALID_CONTEXT (201)");
    }
  }

  @Test
  @StandInOnly
  void failureOfEachCallIsTold() {
    try (CudaDevice device = CudaDevice.open(0)) {
      PinnedBuffer pinned = device.pinned();
      DeviceBuffer buffer = device.buffer();
      pinned.reserve(64);
      buffer.reserve(64);
      CudaStream stream = device.stream();
      CudaEvent event = stream.record();
      stream.synchronize();
      told("cuCtxSetCurrent", device::bind);
      told("cuMemGetInfo", device::freeMemory);
      told("cuStreamCreate", device::stream);
      told("cuMemAlloc", () -> device.buffer().reserve(1));
      told("cuMemHostAlloc", () -> device.pinned().reserve(1));
      told("cuMemcpyHtoDAsync", () -> stream.upload(buffer, 0, pinned, 0, 64));
      told("cuMemcpyDtoHAsync", () -> stream.download(pinned, 0, buffer, 0, 64));
      told("cuMemcpyDtoDAsync", () -> stream.copy(buffer, 0, buffer, 32, 32));
      told("cuMemsetD8Async", () -> stream.fill(buffer, 64, (byte) 0));
      told("cuStreamSynchronize", stream::synchronize);
      told("cuEventCreate", stream::record);
      told("cuEventRecord", stream::record);
      told("cuStreamWaitEvent", () -> stream.await(event));
      told("cuEventSynchronize", event::synchronize);
      told("cuEventElapsedTime", () -> event.millisecondsSince(event));
      told("cuModuleGetFunction", () -> device.kernel("leaves", "scale_sums"));
      told("cuFuncSetAttribute", () -> device.kernel("leaves", "scale_sums").allowShared(50_000));
      told("cuLaunchKernel", () -> stream.launch(device.kernel("leaves", "scale_sums"), 1, 1, 32, 0, buffer, 16L));
      told("cuDeviceGetAttribute", CudaDriver::devices);
      told("cuDriverGetVersion", CudaDriver::version);
      told("cuDevicePrimaryCtxRetain", () -> CudaDevice.open(0));
    }
  }

  private static void told(String call, Runnable action) {
    StandIn.fail(call, 1, 999);
    assertThatThrownBy(action::run)
        .as(call)
        .isInstanceOfSatisfying(CudaFailure.class, failure -> {
          assertThat(failure.call()).isEqualTo(call);
          assertThat(failure.code()).isEqualTo(999);
          assertThat(failure.outOfMemory()).isFalse();
        })
        .hasMessageStartingWith(call)
        .hasMessageContaining(": CUDA_ERROR_UNKNOWN (999)");
  }
}
