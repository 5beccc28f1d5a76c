package precocial.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import precocial.io.FormatException;
import precocial.io.Reasons;

/** Where data sets of the user are kept. */
final class UserCache {
  /** The environment variable that names the folder. */
  static final String VARIABLE = "PRECOCIAL_DATA";

  private UserCache() {}

  /** The folder that PRECOCIAL_DATA names, else precocial in that of XDG_CACHE_HOME, else ~/.cache/precocial. */
  static Path folder(Map<String, String> environment, String home) {
    String own = environment.getOrDefault(VARIABLE, "");
    if (!own.isEmpty()) {
      return Path.of(own).toAbsolutePath();
    }
    // The specification has relative paths ignored.
    Path caches = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
    return (caches.isAbsolute() ? caches : Path.of(home, ".cache")).resolve("precocial").toAbsolutePath();
  }

  /** @param e names the file that cannot be written, and why */
  static FormatException cannotKeep(IOException e) {
    return new FormatException("data cache", Reasons.line(e) + "; " + VARIABLE + " names another folder to keep data in");
  }
}
