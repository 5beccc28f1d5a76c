package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DataProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private DataProgress progress(boolean terminal) {
    return new DataProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal);
  }

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void elsewhereThanOnATerminalALineIsForAWholeFileAlone() {
    DataProgress progress = progress(false);
    progress.progress("a.gz", 0, 9_900_000);
    progress.progress("a.gz", 5_000_000, 9_900_000);
    progress.progress("a.gz", 9_900_000, 9_900_000);
    progress.line("a notice");
    progress.end();
    assertThat(shown()).isEqualTo("precocial: fetched a.gz, 9.9 MB\nprecocial: a notice\n");
  }

  @Test
  void aTerminalLineIsRewrittenAndCleared() {
    DataProgress progress = progress(true);
    progress.progress("a.gz", 2_475_000, 9_900_000);
    progress.progress("a.gz", 2_500_000, 9_900_000);
    progress.end();
    progress.end();
    String clear = "\r\033[K";
    assertThat(shown()).isEqualTo(clear + "precocial: a.gz 2.5 MB of 9.9 MB (25 %)" + clear);
  }

  @Test
  void aSizeThatIsUnknownIsLeftOut() {
    progress(true).progress("a.gz", 2_500_000, -1);
    assertThat(shown()).endsWith("precocial: a.gz 2.5 MB");
  }
}
