package precocial.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static precocial.data.TestImages.gzip;
import static precocial.data.TestImages.idx;
import static precocial.data.TestImages.noise;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precocial.io.FormatException;

class IdxTest {
  private static final byte[] DATA = noise(2 * 3 * 4, 5);
  private static final byte[] IMAGES = idx(DATA, 2, 3, 4);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("images");
  }

  private void refused(byte[] content, int dimensions, String message) throws IOException {
    Files.write(file, content);
    assertThatThrownBy(() -> Idx.read(file, dimensions)).isInstanceOf(FormatException.class).hasMessage(file + ": " + message);
  }

  @Test
  void sizesAndBytesAreRead() throws IOException {
    Idx idx = Idx.read(Files.write(file, IMAGES), 3);
    assertThat(idx.sizes()).containsExactly(2, 3, 4);
    assertThat(idx.data()).isEqualTo(DATA);
    assertThat(idx.source()).isEqualTo(file.toString());
    assertThat(Idx.read(Files.write(file, idx(DATA, 24)), 1).data()).isEqualTo(DATA);
  }

  @Test
  void gzipIsToldByItsContentWhateverTheName() throws IOException {
    assertThat(Idx.read(Files.write(file, gzip(IMAGES)), 3).data()).isEqualTo(DATA);
    assertThat(Idx.read(Files.write(folder.resolve("plain.gz"), IMAGES), 3).data()).isEqualTo(DATA);
  }

  @Test
  void anotherKindOfFileIsRefused() throws IOException {
    refused(idx(DATA, 24), 3, "begins with 0x00000801, not 0x00000803: an IDX file of unsigned bytes in 3 dimensions is needed");
    refused(IMAGES, 1, "begins with 0x00000803, not 0x00000801: an IDX file of unsigned bytes in 1 dimension is needed");
    byte[] floats = IMAGES.clone();
    floats[2] = 0x0D;
    refused(floats, 3, "begins with 0x00000D03, not 0x00000803: an IDX file of unsigned bytes in 3 dimensions is needed");
    refused("<html></html>".getBytes(), 3,
        "begins with 0x3C68746D, not 0x00000803: an IDX file of unsigned bytes in 3 dimensions is needed");
  }

  @Test
  void aCutOrLongFileIsRefused() throws IOException {
    refused(new byte[0], 3, "has 0 bytes, the header alone should have 16");
    refused(Arrays.copyOf(IMAGES, 15), 3, "has 15 bytes, the header alone should have 16");
    refused(Arrays.copyOf(IMAGES, 39), 3, "is cut short: 23 bytes follow the header, which says 2 x 3 x 4 = 24");
    refused(Arrays.copyOf(IMAGES, 41), 3, "is too long: more follows the 2 x 3 x 4 bytes that the header says");
    refused(idx(DATA, 25), 1, "is cut short: 24 bytes follow the header, which says 25");
  }

  @Test
  void damagedGzipIsRefused() throws IOException {
    byte[] zip = gzip(IMAGES);
    refused(Arrays.copyOf(zip, zip.length - 12), 3, "the gzip data is cut short");
    refused(Arrays.copyOf(zip, zip.length - 1), 3, "the gzip data is cut short");
    refused(Arrays.copyOf(zip, 5), 3, "the gzip data is cut short");
    byte[] wrongSum = zip.clone();
    wrongSum[zip.length - 8] ^= 1;
    refused(wrongSum, 3, "the gzip data is damaged: Corrupt GZIP trailer");
  }

  @Test
  void aHeaderThatLiesClaimsNoMemory() throws IOException {
    refused(idx(DATA, 0x7FFF0000, 1, 1), 3,
        "is cut short: 24 bytes follow the header, which says 2147418112 x 1 x 1 = 2147418112");
    refused(idx(DATA, -1, -1, -1), 3,
        "the header says 4294967295 x 4294967295 x 4294967295, more than the 2 GiB that can be read");
    refused(idx(DATA, 1 << 16, 1 << 16, 1 << 16), 3,
        "the header says 65536 x 65536 x 65536, more than the 2 GiB that can be read");
    refused(idx(new byte[0], 0, 28, 28), 3, "the header says 0 x 28 x 28: there is nothing in it");
  }

  @Test
  void whatCannotBeReadIsNamed() {
    assertThatThrownBy(() -> Idx.read(file, 3)).hasMessage(file + ": cannot be read: no such file or directory");
    assertThatThrownBy(() -> Idx.read(folder, 3)).hasMessage(folder + ": is a directory, a file is needed");
  }

  @Test
  void damagedBytesAreReadOrRefusedAndNothingElse() throws IOException {
    Random random = new Random(3);
    int[] outcomes = new int[2];
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = (i % 2 == 0 ? IMAGES : gzip(IMAGES)).clone();
      for (int n = random.nextInt(3); n >= 0; n--) {
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(4)) {
          case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
          case 1 -> bytes[random.nextInt(Math.min(bytes.length, 20))] = (byte) random.nextInt();
          case 2 -> bytes = ByteBuffer.allocate(bytes.length + 1).put(bytes, 0, at).put((byte) random.nextInt())
              .put(bytes, at, bytes.length - at).array();
          default -> bytes = Arrays.copyOf(bytes, at + 1);
        }
      }
      try {
        Gunzip.read("damaged", new ByteArrayInputStream(bytes), in -> Idx.parse("damaged", in, 3));
        outcomes[0]++;
      } catch (FormatException e) {
        outcomes[1]++;
        assertThat(e.getMessage()).startsWith("damaged: ").doesNotContainPattern("\\p{Cntrl}");
      } catch (RuntimeException | Error e) {
        throw new AssertionError("variant " + i + ": " + Arrays.toString(bytes), e);
      }
    }
    // Were either 0, this would test nothing.
    assertThat(outcomes[0]).isGreaterThan(500);
    assertThat(outcomes[1]).isGreaterThan(5000);
  }
}
