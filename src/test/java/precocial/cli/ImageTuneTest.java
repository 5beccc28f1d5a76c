package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tune} on images of the user. */
class ImageTuneTest {
  @TempDir Path temporary;

  private String path(String name) {
    return temporary.resolve(name).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pepg", "cma-es", "adam"})
  void stoppedAndResumedItIsTheSame(String method) throws IOException {
    TuneTrial trial = TuneTrial.images(temporary, method);
    CommandRun whole = trial.run("whole");
    assertThat(whole.code()).as(whole.err()).isZero();
    trial.run("stopped", "--time-limit=0.000001s", "--threads=1");
    CommandRun resumed = trial.resume("stopped");
    assertThat(resumed.err()).contains("1 of 5 generations done");
    assertThat(trial.result("stopped")).isEqualTo(trial.result("whole"));
  }

  @Test
  void showsWhatItFoundOnTestImages() throws IOException {
    CommandRun run = TuneTrial.images(temporary, "adam").run("a");
    assertThat(run.err())
        .contains("tuning ", " by adam, seed 1: 4 steps x 20 images, 0 of 5 generations done")
        .containsPattern("accuracy   images/s    time left\n    1/5 ( +-\\d\\.\\d{3}){3} +\\d+\\.\\d\\d %");
    assertThat(run.out())
        .contains("generation 5 by adam: 25 batches, ", "accuracy       loss   (40 test images)\nstart       0.01 ")
        .containsPattern("champion .*: accuracy .* % over 20 training images not used in the tuning, from .* % at the start");
    Map<String, Object> evaluated =
        CommandRun.of("evaluate", path("a"), "--weights=individual", "--format=json", "--backend=cpu").json();
    assertThat(evaluated).containsEntry("images", 40);
    assertThat(Files.readString(temporary.resolve("a/champion.json"))).contains("\"prepare\": \"raw\"", "\"seed\": 77");
  }

  @Test
  void imagesAreThoseThatTheGenomeNames() throws IOException {
    TuneTrial.images(temporary, "adam").run("a");
    String champion = path("a/champion.json");
    CommandRun again =
        CommandRun.of(
            "tune", champion, "--from=individual", "--generations=1", "--set=steps=2", "--set=batch=20", "--out", path("b"));
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(Files.readString(temporary.resolve("b/config.json"))).contains("\"prepare\": \"raw\"", path("images"));
  }

  @Test
  void aDefaultBatchIsOfAllWhereThereAreFewerAndOneAskedForMustNotBe() throws IOException {
    TuneTrial.images(temporary, "adam");
    String[] tune = {"tune", path("network.json"), "--from=0.01", "--generations=1", "--set=steps=2", "--prepare=raw",
      "--data=" + path("images"), "--out=" + path("b")};
    CommandRun run = CommandRun.of(tune);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("100 images to train on are fewer than a batch of ").contains(": batches are of all\n");
    tune[4] = "--set=batch=101";
    tune[7] = "--out=" + path("c");
    CommandRun.of(tune).refused("setting batch is 101 but must be at most 100, the training images without those held out");
    assertThat(temporary.resolve("c")).doesNotExist();
  }

  @Test
  void wrongUseIsRefusedInOneLine() throws IOException {
    TuneTrial adam = TuneTrial.images(temporary, "adam");
    adam.run("a", "--population=4").refused("--population: adam has no population");
    adam.run("a", "--set=learn_rate=0").refused("learn_rate is 0.0 but must be above 0");
    adam.run("a", "--set=sigma_init=-1").refused("sigma_init is -1.0 but must be from 0 to 100");
    adam.run("a", "--set=late_factor=2").refused("unknown setting 'late_factor' of adam for mnist; known: maxGen, batch, steps");
    CommandRun.of("tune", path("network.json"), "--prepare=resize", "--data=" + path("images"))
        .refused("network.json", "has 36 inputs and 3 outputs; task mnist has 256 and 3 with these images");
    Path network = temporary.resolve("network.json");
    String linear = "(\"output\", \"activation\": )\"linear\"";
    Files.writeString(network, Files.readString(network).replaceFirst(linear, "$1\"step\""));
    adam.run("a").refused("network.json", "has a step function, which no gradient passes; possible: pepg, cma-es");
    assertThat(temporary.resolve("a")).doesNotExist();
  }
}
