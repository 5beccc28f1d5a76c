package precocial.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precocial.cuda.standin.CudaTest;
import precocial.cuda.standin.StandIn;
import precocial.cuda.standin.StandInOnly;

@CudaTest
class ModuleLoadTest {
  private static final int NO_BINARY_FOR_GPU = 209;

  @AfterEach
  void classPathAgain() {
    System.clearProperty(KernelImages.FOLDER_PROPERTY);
  }

  @Test
  @StandInOnly
  void newDriverTakesMachineCode() {
    StandIn.driverVersion(13000);
    try (CudaDevice device = CudaDevice.open(0)) {
      assertThat(device.kernelForm()).isEqualTo("machine code, for the driver knows CUDA 13.0");
      device.kernel("leaves", "scale_sums");
      assertThat(StandIn.count("cuModuleLoadDataEx")).isEqualTo(1);
    }
  }

  @Test
  @StandInOnly
  void oldDriverTakesPtx() {
    StandIn.driverVersion(12060);
    // Machine code would be refused, had it been tried.
    StandIn.refuseFatbin(NO_BINARY_FOR_GPU);
    try (CudaDevice device = CudaDevice.open(0)) {
      device.kernel("leaves", "scale_sums");
      assertThat(StandIn.count("cuModuleLoadDataEx")).isEqualTo(1);
      assertThat(device.kernelForm()).isEqualTo("PTX, for the driver knows CUDA 12.6 and machine code needs 13.0");
    }
  }

  @Test
  @StandInOnly
  void refusedMachineCodeIsFollowedByPtx() {
    StandIn.driverVersion(13000);
    StandIn.refuseFatbin(NO_BINARY_FOR_GPU);
    try (CudaDevice device = CudaDevice.open(0)) {
      device.kernel("leaves", "scale_sums");
      assertThat(device.kernelForm())
          .startsWith("PTX, for the machine code was refused: cuModuleLoadDataEx (leaves.fatbin")
          .contains("CUDA_ERROR_NO_BINARY_FOR_GPU (209)");
      device.kernel("forward", "load_samples");
      assertThat(StandIn.count("cuModuleLoadDataEx")).as("machine code is not tried again").isEqualTo(3);
    }
  }

  @Test
  @StandInOnly
  void refusedPtxSaysWhatTheCompilerSaid() throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("kernels"));
    for (String file : new String[] {"modules.txt", "leaves.fatbin", "leaves.ptx"}) {
      Files.copy(Built.FOLDER.resolve(file), folder.resolve(file));
    }
    Path ptx = folder.resolve("leaves.ptx");
    Files.writeString(ptx, Files.readString(ptx).replaceFirst("\\.version .*", ".version 9.0"));
    System.setProperty(KernelImages.FOLDER_PROPERTY, folder.toString());
    StandIn.driverVersion(12060);
    try (CudaDevice device = CudaDevice.open(0)) {
      assertThatThrownBy(() -> device.kernel("leaves", "scale_sums"))
          .isInstanceOf(CudaFailure.class)
          .hasMessageStartingWith("cuModuleLoadDataEx (leaves.ptx; ")
          .hasMessageContaining("CUDA_ERROR_UNSUPPORTED_PTX_VERSION (222)");
      StandIn.driverVersion(13000);
    }
    StandIn.refuseFatbin(NO_BINARY_FOR_GPU);
    StandIn.fail("cuModuleLoadDataEx", 2, 218);
    try (CudaDevice device = CudaDevice.open(0)) {
      assertThatThrownBy(() -> device.kernel("leaves", "scale_sums"))
          .hasMessageMatching("cuModuleLoadDataEx \\(leaves\\.ptx.*\\): CUDA_ERROR_INVALID_PTX \\(218\\).*")
          .satisfies(failure -> assertThat(failure.getSuppressed()[0]).hasMessageContaining("leaves.fatbin"));
    }
  }

  @TempDir
  private Path temporary;

  @Test
  void kernelThatIsNotThereIsNamed() {
    try (CudaDevice device = CudaDevice.open(0)) {
      assertThatThrownBy(() -> device.kernel("leaves", "count_leaves"))
          .isInstanceOf(CudaFailure.class)
          .hasMessageStartingWith("cuModuleGetFunction (kernel count_leaves of leaves): CUDA_ERROR_NOT_FOUND (500)");
      assertThatThrownBy(() -> device.kernel("roots", "scale_sums"))
          .isInstanceOf(CudaFailure.class)
          .hasMessageMatching("no kernels roots\\.ptx in this build(; before that, no kernels roots\\.fatbin in this build)?");
    }
  }

  @Test
  void kernelsComeFromAFolderWhereOneIsNamed() {
    System.setProperty(KernelImages.FOLDER_PROPERTY, Built.FOLDER.toString());
    try (CudaDevice device = CudaDevice.open(0)) {
      assertThat(device.kernel("leaves", "scale_sums").name()).isEqualTo("scale_sums");
    }
    System.setProperty(KernelImages.FOLDER_PROPERTY, temporary.toString());
    assertThatThrownBy(() -> CudaDevice.open(0))
        .isInstanceOf(CudaFailure.class)
        .hasMessageStartingWith("no kernels in " + temporary);
  }

  @Test
  @StandInOnly
  void missingMachineCodeIsFollowedByPtx() throws IOException {
    useFolderWith("leaves.ptx");
    try (CudaDevice device = CudaDevice.open(0)) {
      device.kernel("leaves", "scale_sums");
      assertThat(device.kernelForm())
          .isEqualTo("PTX, for the machine code was refused: no kernels leaves.fatbin in " + temporary);
      assertThat(StandIn.count("cuModuleLoadDataEx")).isEqualTo(1);
    }
  }

  @Test
  @StandInOnly
  void unreadableMachineCodeIsFollowedByPtx() throws IOException {
    useFolderWith("leaves.ptx");
    Files.createDirectory(temporary.resolve("leaves.fatbin"));
    try (CudaDevice device = CudaDevice.open(0)) {
      device.kernel("leaves", "scale_sums");
      assertThat(device.kernelForm())
          .startsWith("PTX, for the machine code was refused: cannot read the kernels leaves.fatbin: ");
    }
  }

  @Test
  @StandInOnly
  void missingPtxIsToldWithTheRefusalBeforeIt() throws IOException {
    useFolderWith("leaves.fatbin");
    try (CudaDevice device = CudaDevice.open(0)) {
      StandIn.refuseFatbin(NO_BINARY_FOR_GPU);
      assertThatThrownBy(() -> device.kernel("leaves", "scale_sums"))
          .isInstanceOf(CudaFailure.class)
          .hasMessageStartingWith("no kernels leaves.ptx in " + temporary + "; before that, cuModuleLoadDataEx (leaves.fatbin")
          .hasMessageContaining("CUDA_ERROR_NO_BINARY_FOR_GPU (209)");
      StandIn.refuseFatbin(0);
      device.kernel("leaves", "scale_sums");
      assertThat(device.kernelForm()).startsWith("machine code");
    }
    StandIn.driverVersion(12060);
    try (CudaDevice device = CudaDevice.open(0)) {
      assertThatThrownBy(() -> device.kernel("leaves", "scale_sums"))
          .isInstanceOfSatisfying(CudaFailure.class, failure -> {
            assertThat(failure.call()).isEmpty();
            assertThat(failure.code()).isZero();
            assertThat(failure.outOfMemory()).isFalse();
          })
          .hasMessage("no kernels leaves.ptx in " + temporary);
    }
  }

  /** Kernels come from a folder that lacks all other images. */
  private void useFolderWith(String image) throws IOException {
    for (String file : new String[] {"modules.txt", image}) {
      Files.copy(Built.FOLDER.resolve(file), temporary.resolve(file));
    }
    System.setProperty(KernelImages.FOLDER_PROPERTY, temporary.toString());
  }
}
