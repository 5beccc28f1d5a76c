package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import precocial.data.DataSet;
import precocial.data.MnistCache;

/** Runs of the command have an environment of their own, and so a process of their own. */
class DataCommandTest {
  private static final String HASH = "212e04dfea4d30b5c069845cbb846d9320da66bda1403c23068ccf2a8c719049";

  @TempDir Path folder;

  /** @param cache for PRECOCIAL_DATA */
  private CommandRun run(Path cache, String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(
        List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
            System.getProperty("java.class.path"), "precocial.cli.Main", "data"));
    command.addAll(List.of(args));
    File out = folder.resolve("out.txt").toFile();
    File err = folder.resolve("err.txt").toFile();
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
    builder.environment().put("PRECOCIAL_DATA", cache.toString());
    int code = builder.start().waitFor();
    return new CommandRun(
        code, Files.readString(out.toPath(), StandardCharsets.UTF_8), Files.readString(err.toPath(), StandardCharsets.UTF_8));
  }

  /** The folder of MNIST in the cache of the user who runs the tests. */
  private static Path mnist() {
    MnistCache cache = MnistCache.ofUser(line -> {});
    boolean there = cache.files().keySet().stream().allMatch(Files::exists);
    assumeTrue(there || "true".equals(System.getenv("CI")), "no MNIST in " + cache.folder() + ": run precocial data mnist");
    return cache.folder();
  }

  @Test
  void wrongUsageIsRefused() {
    CommandRun.of("data", "mnits").refused("NAME: there is no data set 'mnits'; known: mnist");
    CommandRun.of("data").refused("missing required parameter: 'NAME'");
    assertThat(CommandRun.of("data", "--help").done().out()).contains("--from", "--force", "--format", "PRECOCIAL_DATA", "mnist")
        .satisfies(help -> assertThat(help.lines()).allMatch(line -> line.length() <= 100));
  }

  @Test
  void aFolderWithoutTheFilesIsRefused() throws Exception {
    Path cache = folder.resolve("cache");
    run(cache, "mnist", "--from", folder.resolve("none").toString())
        .refused(folder.resolve("none") + ": cannot be read: no such file or directory");
    Files.writeString(folder.resolve("train-images-idx3-ubyte"), "text");
    run(cache, "mnist", "--from", folder.toString())
        .refused(folder.resolve("train-images-idx3-ubyte") + ": is not MNIST's train-images-idx3-ubyte: it has 4 bytes");
  }

  @Test
  void aCacheThatCannotBeWrittenIsNamed() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    run(file, "mnist", "--from", folder.toString()).refused("data cache: ", file.toString(), "PRECOCIAL_DATA");
  }

  @Test
  void filesOfAFolderBecomeADataSetInTheCache() throws Exception {
    Path from = mnist();
    Path cache = folder.resolve("cache");
    Map<String, Object> result = run(cache, "mnist", "--from", from.toString(), "--format=json").done().json();
    assertThat(result)
        .containsEntry("dataset", "mnist")
        .containsEntry("directory", cache.resolve("mnist").toString())
        .containsKeys("files", "prepared", "trainImages", "testImages", "classes");
    assertThat((Map<?, ?>) result.get("prepared")).asString()
        .contains("file=" + cache.resolve("mnist").resolve("deskew.images"), "sha256=" + HASH, "preparation=deskew");
    assertThat(cache.resolve("mnist").resolve("deskew.images")).exists();
    // No source is needed again.
    assertThat(run(cache, "mnist").done().out())
        .startsWith("mnist: 60000 training and 10000 test images, 10 classes, in " + cache.resolve("mnist") + "\n")
        .contains("  65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5  train-labels-idx1-ubyte\n")
        .endsWith("prepared by deskew: 16 x 16 pixels, in deskew.images, SHA-256 of the content\n  " + HASH + "\n");
    Path labels = cache.resolve("mnist").resolve("t10k-labels-idx1-ubyte");
    Files.write(labels, new byte[10_008]);
    run(cache, "mnist").refused(labels + ": is not MNIST's t10k-labels-idx1-ubyte: its SHA-256 is ", "--force");
  }

  private static DataOptions options(String... args) {
    return CommandLine.populateCommand(new DataOptions(), args);
  }

  @Test
  void aFolderOfTheUserIsLoadedAsAsked() throws IOException {
    idx("a-train-images-idx3-ubyte", 3, new byte[] {0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 1, 2, 3, 4});
    idx("a-train-labels-idx1-ubyte", 1, new byte[] {0, 0, 0, 2, 2, 0});
    idx("a-test-images-idx3-ubyte", 3, new byte[] {0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 5, 6});
    idx("a-test-labels-idx1-ubyte", 1, new byte[] {0, 0, 0, 1, 1});
    DataSet raw = options("--data", folder.toString(), "--prepare", "raw").load(null);
    assertThat(List.of(raw.train().count(), raw.test().count(), raw.train().columns(), raw.train().classes()))
        .containsExactly(2, 1, 2, 3);
    assertThat(options("--data", folder.toString()).load(null).train().pixelsPerImage()).isEqualTo(256);
    assertThat(options().given()).isFalse();
    assertThat(options("--prepare=resize").given()).isTrue();
  }

  private void idx(String name, int dimensions, byte[] rest) throws IOException {
    byte[] file = new byte[4 + rest.length];
    file[2] = 8;
    file[3] = (byte) dimensions;
    System.arraycopy(rest, 0, file, 4, rest.length);
    Files.write(folder.resolve(name), file);
  }
}
