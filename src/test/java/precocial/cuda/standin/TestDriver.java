package precocial.cuda.standin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import precocial.cuda.CudaDriver;

/**
 * The driver that the tests of this process run on. The property {@code precocial.standin} names the folder of the stand-in, or
 * is {@code none} for the machine's own driver; where it is not set, that is taken where the machine has one.
 */
final class TestDriver {
  private static final String PROPERTY = "precocial.standin";
  private static final Path DEFAULT_FOLDER = Path.of("kernels", "build", "standin");
  private static final Path REAL_DRIVER = Path.of("/dev/nvidiactl");

  private static final String FOLDER =
      System.getProperty(PROPERTY, Files.exists(REAL_DRIVER) ? "none" : DEFAULT_FOLDER.toString());
  private static final Optional<String> MISSING = load();

  private TestDriver() {}

  static boolean isStandIn() {
    return !FOLDER.equals("none");
  }

  /** Why these tests cannot run, or empty. */
  static Optional<String> missing() {
    return MISSING;
  }

  private static Optional<String> load() {
    if (isStandIn()) {
      // Before JCuda's libraries ask for them: the loader takes what has the name already.
      for (String library : new String[] {"libcuda.so.1", "libcublas.so.12"}) {
        Path file = Path.of(FOLDER, library).toAbsolutePath();
        if (!Files.exists(file)) {
          return Optional.of("no stand-in driver at " + file + " (make -C kernels && make -C kernels/emulator)");
        }
        System.load(file.toString());
      }
    }
    Optional<String> missing = CudaDriver.unavailable();
    if (missing.isEmpty()) {
      String device = CudaDriver.devices().get(0).name();
      System.out.println("Tests of the cuda backend run on " + device + ", CUDA " + CudaDriver.version());
    }
    return missing;
  }
}
