package precocial.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import precocial.cuda.standin.CudaTest;
import precocial.cuda.standin.StandIn;
import precocial.cuda.standin.StandInOnly;

@CudaTest
class BufferTest {
  private CudaDevice device;

  private String exact;

  @BeforeEach
  void open() {
    exact = System.getProperty(DeviceBuffer.EXACT_PROPERTY);
    System.setProperty(DeviceBuffer.EXACT_PROPERTY, "true");
    device = CudaDevice.open(0);
  }

  @AfterEach
  void close() {
    device.close();
    if (exact == null) {
      System.clearProperty(DeviceBuffer.EXACT_PROPERTY);
    } else {
      System.setProperty(DeviceBuffer.EXACT_PROPERTY, exact);
    }
  }

  @Test
  void bufferThatGrowsAgainTakesAQuarterMore() {
    System.clearProperty(DeviceBuffer.EXACT_PROPERTY);
    DeviceBuffer buffer = device.buffer();
    buffer.reserve(1000);
    assertThat(buffer.capacity()).isEqualTo(1000);
    buffer.reserve(1001);
    assertThat(buffer.capacity()).isEqualTo(1251);
    long address = buffer.at(0).value();
    buffer.reserve(1251);
    assertThat(buffer.at(0).value()).isEqualTo(address);
    buffer.reserve(1252);
    assertThat(buffer.capacity()).isEqualTo(1565);
  }

  @Test
  @StandInOnly
  void whereThereIsNoMoreTheBufferGetsWhatWasAskedFor() {
    System.clearProperty(DeviceBuffer.EXACT_PROPERTY);
    StandIn.memory(1 << 20);
    DeviceBuffer buffer = device.buffer();
    buffer.reserve(1 << 10);
    buffer.reserve(1 << 20);
    assertThat(buffer.capacity()).isEqualTo(1 << 20);
    assertThatThrownBy(() -> buffer.reserve((1 << 20) + 512)).hasMessageStartingWith("cuMemAlloc (1.0 MiB asked for");
    assertThat(buffer.capacity()).isZero();
  }

  @Test
  @StandInOnly
  void testsOfTheBackendHaveExactBuffers() {
    assertThat(exact).as("or AddressSanitizer misses overruns").isNotNull();
  }

  @Test
  void deviceBufferGrowsAndNeverShrinks() {
    DeviceBuffer buffer = device.buffer();
    assertThat(buffer.capacity()).isZero();
    buffer.reserve(0);
    assertThat(buffer.capacity()).isZero();
    buffer.reserve(100);
    assertThat(buffer.capacity()).isEqualTo(100);
    long address = buffer.at(0).value();
    assertThat(buffer.at(40).value()).isEqualTo(address + 40);
    buffer.reserve(50);
    assertThat(buffer.capacity()).isEqualTo(100);
    assertThat(buffer.at(0).value()).isEqualTo(address);
    buffer.reserve(200);
    assertThat(buffer.capacity()).isEqualTo(200);
  }

  @Test
  @StandInOnly
  void growingFreesTheOldMemory() {
    DeviceBuffer buffer = device.buffer();
    long free = device.freeMemory();
    for (int size = 1 << 10; size <= 1 << 20; size *= 2) {
      buffer.reserve(size);
    }
    assertThat(device.freeMemory()).isEqualTo(free - (1 << 20));
    assertThat(StandIn.count("allocations")).isEqualTo(1);
    buffer.close();
    buffer.close();
    assertThat(device.freeMemory()).isEqualTo(free);
  }

  @Test
  void closedBuffersHoldNothing() {
    DeviceBuffer buffer = device.buffer();
    PinnedBuffer pinned = device.pinned();
    buffer.reserve(10);
    pinned.reserve(10);
    buffer.close();
    pinned.close();
    pinned.close();
    assertThat(buffer.capacity()).isZero();
    assertThat(pinned.bytes().capacity()).isZero();
    assertThatThrownBy(() -> buffer.reserve(1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> pinned.reserve(1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  @StandInOnly
  void outOfMemorySaysWhatWasAskedForAndWhatThereIs() {
    StandIn.memory(4 << 20);
    device.buffer().reserve(3 << 20);
    DeviceBuffer second = device.buffer();
    second.reserve(1 << 10);
    assertThatThrownBy(() -> second.reserve((5 << 20) / 2))
        .isInstanceOfSatisfying(CudaFailure.class, failure -> {
          assertThat(failure.outOfMemory()).isTrue();
          assertThat(failure.code()).isEqualTo(2);
          assertThat(failure.call()).isEqualTo("cuMemAlloc");
        })
        .hasMessageMatching(
            "cuMemAlloc \\(2\\.5 MiB asked for, 1\\.0 MiB of 4\\.0 MiB free on device 0, stand-in GPU 0\\):"
                + " CUDA_ERROR_OUT_OF_MEMORY \\(2\\): .*");
    assertThat(second.capacity()).isZero();
    second.reserve(1 << 20);
    assertThat(second.capacity()).isEqualTo(1 << 20);
  }

  @Test
  void moreThanAnyDeviceHasIsOutOfMemory() {
    assertThatThrownBy(() -> device.buffer().reserve(1L << 50))
        .isInstanceOfSatisfying(CudaFailure.class, failure -> assertThat(failure.outOfMemory()).isTrue())
        .hasMessageContaining("(1024.0 TiB asked for, ");
  }

  @Test
  void pinnedBufferKeepsItsContentsAsItGrows() {
    PinnedBuffer pinned = device.pinned();
    assertThat(pinned.bytes().capacity()).isZero();
    ByteBuffer bytes = pinned.reserve(8);
    assertThat(bytes.order()).isEqualTo(ByteOrder.nativeOrder());
    bytes.putLong(0, 0x0123456789abcdefL).position(3);
    ByteBuffer grown = pinned.reserve(5000);
    assertThat(grown.capacity()).isGreaterThanOrEqualTo(5000);
    assertThat(grown.limit()).isEqualTo(grown.capacity());
    assertThat(grown.position()).isZero();
    assertThat(grown.order()).isEqualTo(ByteOrder.nativeOrder());
    assertThat(grown.getLong(0)).isEqualTo(0x0123456789abcdefL);
    grown.position(7).limit(9);
    assertThat(pinned.reserve(1).limit()).isEqualTo(grown.capacity());
    assertThat(pinned.bytes().position()).isZero();
  }

  @Test
  void pinnedBufferHasALimit() {
    assertThatThrownBy(() -> device.pinned().reserve(1L << 31))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a pinned buffer holds up to 2 GiB, 2.0 GiB are asked for");
  }

  @Test
  @StandInOnly
  void pinnedMemoryThatCannotBeHadLeavesTheBufferAsItIs() {
    PinnedBuffer pinned = device.pinned();
    pinned.reserve(4).putInt(0, 42);
    StandIn.fail("cuMemHostAlloc", 1, 2);
    assertThatThrownBy(() -> pinned.reserve(1 << 20))
        .isInstanceOfSatisfying(CudaFailure.class, failure -> assertThat(failure.outOfMemory()).isTrue())
        .hasMessageStartingWith("cuMemHostAlloc (1.0 MiB of the host's memory asked for): CUDA_ERROR_OUT_OF_MEMORY (2)");
    StandIn.fail("cuCtxSynchronize", 1, 719);
    assertThatThrownBy(() -> pinned.reserve(1 << 20)).hasMessageContaining("CUDA_ERROR_LAUNCH_FAILED (719)");
    assertThat(StandIn.count("pinned")).isEqualTo(1);
    assertThat(pinned.bytes().getInt(0)).isEqualTo(42);
  }

  @Test
  void addressesOutsideAreRefused() {
    DeviceBuffer buffer = device.buffer();
    buffer.reserve(10);
    assertThat(buffer.at(10).value()).isEqualTo(buffer.at(0).value() + 10);
    assertThatThrownBy(() -> buffer.at(11)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> buffer.at(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
