package precocial.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import precocial.io.AtomicFile;
import precocial.search.RunDirectory;

/** Where runs go, and what they say of themselves. */
final class RunDirectories {
  private static final Path RUNS = Path.of("runs");

  private RunDirectories() {}

  /** Makes a directory under runs/ that nobody else has, also where two runs start at once. */
  static Path unused(String wanted) throws IOException {
    String name = wanted.replaceAll("[^A-Za-z0-9._-]+", "-"); // The options of a task have other characters.
    try {
      Files.createDirectories(RUNS);
      for (int i = 1; ; i++) {
        try {
          return Files.createDirectory(RUNS.resolve(i == 1 ? name : name + "-" + i));
        } catch (FileAlreadyExistsException e) {
          // The next number, then.
        }
      }
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(RUNS, e);
    }
  }

  /** Refuses a directory of --out that has something in it. @param force whether it may */
  static void checkFree(Path directory, boolean force) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    UsageException.unless(Files.isDirectory(directory), "--out: " + directory + " is a file, not a directory");
    try (Stream<Path> entries = Files.list(directory)) {
      UsageException.unless(
          force || entries.findAny().isEmpty(),
          "--out: " + directory
              + (RunDirectory.holdsRun(directory)
                  ? " holds a run already; --force replaces it, --resume goes on with it"
                  : " is not empty; --force uses it all the same"));
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(directory, e);
    }
    List<String> foreign = RunDirectory.foreign(directory);
    UsageException.unless(
        foreign.isEmpty(),
        "--out: " + directory + " has a " + String.join(", ", foreign) + " that is not of a run; choose another directory");
  }

  /** What a run is made with. */
  static Map<String, String> versions() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("precocial", Version.current());
    versions.put("java", System.getProperty("java.version"));
    versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    return versions;
  }

  /** A notice where a run goes on that another version began; null where there is none. @param begun that version */
  static String notice(String begun) {
    return begun.equals(Version.current())
        ? null
        : "precocial: the run was begun by version " + begun + ", this is " + Version.current()
            + "; it may not go on just the same";
  }
}
