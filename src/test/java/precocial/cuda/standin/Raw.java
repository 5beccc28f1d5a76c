package precocial.cuda.standin;

import static jcuda.driver.JCudaDriver.cuCtxPopCurrent;
import static jcuda.driver.JCudaDriver.cuCtxPushCurrent;
import static jcuda.driver.JCudaDriver.cuDeviceGet;
import static jcuda.driver.JCudaDriver.cuDevicePrimaryCtxRelease;
import static jcuda.driver.JCudaDriver.cuDevicePrimaryCtxRetain;
import static jcuda.driver.JCudaDriver.cuLaunchKernel;
import static jcuda.driver.JCudaDriver.cuMemAlloc;
import static jcuda.driver.JCudaDriver.cuMemHostAlloc;
import static jcuda.driver.JCudaDriver.cuModuleGetFunction;
import static jcuda.driver.JCudaDriver.cuModuleLoadData;
import static jcuda.driver.JCudaDriver.cuStreamCreate;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import jcuda.Pointer;
import jcuda.driver.CUcontext;
import jcuda.driver.CUdevice;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUfunction;
import jcuda.driver.CUmodule;
import jcuda.driver.CUstream;
import jcuda.driver.CUstream_flags;

/** The driver API without what the backend puts around it; every call of the set-up has to succeed. */
final class Raw implements AutoCloseable {
  private final CUdevice device = new CUdevice();

  Raw(int ordinal) {
    done(cuDeviceGet(device, ordinal));
    CUcontext context = new CUcontext();
    done(cuDevicePrimaryCtxRetain(context, device));
    done(cuCtxPushCurrent(context));
  }

  static void done(int code) {
    assertThat(code).isZero();
  }

  CUdeviceptr memory(long bytes) {
    CUdeviceptr memory = new CUdeviceptr();
    done(cuMemAlloc(memory, bytes));
    return memory;
  }

  Pointer pinned(long bytes) {
    Pointer memory = new Pointer();
    done(cuMemHostAlloc(memory, bytes, 0));
    return memory;
  }

  static FloatBuffer floats(Pointer pinned, int count) {
    return pinned.getByteBuffer(0, 4L * count).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  CUstream stream() {
    CUstream stream = new CUstream();
    done(cuStreamCreate(stream, CUstream_flags.CU_STREAM_NON_BLOCKING));
    return stream;
  }

  /** PTX of a module, as a driver wants it: ended by a zero. */
  static byte[] ptx(String module) {
    byte[] text = image(module + ".ptx");
    return Arrays.copyOf(text, text.length + 1);
  }

  static byte[] image(String file) {
    try (InputStream in = Raw.class.getResourceAsStream("/precocial/kernels/" + file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A kernel that divides floats by 255. */
  CUfunction divide() {
    CUmodule module = new CUmodule();
    done(cuModuleLoadData(module, ptx("leaves")));
    CUfunction function = new CUfunction();
    done(cuModuleGetFunction(function, module, "scale_sums"));
    return function;
  }

  static int launch(CUfunction function, int grid, int block, int shared, CUstream stream, Pointer memory, long count) {
    Pointer arguments = Pointer.to(Pointer.to(memory), Pointer.to(new long[] {count}));
    return cuLaunchKernel(function, grid, 1, 1, block, 1, 1, shared, stream, arguments, null);
  }

  @Override
  public void close() {
    cuCtxPopCurrent(new CUcontext());
    cuDevicePrimaryCtxRelease(device);
  }
}
