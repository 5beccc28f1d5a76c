package precocial.cuda;

/** The forms in which kernels are shipped. */
enum ModuleForm {
  /** Machine code for the GPUs known when it was built, and PTX as new as that nvcc. */
  FATBIN(".fatbin"),
  /** PTX of an older version, which the driver compiles when it loads it. */
  PTX(".ptx");

  private final String suffix;

  ModuleForm(String suffix) {
    this.suffix = suffix;
  }

  String suffix() {
    return suffix;
  }
}
