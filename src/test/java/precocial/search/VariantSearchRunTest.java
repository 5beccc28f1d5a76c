package precocial.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precocial.io.GenomeFiles;

/** A search on a variant of a task. */
class VariantSearchRunTest {
  private static final String VARIANT = "swingup:pole=0.8,noise=0.05,starts=hard";

  @TempDir Path temporary;

  private static RunSpec spec(String task) {
    SearchConfig config = SearchRunTest.spec(3, Map.of("maxGen", 6)).config();
    return new RunSpec(task, "laptop", 3, "cpu", config);
  }

  private Path search(String name, String task, int... stops) throws IOException {
    Path directory = temporary.resolve(name);
    SearchRun run = SearchRun.start(directory, spec(task), null, Map.of());
    for (int stop : stops) {
      SearchRunTest.run(run, 1, stop);
      run = SearchRun.resume(directory, null);
    }
    SearchRunTest.run(run, 2, Integer.MAX_VALUE);
    return directory;
  }

  private static String log(Path directory) throws IOException {
    return Files.readString(directory.resolve("log.csv")).replaceAll("(?m),[^,\n]*$", "");
  }

  @Test
  void resumedRunEqualsUninterruptedRun() throws IOException {
    Path whole = search("whole", VARIANT);
    Path resumed = search("resumed", VARIANT, 1, 2);
    assertThat(log(resumed)).isEqualTo(log(whole)).hasLineCount(7);
    assertThat(resumed.resolve("champion.json")).hasSameTextualContentAs(whole.resolve("champion.json"));
    assertThat(log(search("usual", "swingup"))).isNotEqualTo(log(whole));
  }

  @Test
  void filesNameTheVariant() throws IOException {
    Path directory = search("run", VARIANT);
    assertThat(RunSpec.read(directory.resolve(RunDirectory.CONFIG)).task()).isEqualTo(VARIANT);
    assertThat(GenomeFiles.read(directory, null, null).task()).isEqualTo(VARIANT);
  }

  @Test
  void aVariantIsAnotherRun() {
    assertThat(spec(VARIANT).fingerprint()).isNotEqualTo(spec("swingup").fingerprint());
  }
}
