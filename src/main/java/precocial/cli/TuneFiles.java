package precocial.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import precocial.search.RunDirectory;

/**
 * What a tuning writes.
 *
 * @param directory of the run; null for a new one under runs/
 * @param file that gets the tuned genome as well; null for none
 * @param force whether what is there may be replaced
 */
record TuneFiles(Path directory, Path file, boolean force) {
  private static final String SUFFIX = "-tuning";

  /** @param out a directory or a genome file; null where not given */
  static TuneFiles of(Path out, boolean force) {
    String name = out == null || out.getFileName() == null ? "" : out.getFileName().toString();
    UsageException.unless(
        !name.toLowerCase(Locale.ROOT).endsWith(".wann.json"),
        "--out: a .wann.json file holds weights and no network; choose a .json or .out file, or a directory");
    boolean file = name.toLowerCase(Locale.ROOT).matches(".+\\.(json|out)") && !Files.isDirectory(out);
    return file
        ? new TuneFiles(out.resolveSibling(name.substring(0, name.lastIndexOf('.')) + SUFFIX), out, force)
        : new TuneFiles(out, null, force);
  }

  /** Name of the file beside the directory; null for none. */
  String copy() {
    return file == null ? null : file.getFileName().toString();
  }

  void checkFree() throws IOException {
    UsageException.unless(
        force || file == null || !Files.exists(file), "--out: " + file + " is there already; --force replaces it");
    if (directory != null) {
      RunDirectories.checkFree(directory, force);
    }
  }

  /** The directory, without an earlier run. @param name what one under runs/ is called */
  Path open(String name) throws IOException {
    checkFree(); // Again: another run may have come in the meantime.
    Path opened = directory == null ? RunDirectories.unused(name) : directory;
    if (RunDirectory.holdsRun(opened)) {
      RunDirectory.remove(opened);
    }
    return opened;
  }
}
