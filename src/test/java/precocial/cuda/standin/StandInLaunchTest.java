package precocial.cuda.standin;

import static jcuda.driver.CUresult.CUDA_ERROR_INVALID_PTX;
import static jcuda.driver.CUresult.CUDA_ERROR_INVALID_VALUE;
import static jcuda.driver.CUresult.CUDA_ERROR_NOT_FOUND;
import static jcuda.driver.CUresult.CUDA_ERROR_NO_BINARY_FOR_GPU;
import static jcuda.driver.CUresult.CUDA_ERROR_UNSUPPORTED_PTX_VERSION;
import static jcuda.driver.JCudaDriver.cuFuncSetAttribute;
import static jcuda.driver.JCudaDriver.cuModuleGetFunction;
import static jcuda.driver.JCudaDriver.cuModuleLoadData;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jcuda.Pointer;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUfunction;
import jcuda.driver.CUfunction_attribute;
import jcuda.driver.CUmodule;
import jcuda.driver.JCudaDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Modules and launches on the stand-in driver. */
@SuppressWarnings("try") // a driver in use is held open, and seldom named
@CudaTest
@StandInOnly
class StandInLaunchTest {
  private static final int MOST_SHARED = CUfunction_attribute.CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES;

  @ParameterizedTest
  @ValueSource(longs = {0, 17, 4711})
  void everyThreadRunsOnceInAnyOrder(long seed) {
    StandIn.shuffle(seed);
    try (Raw raw = new Raw(0)) {
      float[] values = new float[5000];
      for (int i = 0; i < values.length; i++) {
        values[i] = 255 * i;
      }
      CUdeviceptr memory = raw.memory(20000);
      Raw.done(JCudaDriver.cuMemcpyHtoD(memory, Pointer.to(values), 20000));
      Raw.done(Raw.launch(raw.divide(), 40, 128, 0, null, memory, 5000));
      Raw.done(JCudaDriver.cuMemcpyDtoH(Pointer.to(values), memory, 20000));
      for (int i = 0; i < values.length; i++) {
        assertThat(values[i]).isEqualTo(i);
      }
    }
  }

  @Test
  void launchesBeyondTheLimitsAreRefused() {
    try (Raw raw = new Raw(0)) {
      CUfunction function = raw.divide();
      CUdeviceptr memory = raw.memory(16);
      assertThat(Raw.launch(function, 1, 129, 0, null, memory, 4)).isEqualTo(CUDA_ERROR_INVALID_VALUE);
      assertThat(Raw.launch(function, 0, 128, 0, null, memory, 4)).isEqualTo(CUDA_ERROR_INVALID_VALUE);
      assertThat(Raw.launch(function, 1, 128, 48 * 1024 + 4, null, memory, 4)).isEqualTo(CUDA_ERROR_INVALID_VALUE);
      assertThat(cuFuncSetAttribute(function, MOST_SHARED, 228 * 1024)).isEqualTo(CUDA_ERROR_INVALID_VALUE);
      Raw.done(cuFuncSetAttribute(function, MOST_SHARED, 227 * 1024));
      Raw.done(Raw.launch(function, 1, 128, 227 * 1024, null, memory, 4));
      Raw.done(JCudaDriver.cuCtxSynchronize());
    }
  }

  @Test
  void pointersThatLeadNowhereAreRefused() {
    try (Raw raw = new Raw(0)) {
      CUdeviceptr memory = raw.memory(16);
      Raw.done(JCudaDriver.cuMemFree(memory));
      assertThat(Raw.launch(raw.divide(), 1, 32, 0, null, memory, 4)).isEqualTo(CUDA_ERROR_INVALID_VALUE);
    }
  }

  @Test
  void kernelsAreFoundInTheirModuleOnly() {
    try (Raw raw = new Raw(0)) {
      CUmodule module = new CUmodule();
      Raw.done(cuModuleLoadData(module, Raw.image("leaves.fatbin")));
      assertThat(StandIn.count("fatbin")).isOne();
      Raw.done(cuModuleGetFunction(new CUfunction(), module, "sum_leaves"));
      assertThat(cuModuleGetFunction(new CUfunction(), module, "rollout_swingup")).isEqualTo(CUDA_ERROR_NOT_FOUND);
    }
  }

  @Test
  void imagesThatAreTooNewAreRefused() {
    try (Raw raw = new Raw(0)) {
      StandIn.driverVersion(12060);
      assertThat(cuModuleLoadData(new CUmodule(), Raw.image("leaves.fatbin"))).isEqualTo(CUDA_ERROR_NO_BINARY_FOR_GPU);
      String text = new String(Raw.ptx("leaves"), StandardCharsets.US_ASCII);
      assertThat(load(text.replaceFirst("\\.version .*", ".version 8.5"))).isZero();
      assertThat(load(text.replaceFirst("\\.version .*", ".version 8.6"))).isEqualTo(CUDA_ERROR_UNSUPPORTED_PTX_VERSION);
      assertThat(load("no PTX\0")).isEqualTo(CUDA_ERROR_INVALID_PTX);
      assertThat(StandIn.count("ptx")).isOne();
    }
  }

  @Test
  void fatbinsAreRefusedAsTold() {
    StandIn.refuseFatbin(CUDA_ERROR_UNSUPPORTED_PTX_VERSION);
    try (Raw raw = new Raw(0)) {
      byte[] image = Raw.image("leaves.fatbin");
      assertThat(cuModuleLoadData(new CUmodule(), image)).isEqualTo(CUDA_ERROR_UNSUPPORTED_PTX_VERSION);
    }
  }

  @Test
  void launchesOfDifferentShapesAreRecorded(@TempDir Path folder) throws IOException {
    StandIn.record(folder);
    try (Raw raw = new Raw(0)) {
      CUfunction function = raw.divide();
      CUdeviceptr memory = raw.memory(400);
      for (int grid : new int[] {1, 1, 2, 3, 4}) {
        Raw.done(Raw.launch(function, grid, 32, 0, null, memory, 100));
      }
      Raw.done(JCudaDriver.cuCtxSynchronize());
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      assertThat(names).hasSize(3).allMatch(name -> name.startsWith("scale_sums-"));
    }
  }

  private static int load(String ptx) {
    return cuModuleLoadData(new CUmodule(), ptx.getBytes(StandardCharsets.US_ASCII));
  }
}
