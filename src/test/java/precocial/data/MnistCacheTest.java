package precocial.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static precocial.data.TestImages.NAMES;
import static precocial.data.TestImages.gzip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precocial.io.FormatException;

class MnistCacheTest {
  private static final List<byte[]> CONTENTS = TestImages.files(30, 10, 28, 28, 10);

  @TempDir Path scratch;
  private final List<String> lines = new ArrayList<>();
  private Path published;
  private Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    published = TestImages.write(scratch.resolve("published"), CONTENTS);
    folder = scratch.resolve("caches").resolve("mnist");
  }

  private MnistCache cache(Path place, MnistSource... sources) {
    return new MnistCache(place, TestImages.published(CONTENTS), List.of(sources), lines::add);
  }

  private DataSet load(Preparation preparation) throws FormatException {
    return cache(folder, new FolderSource(published)).load(preparation);
  }

  @Test
  void firstUseFillsTheCacheAndLaterOnesNeedNoSource() throws IOException {
    DataSet first = load(Preparation.DESKEW);
    DataSet again = cache(folder).load(Preparation.DESKEW);
    for (DataSet data : List.of(first, again)) {
      assertThat(data.name()).isEqualTo("mnist");
      assertThat(data.sha256()).isEqualTo(DataSets.ofFolder(published, Preparation.DESKEW).sha256());
      assertThat(data.train().count()).isEqualTo(30);
      assertThat(data.test().pixelsPerImage()).isEqualTo(256);
      assertThat(data.train().classes()).isEqualTo(10);
    }
    assertThat(again.train().pixels()).isEqualTo(first.train().pixels());
    assertThat(again.test().labels()).isEqualTo(first.test().labels());
    assertThat(lines).isEmpty();
    assertThat(cache(folder).files()).hasSize(4).containsEntry(folder.resolve(NAMES.get(1)), Sha256.of(CONTENTS.get(1)));
  }

  @Test
  void eachPreparationHasAFileOfItsOwnAndRawNone() throws IOException {
    for (Preparation preparation : Preparation.values()) {
      assertThat(load(preparation).sha256()).isEqualTo(load(preparation).sha256())
          .isEqualTo(DataSets.ofFolder(published, preparation).sha256());
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !NAMES.contains(name)))
          .containsExactlyInAnyOrder(".lock", "deskew.images", "resize.images");
    }
    assertThat(cache(folder).preparedFile(Preparation.RAW)).isNull();
  }

  @Test
  void preparedImagesAreReadNotMadeAgain() throws IOException {
    load(Preparation.DESKEW);
    Path prepared = folder.resolve("deskew.images");
    FileTime old = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(prepared, old);
    load(Preparation.DESKEW);
    assertThat(Files.getLastModifiedTime(prepared)).isEqualTo(old);
    cache(folder, new FolderSource(published)).load(Preparation.DESKEW, true);
    assertThat(Files.getLastModifiedTime(prepared)).isNotEqualTo(old);
  }

  @Test
  void damagedPreparedImagesArePreparedAnew() throws IOException {
    String hash = load(Preparation.DESKEW).sha256();
    Path prepared = folder.resolve("deskew.images");
    byte[] whole = Files.readAllBytes(prepared);
    List<byte[]> damages = new ArrayList<>();
    for (int at : new int[] {0, 7, 9, 13, 17, 20, 21, 24, 25, 28, 1000, whole.length - 1}) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x40;
      damages.add(damaged);
    }
    damages.add(new byte[0]);
    damages.add(Arrays.copyOf(whole, 1000));
    damages.add(Arrays.copyOf(whole, whole.length - 1));
    damages.add(Arrays.copyOf(whole, whole.length + 1));
    load(Preparation.RESIZE);
    damages.add(Files.readAllBytes(folder.resolve("resize.images")));
    for (byte[] damaged : damages) {
      lines.clear();
      Files.write(prepared, damaged);
      assertThat(load(Preparation.DESKEW).sha256()).isEqualTo(hash);
      assertThat(lines).singleElement().asString().startsWith(prepared + ": ").endsWith("; prepared anew");
      assertThat(prepared).hasBinaryContent(whole);
    }
  }

  @Test
  void aCorruptFileIsRefusedByNameUntilItIsFetchedAgain() throws IOException {
    load(Preparation.DESKEW);
    Path file = folder.resolve(NAMES.get(0));
    byte[] corrupt = CONTENTS.get(0).clone();
    corrupt[100] ^= 1;
    Files.write(file, corrupt);
    for (Preparation preparation : Preparation.values()) {
      assertThatThrownBy(() -> load(preparation))
          .isInstanceOf(FormatException.class)
          .hasMessage(
              file + ": is not MNIST's " + NAMES.get(0) + ": its SHA-256 is " + Sha256.of(corrupt) + ", not "
                  + Sha256.of(CONTENTS.get(0)) + "; delete it or fetch it again by precocial data mnist --force");
    }
    Files.write(file, Arrays.copyOf(corrupt, 1000));
    assertThatThrownBy(() -> load(Preparation.RAW)).hasMessageContaining("it has 1000 bytes, not " + corrupt.length);
    Files.write(file, Arrays.copyOf(CONTENTS.get(0), corrupt.length + 5));
    assertThatThrownBy(() -> load(Preparation.RAW)).hasMessageContaining("it has more bytes than " + corrupt.length);
    cache(folder, new FolderSource(published)).load(Preparation.RAW, true);
    assertThat(file).hasBinaryContent(CONTENTS.get(0));
  }

  @Test
  void filesOfAFolderMayBeGzipAndAreVerified() throws IOException {
    for (int i = 0; i < 4; i++) {
      Files.delete(published.resolve(NAMES.get(i)));
      Files.write(published.resolve(NAMES.get(i) + ".gz"), gzip(CONTENTS.get(i)));
    }
    load(Preparation.RAW);
    assertThat(folder.resolve(NAMES.get(2))).hasBinaryContent(CONTENTS.get(2));
    Path wrong = published.resolve(NAMES.get(2) + ".gz");
    Files.write(wrong, gzip(CONTENTS.get(0)));
    assertThatThrownBy(() -> cache(scratch.resolve("other"), new FolderSource(published)).load(Preparation.RAW))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith(wrong + ": is not MNIST's " + NAMES.get(2) + ": it has more bytes than ")
        .hasMessageEndingWith(" (--data reads other data sets)");
    Files.delete(wrong);
    assertThatThrownBy(() -> cache(scratch.resolve("other"), new FolderSource(published)).load(Preparation.RAW))
        .hasMessageStartingWith(published + ": has no file of test images");
  }

  @Test
  void aFailedRefetchLeavesWhatWasThere() throws IOException {
    load(Preparation.DESKEW);
    FolderSource none = new FolderSource(scratch.resolve("none"));
    assertThatThrownBy(() -> cache(folder, none).load(Preparation.DESKEW, true)).isInstanceOf(FormatException.class);
    assertThat(cache(folder).load(Preparation.DESKEW).test().count()).isEqualTo(10);
  }

  @Test
  void aCacheThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.createFile(scratch.resolve("file"));
    Path below = file.resolve("mnist");
    assertThatThrownBy(() -> cache(below, new FolderSource(published)).load(Preparation.RAW))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith("data cache: ")
        .hasMessageContaining(file.toString())
        .hasMessageEndingWith("; PRECOCIAL_DATA names another folder to keep data in");
    Files.createDirectories(folder.resolve("deskew.images").resolve("full"));
    assertThatThrownBy(() -> load(Preparation.DESKEW))
        .hasMessage("data cache: cannot write " + folder.resolve("deskew.images")
            + ": it is a directory; PRECOCIAL_DATA names another folder to keep data in");
  }

  @Test
  void severalAtOnceAllGetTheSame() throws IOException {
    List<CompletableFuture<String>> hashes = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      hashes.add(
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return load(Preparation.DESKEW).sha256();
                } catch (FormatException e) {
                  throw new AssertionError(e);
                }
              }));
    }
    String expected = DataSets.ofFolder(published, Preparation.DESKEW).sha256();
    assertThat(hashes).allSatisfy(hash -> assertThat(hash.join()).isEqualTo(expected));
  }
}
