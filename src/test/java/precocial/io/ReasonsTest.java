package precocial.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReasonsTest {
  @TempDir Path folder;

  @Test
  void aPathAloneGetsItsReason() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path none = folder.resolve("none");
    says(none + ": no such file or directory", () -> Files.size(none));
    says(file + ": it exists already", () -> Files.createFile(file));
    says(file + ": it is not a directory", () -> Files.newDirectoryStream(file));
    // Made by hand, since permissions do not bind every user who runs this.
    says(file + ": permission denied", () -> {
      throw new AccessDeniedException(file.toString());
    });
    says(folder + ": the directory is not empty", () -> Files.deleteIfExists(folder));
  }

  @Test
  void aReasonStandsWithoutItsPath() {
    IOException e = catchThrowableOfType(IOException.class, () -> new FileOutputStream(folder.toFile()).close());
    assertThat(Reasons.of(e)).isEqualTo("Is a directory");
    assertThat(Reasons.of(new IOException("No space left on device"))).isEqualTo("No space left on device");
    assertThat(Reasons.of(new IOException())).isEqualTo("IOException");
  }

  @Test
  void aMessageOfOursIsKept() {
    assertThat(Reasons.line(new IOException("cannot write a (b): c"))).isEqualTo("cannot write a (b): c");
    assertThat(Reasons.line(new IOException((String) null))).isEqualTo("IOException");
  }

  private static void says(String line, Callable<?> operation) {
    IOException e = catchThrowableOfType(IOException.class, operation::call);
    assertThat(Reasons.line(e)).isEqualTo(line);
  }
}
