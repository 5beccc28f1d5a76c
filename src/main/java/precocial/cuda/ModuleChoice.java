package precocial.cuda;

import java.util.List;

/**
 * Which form of the kernels a driver gets. Machine code of a CUDA 13 toolkit has a layout that older drivers may not know, so
 * these get PTX from the start; others get PTX where the fatbin is refused.
 */
final class ModuleChoice {
  /** The first driver that knows what the fatbin holds: CUDA 13.0. */
  static final int FATBIN_DRIVER = 13000;

  private List<ModuleForm> forms;
  private String reason;

  ModuleChoice(int driver) {
    if (driver >= FATBIN_DRIVER) {
      forms = List.of(ModuleForm.FATBIN, ModuleForm.PTX);
      reason = "machine code, for the driver knows CUDA " + CudaDriver.versionText(driver);
    } else {
      forms = List.of(ModuleForm.PTX);
      reason =
          "PTX, for the driver knows CUDA " + CudaDriver.versionText(driver) + " and machine code needs "
              + CudaDriver.versionText(FATBIN_DRIVER);
    }
  }

  /** What to try, in this order. */
  List<ModuleForm> forms() {
    return forms;
  }

  /** The fatbin didn't load but PTX did: from now on only PTX is tried. */
  void refused(CudaFailure fatbin) {
    forms = List.of(ModuleForm.PTX);
    reason = "PTX, for the machine code was refused: " + fatbin.getMessage();
  }

  /** As in "machine code, for the driver knows CUDA 13.0". */
  String reason() {
    return reason;
  }
}
