package precocial.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GzipStateTest {
  @TempDir Path temporary;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = temporary.resolve("checkpoint.gz");
    GzipState.write(
        file,
        out -> {
          for (int i = 0; i < 50_000; i++) {
            out.writeInt(i);
          }
        });
  }

  @Test
  void readsBackWhatWasWritten() throws IOException {
    int last = GzipState.read(
        file,
        in -> {
          for (int i = 0; i < 49_999; i++) {
            assertThat(in.readInt()).isEqualTo(i);
          }
          return in.readInt();
        });
    assertThat(last).isEqualTo(49_999);
  }

  @Test
  void aReaderThatLeavesSomethingIsTold() {
    refused(DataInputStream::readInt, "not a whole checkpoint: there is more than a checkpoint holds");
  }

  @Test
  void whatTheReaderRefusesNamesTheFile() {
    refused(
        in -> {
          throw new IllegalArgumentException("minus one apple");
        },
        "not a whole checkpoint: minus one apple");
  }

  @Test
  void aStateOfAnotherRunIsNotCalledDamaged() {
    assertThatThrownBy(
            () ->
                GzipState.read(
                    file,
                    in -> {
                      throw new FormatException("run", "of another");
                    }))
        .isInstanceOf(FormatException.class)
        .hasMessage("run: of another");
  }

  /** A damaged number must not be taken for a size, so the checksum comes first. */
  @Test
  void theReaderNeverSeesWhatIsDamaged() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 6] ^= 1; // of the checksum
    Files.write(file, bytes);
    boolean[] read = new boolean[1];
    refused(in -> read[0] = true, "not a whole checkpoint: ");
    assertThat(read[0]).isFalse();
  }

  private void refused(GzipState.Reader<?> reader, String message) {
    assertThatThrownBy(() -> GzipState.read(file, reader))
        .isInstanceOf(FormatException.class)
        .hasMessageContainingAll("checkpoint.gz", message);
  }
}
