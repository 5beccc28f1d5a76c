package precocial.cuda;

import static jcuda.driver.CUstream_flags.CU_STREAM_NON_BLOCKING;
import static jcuda.driver.JCudaDriver.cuEventRecord;
import static jcuda.driver.JCudaDriver.cuLaunchKernel;
import static jcuda.driver.JCudaDriver.cuMemcpyDtoDAsync;
import static jcuda.driver.JCudaDriver.cuMemcpyDtoHAsync;
import static jcuda.driver.JCudaDriver.cuMemcpyHtoDAsync;
import static jcuda.driver.JCudaDriver.cuMemsetD8Async;
import static jcuda.driver.JCudaDriver.cuStreamCreate;
import static jcuda.driver.JCudaDriver.cuStreamDestroy;
import static jcuda.driver.JCudaDriver.cuStreamSynchronize;
import static jcuda.driver.JCudaDriver.cuStreamWaitEvent;

import jcuda.driver.CUresult;
import jcuda.driver.CUstream;

/**
 * Work of a device in order, behind the back of the thread that asks for it. Its buffers must stay as they are until it is done.
 * What fails on the device is told by whichever call comes later.
 */
public final class CudaStream implements AutoCloseable {
  private final Resources resources;
  private final CUstream stream = new CUstream();
  private final Resources.Resource open = () -> Check.that(cuStreamDestroy(stream()), "cuStreamDestroy");
  private final LaunchArguments launchArguments = new LaunchArguments();
  private String lastKernel;

  CudaStream(Resources resources) {
    this.resources = resources;
    Check.that(cuStreamCreate(stream, CU_STREAM_NON_BLOCKING), "cuStreamCreate");
    resources.add(open);
  }

  CUstream stream() {
    return stream;
  }

  /**
   * Copies from the host to the device. Offsets are in bytes. The pinned bytes must stay as they are until the copy is done.
   */
  public void upload(DeviceBuffer to, long toOffset, PinnedBuffer from, long fromOffset, long bytes) {
    DeviceAddress target = to.range(toOffset, bytes);
    var source = from.range(fromOffset, bytes);
    if (bytes > 0) {
      check(cuMemcpyHtoDAsync(target.pointer(), source, bytes, stream), "cuMemcpyHtoDAsync");
    }
  }

  /**
   * Copies from the device to the host. Offsets are in bytes. The pinned bytes are neither to be read nor changed until the copy
   * is done.
   */
  public void download(PinnedBuffer to, long toOffset, DeviceBuffer from, long fromOffset, long bytes) {
    var target = to.range(toOffset, bytes);
    DeviceAddress source = from.range(fromOffset, bytes);
    if (bytes > 0) {
      check(cuMemcpyDtoHAsync(target, source.pointer(), bytes, stream), "cuMemcpyDtoHAsync");
    }
  }

  /** Copies within the device, where the two ranges don't overlap. Offsets are in bytes. */
  public void copy(DeviceBuffer to, long toOffset, DeviceBuffer from, long fromOffset, long bytes) {
    DeviceAddress target = to.range(toOffset, bytes);
    DeviceAddress source = from.range(fromOffset, bytes);
    if (bytes > 0) {
      check(cuMemcpyDtoDAsync(target.pointer(), source.pointer(), bytes, stream), "cuMemcpyDtoDAsync");
    }
  }

  /** Sets the first bytes. */
  public void fill(DeviceBuffer to, long bytes, byte value) {
    DeviceAddress target = to.range(0, bytes);
    if (bytes > 0) {
      check(cuMemsetD8Async(target.pointer(), value, bytes, stream), "cuMemsetD8Async");
    }
  }

  /**
   * Launches a kernel over {@code gridX * gridY} blocks; a grid with a zero dimension launches nothing.
   *
   * @param block threads of a block
   * @param sharedBytes of dynamic shared memory
   * @param arguments each a DeviceBuffer, DeviceAddress, Integer, Float or Long, as the kernel declares them, or a struct of up
   *     to 16 floats as a float[]
   */
  public void launch(CudaKernel kernel, int gridX, int gridY, int block, int sharedBytes, Object... arguments) {
    if (gridX == 0 || gridY == 0) {
      return;
    }
    var list = launchArguments.list(arguments);
    int code = cuLaunchKernel(kernel.function(), gridX, gridY, 1, block, 1, 1, sharedBytes, stream, list, null);
    if (code != CUresult.CUDA_SUCCESS) {
      String shape = gridX + " x " + gridY + " blocks of " + block + " threads, " + ByteCount.text(sharedBytes);
      throw Check.failure(code, "cuLaunchKernel", "(" + kernel.name() + ", " + shape + " of shared memory)");
    }
    lastKernel = kernel.name();
  }

  /** Waits until all work so far is done. */
  public void synchronize() {
    check(cuStreamSynchronize(stream), "cuStreamSynchronize");
  }

  /** A new event behind all work so far. */
  public CudaEvent record() {
    CudaEvent event = new CudaEvent(resources);
    check(cuEventRecord(event.event(), stream), "cuEventRecord");
    return event;
  }

  /** Work asked for from now on waits for the event, which may be one of another stream. */
  public void await(CudaEvent event) {
    check(cuStreamWaitEvent(stream, event.event(), 0), "cuStreamWaitEvent");
  }

  private void check(int code, String call) {
    if (code != CUresult.CUDA_SUCCESS) {
      throw Check.failure(code, call, lastKernel == null ? "" : "(last kernel launched: " + lastKernel + ")");
    }
  }

  @Override
  public void close() {
    resources.free(open);
  }
}
