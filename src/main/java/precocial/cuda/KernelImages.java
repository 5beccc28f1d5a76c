package precocial.cuda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The compiled kernels: on the class path, or in the folder that the system property {@code precocial.kernels} names. */
final class KernelImages {
  static final String FOLDER_PROPERTY = "precocial.kernels";
  private static final String RESOURCES = "/precocial/kernels/";
  /** The names of the modules, one a line; written when all of them are built. */
  private static final String INDEX = "modules.txt";

  private KernelImages() {}

  /** Why there are no kernels, or empty where there are. */
  static Optional<String> missing() {
    String folder = System.getProperty(FOLDER_PROPERTY);
    if (folder != null) {
      return Files.isReadable(Path.of(folder, INDEX))
          ? Optional.empty()
          : Optional.of("no kernels in " + folder + ", the folder that -D" + FOLDER_PROPERTY + " names (no " + INDEX + ")");
    }
    return KernelImages.class.getResource(RESOURCES + INDEX) != null
        ? Optional.empty()
        : Optional.of("no kernels in this build (nvcc was missing when it was made)");
  }

  /**
   * The bytes of a module in one form.
   *
   * @throws CudaFailure where there are none, or they can't be read: to a caller a refusal like one of the driver
   */
  static byte[] read(String module, ModuleForm form) {
    String name = module + form.suffix();
    String folder = System.getProperty(FOLDER_PROPERTY);
    try (InputStream in = open(folder, name)) {
      if (in == null) {
        throw CudaFailure.missing("no kernels " + name + " in " + (folder == null ? "this build" : folder));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw CudaFailure.missing("cannot read the kernels " + name + ": " + why);
    }
  }

  /** @return null where there is no such file */
  private static InputStream open(String folder, String name) throws IOException {
    if (folder == null) {
      return KernelImages.class.getResourceAsStream(RESOURCES + name);
    }
    Path file = Path.of(folder, name);
    return Files.exists(file) ? Files.newInputStream(file) : null;
  }
}
