package precocial.cuda.standin;

import static jcuda.driver.CUresult.CUDA_ERROR_INVALID_CONTEXT;
import static jcuda.driver.CUresult.CUDA_ERROR_INVALID_DEVICE;
import static jcuda.driver.CUresult.CUDA_ERROR_INVALID_VALUE;
import static jcuda.driver.CUresult.CUDA_ERROR_NOT_SUPPORTED;
import static jcuda.driver.CUresult.CUDA_ERROR_NO_DEVICE;
import static jcuda.driver.CUresult.CUDA_ERROR_OUT_OF_MEMORY;
import static org.assertj.core.api.Assertions.assertThat;

import jcuda.Pointer;
import jcuda.driver.CUdevice;
import jcuda.driver.CUcontext;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.JCudaDriver;
import org.junit.jupiter.api.Test;

/** Devices, memory and planted failures of the stand-in driver: a net with holes would prove nothing. */
@CudaTest
@StandInOnly
class StandInTest {
  @Test
  void countsDevicesAsTold() {
    int[] count = {0};
    StandIn.devices(2);
    Raw.done(JCudaDriver.cuDeviceGetCount(count));
    assertThat(count).containsExactly(2);
    assertThat(JCudaDriver.cuDeviceGet(new CUdevice(), 2)).isEqualTo(CUDA_ERROR_INVALID_DEVICE);
    StandIn.devices(0);
    assertThat(JCudaDriver.cuInit(0)).isEqualTo(CUDA_ERROR_NO_DEVICE);
  }

  @Test
  void callsWithoutContextAreRefused() {
    // An earlier test may have left one that is gone.
    Raw.done(JCudaDriver.cuCtxSetCurrent(new CUcontext()));
    assertThat(JCudaDriver.cuMemAlloc(new CUdeviceptr(), 4)).isEqualTo(CUDA_ERROR_INVALID_CONTEXT);
  }

  @Test
  void memoryEndsAndComesBack() {
    StandIn.memory(1 << 20);
    try (Raw raw = new Raw(0)) {
      CUdeviceptr most = raw.memory((1 << 20) - 4096);
      assertThat(JCudaDriver.cuMemAlloc(new CUdeviceptr(), 8192)).isEqualTo(CUDA_ERROR_OUT_OF_MEMORY);
      long[] free = {0};
      long[] total = {0};
      Raw.done(JCudaDriver.cuMemGetInfo(free, total));
      assertThat(free).containsExactly(4096);
      assertThat(total).containsExactly(1 << 20);
      Raw.done(JCudaDriver.cuMemFree(most));
      assertThat(JCudaDriver.cuMemFree(most)).isEqualTo(CUDA_ERROR_INVALID_VALUE);
      raw.memory(1 << 19);
    }
    assertThat(StandIn.count("allocations")).isZero();
  }

  @Test
  void freshMemoryIsNotANumber() {
    try (Raw raw = new Raw(0)) {
      float[] read = new float[3];
      Raw.done(JCudaDriver.cuMemcpyDtoH(Pointer.to(read), raw.memory(12), 12));
      assertThat(read).containsOnly(Float.NaN);
    }
  }

  @Test
  void copiesStayWithinAnAllocation() {
    try (Raw raw = new Raw(0)) {
      CUdeviceptr memory = raw.memory(16);
      Pointer host = Pointer.to(new float[8]);
      Raw.done(JCudaDriver.cuMemcpyHtoD(memory.withByteOffset(8), host, 8));
      assertThat(JCudaDriver.cuMemcpyHtoD(memory.withByteOffset(8), host, 12)).isEqualTo(CUDA_ERROR_INVALID_VALUE);
      assertThat(JCudaDriver.cuMemsetD8(memory, (byte) 0, 17)).isEqualTo(CUDA_ERROR_INVALID_VALUE);
      assertThat(reason(CUDA_ERROR_INVALID_VALUE)).contains("bytes 0 to 17 of an allocation of 16");
    }
  }

  @Test
  void memoryOfAnotherDeviceIsRefused() {
    StandIn.devices(2);
    try (Raw first = new Raw(0)) {
      CUdeviceptr memory = first.memory(16);
      try (Raw second = new Raw(1)) {
        assertThat(JCudaDriver.cuMemcpyHtoD(memory, Pointer.to(new float[4]), 16)).isEqualTo(CUDA_ERROR_INVALID_VALUE);
        assertThat(reason(CUDA_ERROR_INVALID_VALUE)).contains("device 0").contains("device 1");
        assertThat(Raw.launch(second.divide(), 1, 32, 0, null, memory, 4)).isEqualTo(CUDA_ERROR_INVALID_VALUE);
      }
    }
  }

  @Test
  void plannedFailureComesOnce() {
    StandIn.fail("cuMemAlloc", 2, CUDA_ERROR_OUT_OF_MEMORY);
    try (Raw raw = new Raw(0)) {
      raw.memory(4);
      assertThat(JCudaDriver.cuMemAlloc(new CUdeviceptr(), 4)).isEqualTo(CUDA_ERROR_OUT_OF_MEMORY);
      raw.memory(4);
      assertThat(StandIn.count("cuMemAlloc")).isEqualTo(3);
    }
  }

  @Test
  void resetForgetsPlans() {
    StandIn.fail("cuMemAlloc", 1, CUDA_ERROR_OUT_OF_MEMORY);
    StandIn.reset();
    try (Raw raw = new Raw(0)) {
      raw.memory(4);
    }
  }

  @Test
  void unknownFunctionsAnswerInsteadOfEndingTheProcess() {
    assertThat(JCudaDriver.cuMemAllocManaged(new CUdeviceptr(), 4, 1)).isEqualTo(CUDA_ERROR_NOT_SUPPORTED);
  }

  private static String reason(int code) {
    String[] text = {null};
    Raw.done(JCudaDriver.cuGetErrorString(code, text));
    return text[0];
  }
}
