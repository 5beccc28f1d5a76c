package precocial.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("checkpoint");
  }

  @Test
  void newTextReplacesTheOld() throws IOException {
    AtomicFile.write(file, "old");
    AtomicFile.write(file, "new \u00e9");
    assertThat(Files.readString(file)).isEqualTo("new \u00e9");
    assertOnlyFile();
  }

  @Test
  void aFailureLeavesTheOldFile() throws IOException {
    AtomicFile.write(file, "old");
    assertThatThrownBy(
            () -> AtomicFile.write(file, out -> {
              out.write(new byte[1 << 20]);
              throw new IOException("No space left on device");
            }))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot write " + file + ": No space left on device (disk full?)");
    assertThatThrownBy(
            () -> AtomicFile.write(file, out -> {
              throw new IllegalStateException("bug");
            }))
        .hasMessage("bug");
    assertThat(Files.readString(file)).isEqualTo("old");
    assertOnlyFile();
  }

  @Test
  void oldFileIsWholeWhileTheNewIsWritten() throws IOException {
    AtomicFile.write(file, "old");
    AtomicFile.write(file, out -> {
      out.write('n');
      out.flush();
      assertThat(Files.readString(file)).isEqualTo("old");
    });
    assertThat(Files.readString(file)).isEqualTo("n");
  }

  @Test
  @EnabledOnOs(OS.LINUX) // Has /dev/full, the only full disk at hand.
  void aFullDiskIsNamed() {
    Path full = Path.of("/dev/full");
    assertThatThrownBy(() -> AtomicFile.write(full, "text"))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot write /dev/full: No space left on device (disk full?)");
    assertThat(full).exists();
  }

  @Test
  void anImpossiblePlaceIsNamed() throws IOException {
    assertThatThrownBy(() -> AtomicFile.write(folder, "text")).hasMessage("cannot write " + folder + ": it is a directory");
    Path lost = folder.resolve("missing").resolve("file");
    assertThatThrownBy(() -> AtomicFile.write(lost, "text"))
        .hasMessage("cannot write " + lost + ": there is no directory " + lost.getParent());
    assertThat(folder).isEmptyDirectory();
    Path longName = folder.resolve("x".repeat(300));
    assertThatThrownBy(() -> AtomicFile.write(longName, "text")).hasMessageStartingWith("cannot write " + longName + ": ");
  }

  @Test
  void aLinkIsFollowed() throws IOException {
    AtomicFile.write(file, "old");
    Path link = folder.resolve("link");
    Files.createSymbolicLink(link, file.getFileName());
    AtomicFile.write(link, "new");
    assertThat(link).isSymbolicLink();
    assertThat(Files.readString(file)).isEqualTo("new");
  }

  @Test
  void leftoversOfDeadProcessesAreRemoved() throws Exception {
    Process ended = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version").start();
    ended.waitFor();
    long own = ProcessHandle.current().pid();
    Path dead = leftover("checkpoint", ended.pid() + "-7");
    // A run before in another container, with the same process id.
    Path namesake = leftover("checkpoint", own + "-0");
    List<Path> others =
        List.of(
            leftover("other", ended.pid() + "-7"),
            leftover("checkpoint", ProcessHandle.current().parent().orElseThrow().pid() + "-7"),
            leftover("checkpoint", "mine"),
            Files.createDirectory(folder.resolve(".checkpoint." + ended.pid() + "-8.tmp")));
    AtomicFile.write(file, out -> {
      AtomicFile.removeLeftovers(file);
      out.write('x');
    });
    assertThat(file).hasContent("x");
    assertThat(dead).doesNotExist();
    assertThat(namesake).doesNotExist();
    assertThat(others).allSatisfy(other -> assertThat(other).exists());
    AtomicFile.removeLeftovers(folder.resolve("no").resolve("directory"));
  }

  private Path leftover(String name, String owner) throws IOException {
    return Files.writeString(folder.resolve("." + name + "." + owner + ".tmp"), "half");
  }

  @Test
  void aFileInTheWorkingDirectoryNeedsNoParent() throws IOException {
    Path bare = Path.of("AtomicFileTest.tmp");
    try {
      AtomicFile.write(bare, "text");
      assertThat(bare).hasContent("text");
    } finally {
      Files.deleteIfExists(bare);
    }
  }

  @Test
  void anInterruptedThreadStillWrites() throws IOException {
    Thread.currentThread().interrupt();
    try {
      AtomicFile.write(file, "text");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(Files.readString(file)).isEqualTo("text");
  }

  private void assertOnlyFile() throws IOException {
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }
}
