package precocial.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModuleChoiceTest {
  @Test
  void driverOfCuda13GetsMachineCodeFirst() {
    ModuleChoice choice = new ModuleChoice(13000);
    assertThat(choice.forms()).containsExactly(ModuleForm.FATBIN, ModuleForm.PTX);
    assertThat(choice.reason()).isEqualTo("machine code, for the driver knows CUDA 13.0");
  }

  @Test
  void olderDriverGetsPtxAlone() {
    ModuleChoice choice = new ModuleChoice(12090);
    assertThat(choice.forms()).containsExactly(ModuleForm.PTX);
    assertThat(choice.reason()).isEqualTo("PTX, for the driver knows CUDA 12.9 and machine code needs 13.0");
  }

  @Test
  void afterARefusalPtxIsTriedAlone() {
    ModuleChoice choice = new ModuleChoice(13010);
    choice.refused(new CudaFailure("cuModuleLoadDataEx", "(a.fatbin)", 209, "CUDA_ERROR_NO_BINARY_FOR_GPU (209)", false));
    assertThat(choice.forms()).containsExactly(ModuleForm.PTX);
    assertThat(choice.reason()).isEqualTo(
        "PTX, for the machine code was refused: cuModuleLoadDataEx (a.fatbin): CUDA_ERROR_NO_BINARY_FOR_GPU (209)");
  }
}
