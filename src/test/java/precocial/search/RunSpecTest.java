package precocial.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import precocial.data.Preparation;
import precocial.eval.Backend;
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

  /** Checkpoints of runs begun before there were tasks with images have these numbers. */
  @Test
  void fingerprintsOfSwingUpRunsStayWhatTheyAre() {
    assertThat(SearchRunTest.spec(7, Map.of()).fingerprint()).isEqualTo(1887376345L);
    SearchConfig paper = Setting.fromMap(Presets.of("swingup").settings("paper"));
    assertThat(new RunSpec("swingup", "paper", 1, "cpu", paper).fingerprint()).isEqualTo(3572937283L);
  }

  /** They give the same bits, so that a run begun on one may go on on the other. */
  @Test
  void cpuAndCudaHaveOneFingerprintAndTheReferenceHasAnother() {
    RunSpec cpu = on("cpu");
    assertThat(on("cuda").fingerprint()).isEqualTo(cpu.fingerprint());
    assertThat(on("reference").fingerprint()).isNotEqualTo(cpu.fingerprint());
    assertThat(Backend.bits("cuda")).isEqualTo(Backend.bits("cpu")).isNotEqualTo(Backend.bits("reference"));
  }

  private static RunSpec on(String backend) {
    RunSpec spec = SearchRunTest.spec(7, Map.of());
    return new RunSpec(spec.task(), spec.preset(), spec.seed(), backend, spec.config());
  }

  @Test
  void imagesAndPreparationBelongToTheFingerprintAndTheirFolderDoesNot() {
    RunSpec spec = imageSpec(Map.of());
    assertThat(with(spec, new RunImages(Path.of("elsewhere"), Preparation.RAW, "abc")).fingerprint())
        .isEqualTo(with(spec, new RunImages(null, Preparation.RAW, "abc")).fingerprint());
    assertThat(
            List.of(
                with(spec, new RunImages(null, Preparation.RAW, "abc")).fingerprint(),
                with(spec, new RunImages(null, Preparation.RAW, "abd")).fingerprint(),
                with(spec, new RunImages(null, Preparation.RESIZE, "abc")).fingerprint()))
        .doesNotHaveDuplicates();
    assertThat(imageSpec(Map.of("batch", 51)).fingerprint()).isNotEqualTo(spec.fingerprint());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "swingup | alg_patience | 60 | settings alg_patience and alg_failure must be left out: task swingup knows of no leniency",
        "swingup | alg_failure | 0 | settings alg_patience and alg_failure must be left out: task swingup knows of no leniency",
        "biped | alg_nGoalStarts | 1 | setting alg_nGoalStarts is 1 but must be 0, for task biped has no starts about a goal",
      })
  void episodesThatATaskHasNoneOfAreRefused(String task, String key, int value, String message) throws IOException {
    Path file = temporary.resolve("config.json");
    Map<String, Object> changes = new LinkedHashMap<>(Map.of("alg_nReps", 2, "alg_nGoalStarts", 0));
    changes.put(key, value);
    RunSpec spec = SearchRunTest.spec(4, changes);
    new RunSpec(task, spec.preset(), spec.seed(), spec.backend(), spec.config()).write(file, Map.of());
    assertThatThrownBy(() -> RunSpec.read(file)).isInstanceOf(FormatException.class).hasMessage(file + ": " + message);
  }

  @Test
  void leniencyOfATaskThatKnowsItIsReadBack() throws IOException {
    Path file = temporary.resolve("config.json");
    RunSpec swingUp = SearchRunTest.spec(4, Map.of("alg_nGoalStarts", 0, "alg_patience", 60, "alg_failure", 0.5));
    RunSpec spec = new RunSpec("biped", "quick", 4, "cpu", swingUp.config());
    spec.write(file, Map.of());
    assertThat(RunSpec.read(file)).isEqualTo(spec);
    SearchConfig without = SearchRunTest.spec(4, Map.of("alg_nGoalStarts", 0)).config();
    assertThat(spec.fingerprint()).isNotEqualTo(new RunSpec("biped", "quick", 4, "cpu", without).fingerprint());
  }

  private static RunSpec with(RunSpec spec, RunImages images) {
    return new RunSpec(spec.task(), spec.preset(), spec.seed(), spec.backend(), spec.config(), images);
  }

  private static RunSpec imageSpec(Map<String, ?> changes) {
    return ImageSearchRunTest.spec(MadeUpImages.dataSet(30, 1), 4, changes);
  }

  @Test
  void readsBackWhatWasWrittenOfImages() throws IOException {
    Path file = temporary.resolve("config.json");
    for (String batch : List.of("50", "all")) {
      RunSpec spec = imageSpec(Map.of("batch", batch, "sharing", "off"));
      spec.write(file, Map.of());
      assertThat(RunSpec.read(file)).isEqualTo(spec);
    }
    RunSpec mnist = with(imageSpec(Map.of()), new RunImages(null, Preparation.DESKEW, "0123"));
    mnist.write(file, Map.of());
    assertThat(RunSpec.read(file)).isEqualTo(mnist);
    assertThat(Files.readString(file)).contains("\"images\": {", "\"folder\": null", "\"prepare\": \"deskew\"");
    SearchRunTest.spec(4, Map.of()).write(file, Map.of());
    assertThat(Files.readString(file)).doesNotContain("images");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"task\": \"mnist\" | \"task\": \"swingup\" | images must be absent, for the task has none",
        "\"images\": { | \"pictures\": { | images must be an object",
        "\"images\": { | \"images\": 3, \"x\": { | images must be an object",
        "\"prepare\": \"raw\" | \"prepare\": \"cooked\" | there is no preparation 'cooked'; known: deskew, resize, raw",
        "\"prepare\": \"raw\" | \"prepare\": 3 | images must have prepare and sha256, both texts, and folder",
        "\"sha256\" | \"sha1\" | images must have prepare and sha256, both texts, and folder",
        "\"folder\": \"images\" | \"folder\": [] | images must have prepare and sha256, both texts, and folder",
        "\"batch\": 50 | \"batch\": 0 | setting batch is 0 but must be at least 1, or all",
        "\"batch\": 50 | \"batch\": \"some\" | setting batch must be a whole number or all, not 'some'",
        "\"batch\": 50, | | setting batch is missing",
        "\"sharing\": \"on\" | \"sharing\": true | setting sharing is true but must be on or off",
        "\"batch\": 50 | \"batch\": 50, \"alg_nGoalStarts\": 0 | unknown setting 'alg_nGoalStarts'",
        "\"batch\": 50, | \"alg_nReps\": 3, \"alg_nGoalStarts\": 0, | unknown setting 'sharing'",
      })
  void refusesByNameWhatIsWrongWithImages(String right, String wrong, String message) throws IOException {
    Path file = temporary.resolve("config.json");
    imageSpec(Map.of()).write(file, Map.of());
    String text = Files.readString(file);
    assertThat(text).contains(right);
    Files.writeString(file, text.replace(right, wrong == null ? "" : wrong));
    assertThatThrownBy(() -> RunSpec.read(file))
        .isInstanceOf(FormatException.class)
        .hasMessageContainingAll("config.json", message);
  }

  @Test
  void settingsOfTheOtherKindOfTaskAreRefused() throws IOException {
    Path file = temporary.resolve("config.json");
    SearchRunTest.spec(4, Map.of()).write(file, Map.of());
    String images = "\"mnist\", \"images\": {\"folder\": null, \"prepare\": \"raw\", \"sha256\": \"ab\"}";
    Files.writeString(file, Files.readString(file).replace("\"swingup\"", images));
    assertThatThrownBy(() -> RunSpec.read(file)).hasMessageContaining("config.json: settings are those of a task without images");
    imageSpec(Map.of()).write(file, Map.of());
    String text = Files.readString(file).replace("mnist", "swingup").replaceAll("(?s)\"images\": \\{.*?\\},", "");
    Files.writeString(file, text);
    assertThatThrownBy(() -> RunSpec.read(file)).hasMessageContaining("config.json: settings are those of a task with images");
  }
}
