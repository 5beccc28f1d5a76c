package precocial.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import precocial.io.FormatException;

class TuningSpecTest {
  @TempDir Path temporary;

  @ParameterizedTest
  @EnumSource(TuningMethod.class)
  void readsBackWhatWasWritten(TuningMethod method) throws IOException {
    Path file = temporary.resolve("config.json");
    TuningSpec images = TuningTrial.imageSpec(method, Long.MIN_VALUE + 3, Map.of());
    images.write(file, Map.of());
    assertThat(TuningSpec.read(file)).isEqualTo(images);
    assertThat(TuningSpec.isOf(file)).isTrue();
    if (method != TuningMethod.ADAM) {
      for (Float weight : new Float[] {0.1f, -1.16f, null}) {
        TuningSpec spec = new TuningSpec("swingup", 3, "cuda", weight, TuningTrial.config(method, false, Map.of()), null);
        spec.write(file, Map.of());
        assertThat(TuningSpec.read(file)).isEqualTo(spec);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"precocial-tuning\" | \"other\" | not the config of a tuning",
        "\"precocial-tuning\" | \"precocial-run\" | is the config of a search, with which precocial search --resume goes on",
        "\"version\": 1 | \"version\": 2 | not the config of a tuning",
        "\"swingup\" | \"chess\" | unknown task 'chess'",
        "\"pepg\" | \"sgd\" | unknown method 'sgd'; known: pepg, cma-es",
        "\"pepg\" | \"adam\" | adam goes by gradients, which episodes have none of; possible: pepg, cma-es",
        "\"pepg\" | \"cma-es\" | unknown setting 'learn_rate' of cma-es; known: maxGen, popSize, alg_nReps",
        "\"seed\": 4 | \"seed\": 4.5 | seed must be a whole number",
        "\"sharedWeight\": -1.5 | \"sharedWeight\": \"best\" | sharedWeight must be a number or null",
        "\"sharedWeight\": -1.5 | \"sharedWeight\": 1e99 | a shared weight must be finite",
        "\"popSize\": 8 | \"popSize\": 7 | an even population, not 7",
        "\"popSize\": 8 | \"popSize\": 2000000000 | setting popSize is 2000000000 but must be such that",
        "\"alg_nReps\": 2 | \"alg_nReps\": 0 | alg_nReps",
        "\"alg_nReps\": 2 | \"batch\": 2 | unknown setting 'batch'",
        "\"late_factor\": 4 | \"late_factor\": 0 | late_factor is 0 but must be from 1 to 1000",
        "\"sigma_final\": 0.1 | \"sigma_final\": 1.5 | sigma_final is 1.5 but must be above 0 and at most 1",
        "\"maxGen\": 7 | \"maxGen\": 0 | maxGen is 0 but must be at least 1",
        "\"confirm_every\": 3 | \"confirm_every\": 0 | confirm_every is 0 but must be at least 1",
        "\"settings\": { | \"settings\": 3, \"x\": { | settings must be an object",
      })
  void refusesByNameWhatIsWrong(String right, String wrong, String message) throws IOException {
    Path file = temporary.resolve("config.json");
    TuningTrial.spec(TuningMethod.PEPG, 4, Map.of()).write(file, Map.of());
    String text = Files.readString(file);
    assertThat(text).contains(right);
    Files.writeString(file, text.replace(right, wrong));
    assertThatThrownBy(() -> TuningSpec.read(file))
        .isInstanceOf(FormatException.class)
        .hasMessageContainingAll("config.json", message);
  }

  @Test
  void everyMethodHasDefaultsForItsTasks() {
    for (TuningMethod method : TuningMethod.values()) {
      assertThat(TuningConfig.of("mnist", true, method).method()).isEqualTo(method);
    }
    for (TuningMethod method : List.of(TuningMethod.PEPG, TuningMethod.CMA_ES)) {
      TuningConfig config = TuningConfig.of("swingup", false, method);
      assertThat(config.with(TuningSetting.GENERATIONS, 3, false).generations()).isEqualTo(3);
      assertThat(TuningSetting.fromMap(method, false, TuningSetting.toMap(config, false))).isEqualTo(config);
    }
    assertThat(TuningSetting.usualMethod("swingup")).isEqualTo(TuningMethod.CMA_ES);
    assertThat(TuningSetting.usualMethod("mnist")).isEqualTo(TuningMethod.ADAM);
    assertThat(TuningMethod.labels(true)).containsExactly("pepg", "cma-es", "adam");
  }
}
