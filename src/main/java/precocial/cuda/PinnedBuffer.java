package precocial.cuda;

import static jcuda.driver.JCudaDriver.CU_MEMHOSTALLOC_PORTABLE;
import static jcuda.driver.JCudaDriver.cuCtxSynchronize;
import static jcuda.driver.JCudaDriver.cuMemFreeHost;
import static jcuda.driver.JCudaDriver.cuMemHostAlloc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import jcuda.Pointer;
import jcuda.driver.CUresult;

/** Memory of the host that a device copies from and to while both go on with other work. It grows when more is asked for. */
public final class PinnedBuffer implements AutoCloseable {
  /** What a ByteBuffer can hold. */
  private static final long LARGEST = Integer.MAX_VALUE;

  private final CudaDevice device;
  private final Resources.Resource open = this::free;
  private Pointer memory = new Pointer();
  private ByteBuffer bytes = nothing();

  PinnedBuffer(CudaDevice device) {
    this.device = device;
    device.resources().add(open);
  }

  private static ByteBuffer nothing() {
    return ByteBuffer.allocateDirect(0).order(ByteOrder.nativeOrder());
  }

  /**
   * Makes room for at least so many bytes. Where it grows its contents are kept, but buffers given before must not be touched
   * again: their memory is gone. The device finishes its work first.
   *
   * @return all of it, in native order, at position 0
   */
  public ByteBuffer reserve(long atLeast) {
    if (!device.resources().has(open)) {
      throw new IllegalStateException("the buffer is closed");
    }
    if (atLeast > LARGEST) {
      throw new IllegalArgumentException("a pinned buffer holds up to 2 GiB, " + ByteCount.text(atLeast) + " are asked for");
    }
    if (atLeast > bytes.capacity()) {
      grow(Math.min(LARGEST, Math.max(atLeast, bytes.capacity() * 3L / 2)));
    }
    return bytes();
  }

  private void grow(long size) {
    Pointer grown = new Pointer();
    int code = cuMemHostAlloc(grown, size, CU_MEMHOSTALLOC_PORTABLE);
    if (code != CUresult.CUDA_SUCCESS) {
      throw Check.failure(code, "cuMemHostAlloc", "(" + ByteCount.text(size) + " of the host's memory asked for)");
    }
    ByteBuffer copy = grown.getByteBuffer(0, size).order(ByteOrder.nativeOrder());
    try {
      // What the device still writes must have arrived before it is copied.
      if (bytes.capacity() > 0) {
        Check.that(cuCtxSynchronize(), "cuCtxSynchronize");
      }
      copy.put(0, bytes, 0, bytes.capacity());
    } catch (CudaFailure e) {
      cuMemFreeHost(grown);
      throw e;
    }
    free();
    memory = grown;
    bytes = copy;
  }

  private void free() {
    if (bytes.capacity() == 0) {
      return;
    }
    Pointer old = memory;
    memory = new Pointer();
    bytes = nothing();
    int waited = cuCtxSynchronize();
    int freed = cuMemFreeHost(old);
    Check.that(waited, "cuCtxSynchronize");
    Check.that(freed, "cuMemFreeHost");
  }

  /** All of it, in native order, at position 0. */
  public ByteBuffer bytes() {
    bytes.clear();
    return bytes;
  }

  Pointer range(long byteOffset, long size) {
    return memory.withByteOffset(Objects.checkFromIndexSize(byteOffset, size, (long) bytes.capacity()));
  }

  @Override
  public void close() {
    device.resources().free(open);
  }
}
