package precocial.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page's scripts compute has the bits of what the program computes. */
class PageEngineTest {
  @TempDir Path folder;

  @BeforeEach
  void node() {
    Node.assumeThere();
  }

  private void check(EngineCases asked) throws IOException {
    int[] answer = Node.ints(Node.ask(folder, asked.question(), asked.about()));
    assertThat(answer.length).isEqualTo(asked.expected().length);
    assertThat(answer.length).isGreaterThan(200);
    assertThat(Arrays.stream(answer).distinct().count()).isGreaterThan(50);
    int first = Arrays.mismatch(answer, asked.expected());
    assertThat(first).as(() -> answer[first] + " at " + first + " instead of " + asked.expected()[first]).isEqualTo(-1);
  }

  @Test
  void theEnginesOwnTestsPass() throws IOException {
    assertThat(Node.run("--test", Node.script("engine.test.mjs"))).contains("fail 0").containsPattern("pass [1-9]\\d");
  }

  @Test
  void functionsHaveTheBitsOfTheProgram() throws IOException {
    check(EngineCases.functions());
  }

  @Test
  void fusedMultiplicationAndAdditionIsRoundedOnce() throws IOException {
    check(EngineCases.fma());
  }

  @Test
  void networksHaveTheOutputsOfTheProgram() throws IOException {
    check(EngineCases.outputs());
  }

  @Test
  void noiseIsThatOfTheProgram() throws IOException {
    check(EngineCases.noise());
  }

  @ParameterizedTest
  @ValueSource(strings = {"swingup", "swingup:pole=0.9", "swingup:noise=0.05", "swingup:starts=hard", "swingup:pole=0.3,noise=1"})
  void everyStepIsThatOfTheProgram(String variant) throws IOException {
    check(EngineCases.observations(variant));
  }

  @ParameterizedTest
  @ValueSource(strings = {"swingup", "swingup:pole=0.9", "swingup:noise=0.05", "swingup:starts=hard"})
  void wholeEpisodesHaveTheScoresOfTheProgram(String variant) throws Exception {
    check(EngineCases.episodes(variant));
  }

  /** What passes above must fail where one rounding is left out. */
  @ParameterizedTest
  @CsvSource({
    "fma,          float32.js,   'f32(roundedToOdd(sum, lost))',  f32(sum)",
    "functions,    float32.js,   const product = a * b,           const product = f32(a * b)",
    "functions,    functions.js, f32(f32(x * p) / q),             f32(x * p / q)",
    "outputs,      network.js,   sum = f32(sum + values,          sum = (sum + values",
    "outputs,      float32.js,   const product = a * b,           const product = f32(a * b)",
    "noise,        noise.js,     f32(-2 * log32(uniform)),        -2.0000001 * log32(uniform)",
    "observations, swingup.js,   f32(f32(inertia2 * w) * w),      inertia2 * w * w",
    "episodes,     swingup.js,   f32(pole3 * c),                  pole3 * c",
    "episodes,     swingup.js,   this.sum = f32(,                 this.sum = ("
  })
  void aPlantedErrorShows(String question, String file, String from, String to) throws Exception {
    EngineCases asked = switch (question) {
      case "fma" -> EngineCases.fma();
      case "functions" -> EngineCases.functions();
      case "outputs" -> EngineCases.outputs();
      case "noise" -> EngineCases.noise();
      case "observations" -> EngineCases.observations("swingup");
      default -> EngineCases.episodes("swingup");
    };
    Map<String, Object> about = new LinkedHashMap<>(asked.about());
    about.put("error", Map.of("file", file, "from", from, "to", to));
    assertThat(Arrays.equals(Node.ints(Node.ask(folder, question, about)), asked.expected())).isFalse();
  }
}
