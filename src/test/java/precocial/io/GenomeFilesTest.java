package precocial.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precocial.genome.Genome;
import precocial.genome.RandomGenomes;

class GenomeFilesTest {
  private static final Genome GENOME = RandomGenomes.evolved(3, 2, 30, 5);

  @TempDir Path folder;

  @Test
  void eachExtensionHasItsFormat() throws IOException {
    Path json = folder.resolve("g.JSON");
    Path out = folder.resolve("g.out");
    GenomeFiles.write(json, new GenomeFile(GENOME, "swingup", Map.of("seed", 3)));
    GenomeFiles.write(out, new GenomeFile(GENOME, "swingup", Map.of()));
    GenomeJsonTest.assertSame(GenomeFiles.read(json, null, null).genome(), GENOME);
    assertThat(GenomeFiles.read(json, null, null).task()).isEqualTo("swingup");
    GenomeFile read = GenomeFiles.read(out, 3, 2);
    assertThat(read.genome().connectionCount()).isEqualTo(GENOME.connectionCount());
    assertThat(read.task()).isNull();
  }

  @Test
  void aRunDirectoryStandsForItsChampion() throws IOException {
    refuses(folder, "is a directory without champion.json, so not that of a run");
    GenomeFiles.write(folder.resolve("champion.json"), new GenomeFile(GENOME, null, Map.of()));
    GenomeJsonTest.assertSame(GenomeFiles.read(folder, null, null).genome(), GENOME);
  }

  @Test
  void namesThatCannotBeReadAreRefused() throws IOException {
    refuses(folder.resolve("none.json"), "no such file or directory");
    refuses(text("g.txt", "x"), "the extension '.txt' is unknown; genome files are .json or .out");
    refuses(text("genome", "x"), "has no extension; genome files are .json or .out");
    refuses(
        text("g.out", "x"),
        "a .out file does not say how many inputs and outputs it has: give --task, or --inputs and --outputs");
    refuses(text("g.wann.json", "[[1]]"), "holds tuned weights, not a network: give the network's file, and this to --tuned");
    assertThatThrownBy(() -> GenomeFiles.write(folder.resolve("g.exe"), new GenomeFile(GENOME, null, Map.of())))
        .isInstanceOf(FormatException.class)
        .hasMessageEndingWith("g.exe: the extension '.exe' is unknown; genome files are .json or .out");
  }

  @Test
  void namesThatWouldNotBeReadAreNotWritten() {
    Path file = folder.resolve("g.WANN.json");
    assertThatThrownBy(() -> GenomeFiles.write(file, new GenomeFile(GENOME, null, Map.of())))
        .isInstanceOf(FormatException.class)
        .hasMessage(file + ": a .wann.json file holds tuned weights, not a network: choose another name");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aLoopOfLinksHasAReason() throws IOException {
    Path loop = folder.resolve("loop.json");
    Files.createSymbolicLink(loop, loop.getFileName());
    assertThatThrownBy(() -> GenomeFiles.read(loop, null, null))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith(loop + ": cannot be read: Too many levels of symbolic links");
  }

  @Test
  void contentThatIsNotTextIsRefused() throws IOException {
    refuses(text("empty.json", ""), "is empty");
    refuses(text("blank.json", " \n"), "is empty");
    Path latin = folder.resolve("latin.json");
    Files.write(latin, new byte[] {'{', '"', (byte) 0xe9, '"'});
    refuses(latin, "byte 3 is not UTF-8 text");
    Path cut = folder.resolve("cut.json");
    Files.write(cut, new byte[] {'{', '"', (byte) 0xc3});
    refuses(cut, "byte 3 is not UTF-8 text");
    Path nested = Files.createDirectory(folder.resolve("champion.json"));
    refuses(folder, nested, "is a directory, a file is needed");
  }

  @Test
  void aFileOverTheLimitIsRefused() throws IOException {
    Path large = folder.resolve("large.json");
    try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
      sparse.setLength(TextFile.LIMIT + 1L);
    }
    refuses(large, "is larger than 64 MiB, the most that is read");
  }

  @Test
  void aByteOrderMarkIsNotContent() throws IOException {
    String json = "\uFEFF" + GenomeJson.text(new GenomeFile(GENOME, null, Map.of()));
    GenomeJsonTest.assertSame(GenomeFiles.read(text("bom.json", json), null, null).genome(), GENOME);
  }

  @Test
  void aNameCannotForgeALine() throws IOException {
    assertThatThrownBy(() -> GenomeFiles.read(folder.resolve("a\nb.json"), null, null))
        .hasMessageEndingWith("a b.json: no such file or directory");
  }

  private Path text(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static void refuses(Path file, String message) {
    refuses(file, file, message);
  }

  private static void refuses(Path file, Path named, String message) {
    assertThatThrownBy(() -> GenomeFiles.read(file, null, null))
        .isInstanceOf(FormatException.class)
        .hasMessage(named + ": " + message);
  }
}
