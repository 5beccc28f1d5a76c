package precocial.cuda;

import static jcuda.driver.JCudaDriver.cuCtxSynchronize;
import static jcuda.driver.JCudaDriver.cuMemAlloc;
import static jcuda.driver.JCudaDriver.cuMemFree;

import java.util.Objects;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUresult;

/**
 * Memory of a device that grows when more is asked for: the second time by a quarter more than that, since growing has the device
 * stop. With the system property {@code precocial.exactBuffers} it never has more than was asked for, so that an overrun shows.
 */
public final class DeviceBuffer implements AutoCloseable {
  static final String EXACT_PROPERTY = "precocial.exactBuffers";

  private final CudaDevice device;
  private final Resources.Resource open = this::free;
  private CUdeviceptr memory = new CUdeviceptr();
  private DeviceAddress start = new DeviceAddress(memory, 0);
  private long capacity;

  DeviceBuffer(CudaDevice device) {
    this.device = device;
    device.resources().add(open);
  }

  /**
   * Makes room for at least so many bytes. Where it grows its contents are lost, and addresses given before are void; the device
   * finishes its work first.
   *
   * @throws CudaFailure where the device has too little memory; the buffer is then empty
   */
  public void reserve(long bytes) {
    if (!device.resources().has(open)) {
      throw new IllegalStateException("the buffer is closed");
    }
    if (bytes <= capacity) {
      return;
    }
    long size = capacity == 0 || System.getProperty(EXACT_PROPERTY) != null ? bytes : bytes + bytes / 4;
    free();
    CUdeviceptr grown = new CUdeviceptr();
    int code = cuMemAlloc(grown, size);
    if (code == CUresult.CUDA_ERROR_OUT_OF_MEMORY && size > bytes) {
      size = bytes;
      code = cuMemAlloc(grown, size);
    }
    if (code != CUresult.CUDA_SUCCESS) {
      throw Check.failure(code, "cuMemAlloc", "(" + ByteCount.text(bytes) + " asked for, " + device.memoryText() + ")");
    }
    hold(grown, size);
  }

  private void hold(CUdeviceptr held, long bytes) {
    memory = held;
    start = new DeviceAddress(held, 0);
    capacity = bytes;
  }

  private void free() {
    if (capacity == 0) {
      return;
    }
    CUdeviceptr old = memory;
    hold(new CUdeviceptr(), 0);
    int waited = cuCtxSynchronize();
    // Freed in any case; of two failures the first is the cause.
    int freed = cuMemFree(old);
    Check.that(waited, "cuCtxSynchronize");
    Check.that(freed, "cuMemFree");
  }

  /** Bytes. */
  public long capacity() {
    return capacity;
  }

  /** @param byteOffset from 0 to the capacity */
  public DeviceAddress at(long byteOffset) {
    return byteOffset == 0 ? start : new DeviceAddress(memory, Objects.checkFromToIndex(byteOffset, capacity, capacity));
  }

  DeviceAddress range(long byteOffset, long bytes) {
    return at(Objects.checkFromIndexSize(byteOffset, bytes, capacity));
  }

  @Override
  public void close() {
    device.resources().free(open);
  }
}
