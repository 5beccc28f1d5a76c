package precocial.eval;

import java.util.ArrayDeque;
import java.util.Deque;
import precocial.cuda.CudaDevice;
import precocial.cuda.CudaFailure;
import precocial.cuda.CudaStream;
import precocial.cuda.DeviceBuffer;
import precocial.cuda.PinnedBuffer;

/** Streams and buffers of a device that are given up together. */
final class DeviceParts {
  private final CudaDevice device;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>(); // the newest first

  DeviceParts(CudaDevice device) {
    this.device = device;
  }

  CudaDevice device() {
    return device;
  }

  CudaStream stream() {
    return added(device.stream());
  }

  DeviceBuffer buffer() {
    return added(device.buffer());
  }

  PinnedBuffer pinned() {
    return added(device.pinned());
  }

  private <T extends AutoCloseable> T added(T part) {
    parts.push(part);
    return part;
  }

  /**
   * Waits for the streams and frees all. What goes wrong with that is not told: this is done when all work has ended, or after a
   * failure that is told.
   */
  void free() {
    for (AutoCloseable part : parts) {
      if (part instanceof CudaStream stream) {
        quietly(stream::synchronize);
      }
    }
    parts.forEach(part -> quietly(part));
    parts.clear();
  }

  private static void quietly(AutoCloseable action) {
    try {
      action.close();
    } catch (CudaFailure e) {
      // Told already, see above.
    } catch (Exception e) {
      throw new AssertionError("closing throws nothing else", e);
    }
  }
}
