package precocial.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import precocial.io.FormatException;

class RunSpecTest {
  @TempDir Path temporary;

  @Test
  void readsBackWhatWasWritten() throws IOException {
    Path file = temporary.resolve("config.json");
    RunSpec spec = SearchRunTest.spec(Long.MIN_VALUE + 3, Map.of("alg_wVals", "0.1,-0.3", "ann_actRange", "sine,tanh"));
    spec.write(file, Map.of("precocial", "1.2.3"));
    assertThat(RunSpec.read(file)).isEqualTo(spec);
    assertThat(Files.readString(file)).contains("\"precocial\": \"1.2.3\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"precocial-run\" | \"other\" | not the config of a run",
        "\"version\": 1 | \"version\": 2 | not the config of a run",
        "\"swingup\" | \"chess\" | unknown task 'chess'",
        "\"seed\": 4 | \"seed\": 4.5 | seed must be a whole number",
        "\"seed\": 4 | \"seed\": \"4\" | seed must be a whole number",
        "\"popSize\": 24 | \"popSize\": -1 | popSize is -1",
        "\"popSize\": 24 | \"popsize\": 24 | unknown setting 'popsize'",
        "\"maxGen\": 12 | \"maxGen\": 1.5 | maxGen must be a whole number",
        "\"preset\": \"laptop\" | \"preset\": 3 | preset must be a text",
        "\"settings\": { | \"settings\": 3, \"x\": { | settings must be an object",
      })
  void refusesByNameWhatIsWrong(String right, String wrong, String message) throws IOException {
    Path file = temporary.resolve("config.json");
    SearchRunTest.spec(4, Map.of()).write(file, Map.of());
    String text = Files.readString(file);
    assertThat(text).contains(right);
    Files.writeString(file, text.replace(right, wrong));
    assertThatThrownBy(() -> RunSpec.read(file))
        .isInstanceOf(FormatException.class)
        .hasMessageContainingAll("config.json", message);
  }
}
