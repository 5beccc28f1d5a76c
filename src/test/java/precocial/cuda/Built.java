package precocial.cuda;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What {@code make -C kernels} has left, for tests that look at it. */
final class Built {
  static final Path FOLDER = Path.of("kernels", "build");

  private Built() {}

  /** The modules; where there are none the test is skipped, and in CI it fails. */
  static List<String> modules() throws IOException {
    Path index = FOLDER.resolve("modules.txt");
    need(Files.exists(index), "no kernels are built: nvcc or make is missing");
    return Files.readAllLines(index);
  }

  static void need(boolean there, String otherwise) {
    if (!there && "true".equals(System.getenv("CI"))) {
      fail(otherwise);
    }
    assumeTrue(there, otherwise);
  }
}
