package precocial.task.biped;

import com.badlogic.gdx.utils.SharedLibraryLoader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Box2D's native code, loaded once. libGDX would unpack it from the jar into a folder of a known name, which others may have
 * prepared; here it is one that nobody else can write to, and that is gone when the program ends.
 */
final class Natives {
  private static final Optional<String> FAILURE = load("gdx", "gdx-box2d");

  private Natives() {}

  /** Why there is none here, in one line; empty where there is. */
  static Optional<String> unavailable() {
    return FAILURE;
  }

  /** @param libraries by libGDX's names */
  static Optional<String> load(String... libraries) {
    try {
      Path folder = Files.createTempDirectory("precocial");
      folder.toFile().deleteOnExit();
      for (String library : libraries) {
        Path file = folder.resolve(new SharedLibraryLoader().mapLibraryName(library));
        file.toFile().deleteOnExit();
        unpack(file);
        System.load(file.toString());
        SharedLibraryLoader.setLoaded(library);
      }
      return Optional.empty();
    } catch (FileNotFoundException | RuntimeException | LinkageError e) {
      String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return Optional.of(
          "no native code of Box2D for " + System.getProperty("os.name") + " on " + System.getProperty("os.arch") + " (" + said
              + ")");
    } catch (IOException e) {
      return Optional.of("Box2D's native code can't be unpacked to " + System.getProperty("java.io.tmpdir") + " (" + e + ")");
    }
  }

  private static void unpack(Path file) throws IOException {
    String name = file.getFileName().toString();
    try (InputStream in = Natives.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new FileNotFoundException(name + " is not in the program");
      }
      Files.copy(in, file);
    }
  }
}
