package precocial.cuda.standin;

import static jcuda.driver.CUresult.CUDA_ERROR_ILLEGAL_ADDRESS;
import static jcuda.driver.CUresult.CUDA_ERROR_INVALID_CONTEXT;
import static jcuda.driver.CUresult.CUDA_ERROR_INVALID_VALUE;
import static jcuda.driver.CUresult.CUDA_ERROR_NOT_READY;
import static jcuda.driver.JCudaDriver.cuEventCreate;
import static jcuda.driver.JCudaDriver.cuEventElapsedTime;
import static jcuda.driver.JCudaDriver.cuEventRecord;
import static jcuda.driver.JCudaDriver.cuMemcpyDtoHAsync;
import static jcuda.driver.JCudaDriver.cuMemcpyHtoDAsync;
import static jcuda.driver.JCudaDriver.cuStreamQuery;
import static jcuda.driver.JCudaDriver.cuStreamSynchronize;
import static jcuda.driver.JCudaDriver.cuStreamWaitEvent;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import jcuda.Pointer;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUevent;
import jcuda.driver.CUstream;
import jcuda.driver.JCudaDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams of the stand-in driver, at once and deferred. */
@SuppressWarnings("try") // a driver in use is held open, and seldom named
@CudaTest
@StandInOnly
class StandInStreamTest {
  @Test
  void asynchronousCopiesNeedPinnedMemory() {
    try (Raw raw = new Raw(0)) {
      CUdeviceptr memory = raw.memory(16);
      assertThat(cuMemcpyHtoDAsync(memory, Pointer.to(new float[4]), 16, raw.stream())).isEqualTo(CUDA_ERROR_INVALID_VALUE);
      assertThat(cuMemcpyHtoDAsync(memory, raw.pinned(12), 16, raw.stream())).isEqualTo(CUDA_ERROR_INVALID_VALUE);
      Raw.done(cuMemcpyHtoDAsync(memory, raw.pinned(16), 16, raw.stream()));
    }
  }

  @Test
  void deferredWorkComesWithTheCallThatWaitsForIt() {
    StandIn.deferred(true);
    try (Raw raw = new Raw(0)) {
      CUstream stream = raw.stream();
      CUdeviceptr memory = raw.memory(4);
      Pointer host = raw.pinned(4);
      FloatBuffer value = Raw.floats(host, 1);
      value.put(0, 255);
      Raw.done(cuMemcpyHtoDAsync(memory, host, 4, stream));
      Raw.done(Raw.launch(raw.divide(), 1, 32, 0, stream, memory, 1));
      Raw.done(cuMemcpyDtoHAsync(host, memory, 4, stream));
      assertThat(value.get(0)).isEqualTo(255);
      value.put(0, 510);
      Raw.done(cuStreamSynchronize(stream));
      assertThat(value.get(0)).as("the buffer was reused too early").isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4})
  void streamsWaitForEvents(long seed) {
    StandIn.deferred(true);
    StandIn.interleave(seed);
    try (Raw raw = new Raw(0)) {
      CUstream first = raw.stream();
      CUstream second = raw.stream();
      CUdeviceptr memory = raw.memory(4);
      Pointer host = raw.pinned(4);
      Raw.floats(host, 1).put(0, 255);
      CUevent uploaded = new CUevent();
      Raw.done(cuEventCreate(uploaded, 0));
      Raw.done(cuMemcpyHtoDAsync(memory, host, 4, first));
      Raw.done(cuEventRecord(uploaded, first));
      Raw.done(cuStreamWaitEvent(second, uploaded, 0));
      Raw.done(Raw.launch(raw.divide(), 1, 32, 0, second, memory, 1));
      Raw.done(cuMemcpyDtoHAsync(host, memory, 4, second));
      Raw.done(cuStreamSynchronize(second));
      assertThat(Raw.floats(host, 1).get(0)).isEqualTo(1);
    }
  }

  @Test
  void askingAgainAndAgainComesToAnEnd() {
    StandIn.deferred(true);
    try (Raw raw = new Raw(0)) {
      CUstream stream = raw.stream();
      Raw.done(cuMemcpyHtoDAsync(raw.memory(4), raw.pinned(4), 4, stream));
      assertThat(cuStreamQuery(stream)).isEqualTo(CUDA_ERROR_NOT_READY);
      Raw.done(cuStreamQuery(stream));
    }
  }

  @Test
  void eventsTellTime() {
    try (Raw raw = new Raw(0)) {
      CUstream stream = raw.stream();
      CUevent before = new CUevent();
      CUevent after = new CUevent();
      Raw.done(cuEventCreate(before, 0));
      Raw.done(cuEventCreate(after, 0));
      Raw.done(cuEventRecord(before, stream));
      Raw.done(Raw.launch(raw.divide(), 100, 128, 0, stream, raw.memory(51200), 12800));
      Raw.done(cuEventRecord(after, stream));
      Raw.done(cuStreamSynchronize(stream));
      float[] milliseconds = {0};
      Raw.done(cuEventElapsedTime(milliseconds, before, after));
      assertThat(milliseconds[0]).isPositive();
    }
  }

  @Test
  void memoryFreedUnderQueuedWorkBreaksTheContext() {
    StandIn.deferred(true);
    try (Raw raw = new Raw(0)) {
      CUstream stream = raw.stream();
      CUdeviceptr memory = raw.memory(4);
      Raw.done(Raw.launch(raw.divide(), 1, 32, 0, stream, memory, 1));
      Raw.done(JCudaDriver.cuMemFree(memory));
      assertThat(cuStreamSynchronize(stream)).isEqualTo(CUDA_ERROR_ILLEGAL_ADDRESS);
      assertThat(JCudaDriver.cuMemAlloc(new CUdeviceptr(), 4)).isEqualTo(CUDA_ERROR_ILLEGAL_ADDRESS);
      StandIn.reset();
      raw.memory(4);
    }
  }

  @Test
  void streamsOfAnotherDeviceAreRefused() {
    StandIn.devices(2);
    try (Raw first = new Raw(0)) {
      CUstream stream = first.stream();
      try (Raw second = new Raw(1)) {
        assertThat(cuStreamSynchronize(stream)).isEqualTo(CUDA_ERROR_INVALID_CONTEXT);
      }
    }
  }
}
