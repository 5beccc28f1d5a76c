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
 * prepared; here it is one that nobody else can write to. It is gone when the program ends by itself; one that is killed, or
 * crashes, leaves it behind.
 */
final class Natives {
  private static final Optional<String> FAILURE = load("gdx", "gdx-box2d");

  private Natives() {}

  /** Why there is none here, in one line; empty where there is. */
  static Optional<String> unavailable() {
    return FAILURE;
  }

  /**
   * Also makes the first contact, before another thread can have a world.
   *
   * @param libraries by libGDX's names
   */
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
      FirstContact.make();
      return Optional.empty();
    } catch (FileNotFoundException e) {
      String machine = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
      return Optional.of("no native code of Box2D for " + machine + " (" + e.getMessage() + ")");
    } catch (IOException e) {
      return failure("unpacked to", e);
    } catch (RuntimeException | LinkageError e) {
      return failure("loaded from", e);
    }
  }

  private static Optional<String> failure(String what, Throwable e) {
    String said = e.toString().lines().findFirst().orElse("");
    return Optional.of(
        "Box2D's native code can't be " + what + " " + System.getProperty("java.io.tmpdir") + " (" + said
            + "); PRECOCIAL_JAVA_OPTS=-Djava.io.tmpdir=DIR names another folder");
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
