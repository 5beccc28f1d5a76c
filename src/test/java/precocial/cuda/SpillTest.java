package precocial.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No kernel keeps in memory what should be in registers, on any architecture that it is compiled for. */
class SpillTest {
  private static final Pattern PTX_ENTRY = Pattern.compile("\\.entry (\\w+)\\(");

  @Test
  void noKernelSpills() throws IOException {
    for (String module : Built.modules()) {
      ResourceLog log = ResourceLog.of(Files.readAllLines(Built.FOLDER.resolve(module + ".log")));
      assertThat(log.spills()).isEmpty();
      Matcher entry = PTX_ENTRY.matcher(Files.readString(Built.FOLDER.resolve(module + ".ptx")));
      assertThat(entry.find()).as(module).isTrue();
      do {
        assertThat(log.entries()).contains(entry.group(1) + " on sm_80", entry.group(1) + " on sm_90");
      } while (entry.find());
    }
  }

  @Test
  void aSpillIsFound() {
    List<String> log = List.of(
        "ptxas info    : Compiling entry function 'first' for 'sm_80'",
        "ptxas info    : Function properties for first",
        "    0 bytes stack frame, 0 bytes spill stores, 0 bytes spill loads",
        "ptxas info    : Compiling entry function 'second' for 'sm_90'",
        "ptxas info    : Function properties for second",
        "    40 bytes stack frame, 36 bytes spill stores, 0 bytes spill loads",
        "ptxas info    : Function properties for called_by_second",
        "    8 bytes stack frame, 0 bytes spill stores, 8 bytes spill loads");
    assertThat(ResourceLog.of(log)).isEqualTo(new ResourceLog(
        Set.of("first on sm_80", "second on sm_90"),
        List.of(
            "second on sm_90: 36 bytes spill stores, 0 bytes spill loads",
            "called_by_second on sm_90: 0 bytes spill stores, 8 bytes spill loads")));
  }
}
