package precocial.cuda;

import static jcuda.driver.JCudaDriver.cuCtxGetCurrent;
import static jcuda.driver.JCudaDriver.cuCtxSetCurrent;
import static jcuda.driver.JCudaDriver.cuDeviceGet;
import static jcuda.driver.JCudaDriver.cuDevicePrimaryCtxRelease;
import static jcuda.driver.JCudaDriver.cuDevicePrimaryCtxRetain;
import static jcuda.driver.JCudaDriver.cuMemGetInfo;

import java.util.Optional;
import jcuda.driver.CUcontext;
import jcuda.driver.CUdevice;
import jcuda.driver.CUresult;

/**
 * A GPU to work with. One thread at a time uses it and what belongs to it; another one calls {@link #bind} first, and so does a
 * thread that goes from one device to another. While no thread opens or closes anything on it, several may at the same time work
 * with streams and buffers of their own.
 */
public final class CudaDevice implements AutoCloseable {
  private final DeviceInfo info;
  private final CUdevice device = new CUdevice();
  private final CUcontext context = new CUcontext();
  private final Resources resources = new Resources();
  private final ModuleLoader modules;
  private CublasHolder cublas;
  private boolean closed;

  private CudaDevice(DeviceInfo info) {
    this.info = info;
    modules = new ModuleLoader(resources, CudaDriver.version());
    Check.that(cuDeviceGet(device, info.ordinal()), "cuDeviceGet");
    int code = cuDevicePrimaryCtxRetain(context, device);
    if (code != CUresult.CUDA_SUCCESS) {
      throw Check.failure(code, "cuDevicePrimaryCtxRetain", "(" + info.label() + ")");
    }
    // First in, so it is the last to go.
    resources.add(() -> Check.that(cuDevicePrimaryCtxRelease(device), "cuDevicePrimaryCtxRelease"));
  }

  /**
   * Opens a device and binds it to this thread.
   *
   * @throws CudaFailure where no kernel can run here, with the reason
   * @throws IllegalArgumentException where there is no such device
   */
  public static CudaDevice open(int ordinal) {
    CudaDriver.unavailable().ifPresent(reason -> {
      throw CudaFailure.missing(reason);
    });
    CudaDevice device = new CudaDevice(CudaDriver.device(ordinal));
    try {
      device.bind();
    } catch (CudaFailure e) {
      device.resources.freeAll();
      throw e;
    }
    return device;
  }

  /** What it is, as it was when it was opened. */
  public DeviceInfo info() {
    return info;
  }

  Resources resources() {
    return resources;
  }

  /** From now on this thread works with this device. */
  public void bind() {
    Check.that(cuCtxSetCurrent(context), "cuCtxSetCurrent");
  }

  /** A thread's work with a device for a while. */
  public interface Binding extends AutoCloseable {
    /** Leaves the thread with the device that it had before. */
    @Override
    void close();
  }

  /** From now on this thread works with this device, until it closes the binding. */
  public Binding binding() {
    CUcontext before = new CUcontext();
    Check.that(cuCtxGetCurrent(before), "cuCtxGetCurrent");
    bind();
    return () -> cuCtxSetCurrent(before);
  }

  /** Bytes of its memory that nobody uses. */
  public long freeMemory() {
    long[] free = {0};
    Check.that(cuMemGetInfo(free, new long[1]), "cuMemGetInfo");
    return free[0];
  }

  /** As in "1.5 GiB of 79.1 GiB free on device 0, NVIDIA H100". */
  String memoryText() {
    long[] free = {0};
    long[] total = {0};
    return cuMemGetInfo(free, total) == CUresult.CUDA_SUCCESS
        ? ByteCount.text(free[0]) + " of " + ByteCount.text(total[0]) + " free on " + info.label()
        : info.label();
  }

  /** A kernel; the module is a file of kernels/ without its ending. */
  public CudaKernel kernel(String module, String name) {
    return modules.kernel(module, name);
  }

  /** In which form kernels are loaded and why, in words. */
  public String kernelForm() {
    return modules.form();
  }

  /** A new stream, which waits for no other. */
  public CudaStream stream() {
    return new CudaStream(resources);
  }

  /** Empty. */
  public DeviceBuffer buffer() {
    return new DeviceBuffer(this);
  }

  /** Empty. */
  public PinnedBuffer pinned() {
    return new PinnedBuffer(this);
  }

  /** cuBLAS, opened and tried when first asked for; empty where it can't be used. */
  public Optional<Cublas> cublas() {
    return holder().cublas();
  }

  /** The version of cuBLAS, or why there is none. */
  public String cublasReason() {
    return holder().reason();
  }

  private CublasHolder holder() {
    if (cublas == null) {
      cublas = CublasHolder.open(this);
    }
    return cublas;
  }

  /**
   * Frees all that is still open on the device, in the reverse order of opening; a second time does nothing. A thread that was
   * bound to another device stays so.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    CUcontext before = new CUcontext();
    Check.that(cuCtxGetCurrent(before), "cuCtxGetCurrent");
    Check.that(cuCtxSetCurrent(context), "cuCtxSetCurrent");
    try {
      resources.freeAll();
    } finally {
      cuCtxSetCurrent(before.equals(context) ? new CUcontext() : before);
    }
  }
}
