package precocial.eval;

import java.nio.ByteBuffer;
import precocial.cuda.CudaStream;
import precocial.cuda.DeviceAddress;
import precocial.cuda.DeviceBuffer;
import precocial.cuda.PinnedBuffer;

/**
 * Arrays that go to a device together: gathered in page-locked memory, then copied in one transfer. Arrays are told apart by the
 * offset that {@link #put} returns.
 */
final class Upload {
  private static final int ALIGNMENT = 256;

  private final PinnedBuffer host;
  private final DeviceBuffer device;
  private long end;

  Upload(DeviceParts parts) {
    host = parts.pinned();
    device = parts.buffer();
  }

  /** Begins anew. The transfer before must have ended. */
  void begin() {
    end = 0;
  }

  long put(int[] values) {
    long offset = end;
    room(4L * values.length).asIntBuffer().put(values);
    return offset;
  }

  long put(float[] values) {
    long offset = end;
    room(4L * values.length).asFloatBuffer().put(values);
    return offset;
  }

  long put(byte[] values, int from, int count) {
    long offset = end;
    room(count).put(values, from, count);
    return offset;
  }

  private ByteBuffer room(long bytes) {
    long needed = end + bytes;
    if (needed > host.bytes().capacity()) {
      host.reserve(Math.max(needed, Math.min(2 * needed, 1 << 30)));
    }
    ByteBuffer room = host.bytes().position((int) end);
    end = (needed + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    return room.slice().order(host.bytes().order());
  }

  /** Copies all of it, as a part of the stream's work. */
  void send(CudaStream stream) {
    device.reserve(end);
    stream.upload(device, 0, host, 0, Math.min(end, host.bytes().capacity()));
  }

  /** Where an array is on the device, once it was sent. */
  DeviceAddress at(long offset) {
    return device.at(offset);
  }
}
