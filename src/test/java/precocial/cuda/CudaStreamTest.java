package precocial.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import precocial.cuda.standin.CudaTest;
import precocial.cuda.standin.StandIn;
import precocial.cuda.standin.StandInOnly;

@CudaTest
class CudaStreamTest {
  private static final int COUNT = 1000;
  private static final int BYTES = COUNT * Float.BYTES;

  private CudaDevice device;
  private CudaStream stream;
  private DeviceBuffer buffer;
  private PinnedBuffer pinned;

  @BeforeEach
  void open() {
    device = CudaDevice.open(0);
    stream = device.stream();
    buffer = device.buffer();
    buffer.reserve(BYTES);
    pinned = device.pinned();
    ByteBuffer numbers = pinned.reserve(BYTES);
    for (int i = 0; i < COUNT; i++) {
      numbers.putFloat(i * Float.BYTES, i);
    }
  }

  @AfterEach
  void close() {
    device.close();
  }

  private float number(int index) {
    return pinned.bytes().getFloat(index * Float.BYTES);
  }

  @Test
  void dataGoesThereAndBack() {
    DeviceBuffer other = device.buffer();
    other.reserve(BYTES);
    stream.upload(buffer, 0, pinned, 0, BYTES);
    stream.copy(other, 8, buffer, 0, BYTES - 8);
    stream.fill(other, 8, (byte) 0);
    stream.download(pinned, 0, other, 0, BYTES);
    stream.synchronize();
    assertThat(number(0)).isZero();
    assertThat(number(1)).isZero();
    for (int i = 2; i < COUNT; i++) {
      assertThat(number(i)).isEqualTo(i - 2);
    }
    stream.upload(buffer, BYTES - 4, pinned, 8 * 4, 4);
    stream.download(pinned, 0, buffer, BYTES - 4, 4);
    stream.synchronize();
    assertThat(number(0)).isEqualTo(6);
  }

  @Test
  void rangesOutsideAreRefusedAndNoBytesAreAllowed() {
    DeviceBuffer empty = device.buffer();
    stream.upload(empty, 0, pinned, BYTES, 0);
    stream.download(pinned, 0, empty, 0, 0);
    stream.copy(empty, 0, buffer, 0, 0);
    stream.fill(empty, 0, (byte) 1);
    int all = pinned.bytes().capacity();
    assertThatThrownBy(() -> stream.upload(buffer, 4, pinned, 0, BYTES)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> stream.upload(buffer, 0, pinned, all - 4, 8)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> stream.download(pinned, all, buffer, 0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> stream.copy(empty, 0, buffer, 0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> stream.fill(buffer, BYTES + 1, (byte) 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> stream.fill(buffer, -1, (byte) 0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void kernelGetsItsArguments() {
    CudaKernel scale = device.kernel("leaves", "scale_sums");
    assertThat(scale.name()).isEqualTo("scale_sums");
    assertThat(device.kernel("leaves", "scale_sums")).isSameAs(scale);
    stream.upload(buffer, 0, pinned, 0, BYTES);
    stream.launch(scale, 8, 1, 128, 0, buffer, (long) COUNT - 1);
    stream.launch(scale, 1, 1, 128, 0, buffer.at(510 * 4), 1L);
    stream.launch(scale, 0, 1, 128, 0, buffer, (long) COUNT);
    stream.launch(scale, 8, 0, 128, 0, buffer, (long) COUNT);
    stream.download(pinned, 0, buffer, 0, BYTES);
    stream.synchronize();
    assertThat(number(255)).isEqualTo(1);
    assertThat(number(100)).isEqualTo(100 / 255f);
    assertThat(number(510)).isEqualTo(510 / 255f / 255f);
    assertThat(number(COUNT - 1)).isEqualTo(COUNT - 1);
  }

  @Test
  void intsAndFloatsArrive() {
    // One node that adds two inputs of 128 lanes, times the shared weight.
    PinnedBuffer graph = device.pinned();
    ByteBuffer numbers = graph.reserve(64);
    numbers.putInt(0, 0).putInt(4, 2).putInt(8, 1).putInt(12, 2).put(16, (byte) 1).putInt(20, 0).putInt(24, 1);
    DeviceBuffer where = device.buffer();
    where.reserve(64);
    stream.upload(where, 0, graph, 0, 64);
    DeviceBuffer values = device.buffer();
    values.reserve(4 * 128 * Float.BYTES);
    stream.upload(values, 128 * Float.BYTES, pinned, 0, 256 * Float.BYTES);
    stream.launch(
        device.kernel("forward", "forward_layers"), 1, 1, 128, 0,
        values, where.at(20), where.at(16), where, where.at(8), where, 0.5f, 0, 3, 4);
    stream.download(pinned, 0, values, 3 * 128 * Float.BYTES, 128 * Float.BYTES);
    stream.synchronize();
    assertThat(number(0)).isEqualTo(64);
    assertThat(number(127)).isEqualTo((127 + 255) / 2f);
  }

  @Test
  void argumentThatNoKernelTakesIsRefused() {
    CudaKernel scale = device.kernel("leaves", "scale_sums");
    assertThatThrownBy(() -> stream.launch(scale, 1, 1, 32, 0, buffer, 1.0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("argument 1 is a Double");
    assertThatThrownBy(() -> stream.launch(scale, 1, 1, 32, 0, null, 1L))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("argument 0 is null");
    assertThatThrownBy(() -> stream.launch(scale, 1, 1, 32, 0, buffer, new float[17]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("argument 1 is a float[]");
    assertThatThrownBy(() -> stream.launch(scale, 1, 1, 32, 0, new Object[65])).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void launchThatIsRefusedNamesKernelAndShape() {
    CudaKernel scale = device.kernel("leaves", "scale_sums");
    assertThatThrownBy(() -> stream.launch(scale, 7, 1, 4096, 100, buffer, 1L))
        .isInstanceOf(CudaFailure.class)
        .hasMessageStartingWith("cuLaunchKernel (scale_sums, 7 x 1 blocks of 4096 threads, 100 bytes of shared memory): CUDA_");
    int shared = 60_000;
    assertThatThrownBy(() -> stream.launch(scale, 1, 1, 32, shared, buffer, 1L)).isInstanceOf(CudaFailure.class);
    scale.allowShared(shared);
    scale.allowShared(10);
    stream.launch(scale, 1, 1, 32, shared, buffer, 1L);
    stream.synchronize();
    assertThatThrownBy(() -> scale.allowShared(10 << 20))
        .isInstanceOf(CudaFailure.class)
        .hasMessageStartingWith("cuFuncSetAttribute (10.0 MiB of shared memory for scale_sums): CUDA_ERROR_INVALID_VALUE (1)");
  }

  @Test
  void eventsOrderStreamsAndTellTime() {
    CudaEvent start = stream.record();
    stream.upload(buffer, 0, pinned, 0, BYTES);
    stream.launch(device.kernel("leaves", "scale_sums"), 8, 1, 128, 0, buffer, (long) COUNT);
    try (CudaStream other = device.stream(); CudaEvent end = stream.record()) {
      other.await(end);
      other.download(pinned, 0, buffer, 0, BYTES);
      other.synchronize();
      assertThat(number(255)).isEqualTo(1);
      end.synchronize();
      assertThat(end.millisecondsSince(start)).isBetween(0.0, 10_000.0);
    }
  }

  @Test
  @StandInOnly
  void failureOnTheDeviceNamesTheLastKernel() {
    stream.launch(device.kernel("leaves", "scale_sums"), 1, 1, 32, 0, buffer, 1L);
    StandIn.fail("cuStreamSynchronize", 1, 719);
    assertThatThrownBy(stream::synchronize)
        .isInstanceOf(CudaFailure.class)
        .hasMessageStartingWith("cuStreamSynchronize (last kernel launched: scale_sums): CUDA_ERROR_LAUNCH_FAILED (719)");
  }
}
