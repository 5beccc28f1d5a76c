package precocial.cli;

import java.util.Optional;
import precocial.cuda.Cublas;
import precocial.cuda.CudaDevice;
import precocial.cuda.CudaEvent;
import precocial.cuda.CudaFailure;
import precocial.cuda.CudaKernel;
import precocial.cuda.CudaStream;
import precocial.cuda.DeviceBuffer;
import precocial.cuda.PinnedBuffer;

/** A GPU whose own clock measures: from before the first of several pieces of work to behind the last. */
public final class BenchDevice implements AutoCloseable {
  /** A sample takes at least so long, so that starting work costs little of it. */
  private static final double LEAST_SECONDS = 2e-3;
  private static final int MOST_REPEATS = 1 << 12;

  private final CudaDevice device;
  private final CudaStream stream;

  public BenchDevice(int ordinal) {
    device = CudaDevice.open(ordinal);
    try {
      stream = device.stream();
    } catch (CudaFailure e) {
      device.close();
      throw e;
    }
  }

  public CudaStream stream() {
    return stream;
  }

  DeviceBuffer buffer() {
    return device.buffer();
  }

  CudaKernel kernel(String module, String name) {
    return device.kernel(module, name);
  }

  public Optional<Cublas> cublas() {
    return device.cublas();
  }

  String cublasReason() {
    return device.cublasReason();
  }

  /** Copies to the device and waits for it. */
  DeviceBuffer uploaded(byte[] bytes) {
    DeviceBuffer buffer = device.buffer();
    buffer.reserve(bytes.length);
    try (PinnedBuffer pinned = device.pinned()) {
      pinned.reserve(bytes.length).put(bytes);
      stream.upload(buffer, 0, pinned, 0, bytes.length);
      stream.synchronize();
    }
    return buffer;
  }

  float[] downloaded(DeviceBuffer buffer, int count) {
    float[] values = new float[count];
    try (PinnedBuffer pinned = device.pinned()) {
      pinned.reserve(4L * count);
      stream.download(pinned, 0, buffer, 0, 4L * count);
      stream.synchronize();
      pinned.bytes().asFloatBuffer().get(values);
    }
    return values;
  }

  /** The median rate of work on the device. @param amount that one call gives the stream to do */
  public double rate(BenchTimer timer, double amount, Runnable work) throws Exception {
    int repeats = 1;
    while (repeats < MOST_REPEATS && seconds(work, repeats) < LEAST_SECONDS) {
      repeats *= 2;
    }
    int count = repeats;
    return timer.medians(() -> new double[] {amount * count / seconds(work, count)})[0];
  }

  private double seconds(Runnable work, int repeats) {
    try (CudaEvent before = stream.record()) {
      for (int i = 0; i < repeats; i++) {
        work.run();
      }
      try (CudaEvent behind = stream.record()) {
        behind.synchronize();
        // A clock's tick, where it is too coarse to see any time pass.
        return Math.max(behind.millisecondsSince(before), 5e-4) / 1e3;
      }
    }
  }

  @Override
  public void close() {
    device.close();
  }
}
