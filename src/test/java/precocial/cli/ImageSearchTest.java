package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import precocial.data.DataSet;
import precocial.search.MadeUpImages;

/** {@code search mnist} on images of the user. */
class ImageSearchTest {
  private static final DataSet DATA = MadeUpImages.dataSet(150, 1);

  @TempDir Path temporary;
  private Path images;

  @BeforeEach
  void writeImages() throws IOException {
    images = MadeUpImages.write(temporary.resolve("images"), DATA);
  }

  private String path(String name) {
    return temporary.resolve(name).toString();
  }

  /** A search small enough for a test. */
  private CommandRun search(String directory, String... more) {
    Stream<String> small =
        Stream.of(
            "search", "mnist", "--population", "32", "--generations", "5", "--set", "batch=60", "--set",
            "select_tournSize=4", "--data", images.toString(),
            "--out", path(directory));
    return CommandRun.of(Stream.concat(small, Arrays.stream(more)).toArray(String[]::new));
  }

  @Test
  void showsProgressAndWhatItFoundOnTrainingImages() throws IOException {
    CommandRun run = search("a", "--prepare", "raw");
    assertThat(run.code()).isZero();
    assertThat(run.err())
        .contains("searching mnist, preset quick, seed 1: 32 genomes x 6 weights x 60 images, 0 of 5 generations done")
        .containsPattern("best so far  accuracy   images/s    time left\n    1/5 +-\\d\\.\\d{3} +-\\d+\\.\\d{3} .* \\d+\\.\\d %")
        .contains("    5/5 ");
    assertThat(run.out())
        .contains("best of each generation", "champion of generation", "a/champion.json, on the training images:\n")
        .containsPattern("generation 5: best so far -\\d\\.\\d{4}, 960 networks x weights, ")
        .contains("mnist on cpu, 150 training images\n")
        .contains("\n    weight   accuracy       loss     0     1     2   (accuracy by class)\n")
        .endsWith("\non test images: precocial evaluate " + path("a") + "\n");
    assertThat(Files.readAllLines(temporary.resolve("a/log.csv"))).hasSize(6);
    assertThat(temporary.resolve("a/config.json"))
        .content()
        .contains("\"folder\": \"" + images + "\"", "\"prepare\": \"raw\"", "\"sha256\": \"" + DATA.sha256() + "\"")
        .contains("\"batch\": 60", "\"sharing\": \"on\"");
  }

  @Test
  void aBatchOfThePresetIsOfAllImagesWhereThereAreFewer() throws IOException {
    CommandRun run =
        CommandRun.of("search", "mnist", "--population=8", "--generations=1", "--data=" + images, "--out", path("few"));
    assertThat(run.code()).isZero();
    assertThat(run.err())
        .contains("150 training images are fewer than a batch of 1000: batches are of all")
        .contains("--population 8: tournaments have 8 genomes too, not 64")
        .contains("x all images");
    assertThat(temporary.resolve("few/config.json")).content().contains("\"batch\": \"all\"");
  }

  @Test
  void classesWithoutImagesAreTold() throws IOException {
    CommandRun right = search("right");
    assertThat(right.code()).isZero();
    assertThat(right.err()).doesNotContain("no training image");
    Path labels = images.resolve("train-labels-idx1-ubyte");
    byte[] bytes = Files.readAllBytes(labels);
    bytes[8] = (byte) 250;
    Files.write(labels, bytes);
    assertThat(search("wrong").err())
        .contains("classes go up to the highest training label, 250; 247 of them have no training image");
  }

  @Test
  void jsonGoesToStandardOutputAlone() throws IOException {
    CommandRun run = search("a", "--prepare", "resize", "--format", "json", "--set", "alg_wVals=-1,1");
    Map<String, Object> json = run.json();
    assertThat(json).containsEntry("task", "mnist").containsEntry("generations", 5).containsEntry("finished", true);
    Map<?, ?> evaluation = (Map<?, ?>) ((Map<?, ?>) json.get("champion")).get("evaluation");
    assertThat(evaluation.get("split")).isEqualTo("train");
    assertThat(evaluation.get("images")).isEqualTo(150);
    assertThat((List<?>) evaluation.get("weights")).hasSize(2);
    assertThat(Files.readString(temporary.resolve("a/champion.json"))).contains("\"inputs\": 256", "\"outputs\": 3");
  }

  @Test
  void resumeTakesTheImagesOfTheRun() throws IOException {
    CommandRun stopped = search("a", "--prepare", "raw", "--time-limit", "0.000001s");
    assertThat(stopped.err()).contains("stopped after generation 1; to go on: precocial search --resume " + path("a"));
    CommandRun resumed = CommandRun.of("search", "--resume", path("a"));
    assertThat(resumed.code()).isZero();
    assertThat(resumed.err()).contains("resuming mnist", "1 of 5 generations done");
    search("b", "--prepare", "raw");
    assertThat(temporary.resolve("a/champion.json")).hasSameTextualContentAs(temporary.resolve("b/champion.json"));
    CommandRun again = CommandRun.of("search", "mnist", "--resume", path("a"));
    assertThat(again.err()).contains("all generations of " + path("a") + " are done");
    assertThat(again.out()).isEqualTo(resumed.out());
  }

  @Test
  void resumeFindsImagesThatHaveMovedByOption() throws IOException {
    search("a", "--prepare", "raw", "--time-limit", "0.000001s");
    Files.move(images, temporary.resolve("moved"));
    CommandRun.of("search", "--resume", path("a"))
        .refused(images + ": the images of the run are not there any more; --data says where they are now");
    CommandRun.of("evaluate", path("a")).refused("--data says where they are now");
    CommandRun.of("search", "--resume", path("a"), "--data", path("moved"), "--prepare", "raw")
        .refused("--resume takes all settings from the run directory, so --prepare can't go with it");
    MadeUpImages.write(temporary.resolve("others"), MadeUpImages.dataSet(150, 2));
    CommandRun.of("search", "--resume", path("a"), "--data", path("others"))
        .refused("config.json: the run was begun on other images");
    assertThat(CommandRun.of("search", "--resume", path("a"), "--data", path("moved")).code()).isZero();
    assertThat(Files.readAllLines(temporary.resolve("a/log.csv"))).hasSize(6);
  }

  @Test
  void testImagesAndThreadsAndSharingChangeNothing() throws IOException {
    assertThat(search("a", "--prepare", "raw", "--threads", "1").code()).isZero();
    assertThat(search("b", "--prepare", "raw", "--threads", "3", "--set", "sharing=off").code()).isZero();
    images = MadeUpImages.write(temporary.resolve("c-images"), DataSet.of("c", DATA.train(), MadeUpImages.images(20, 77)));
    assertThat(search("c", "--prepare", "raw").code()).isZero();
    for (String other : List.of("b", "c")) {
      assertThat(log(other)).isEqualTo(log("a"));
      assertThat(champion(other)).isEqualTo(champion("a"));
    }
    search("d", "--prepare", "raw", "--seed", "2");
    assertThat(log("d")).isNotEqualTo(log("a"));
  }

  /** But for what it says of the images, whose folder and hash are others. */
  private String champion(String run) throws IOException {
    return Files.readString(temporary.resolve(run + "/champion.json")).replaceAll("\"images\": \\{[^}]*},", "");
  }

  private String log(String run) throws IOException {
    return Files.readString(temporary.resolve(run + "/log.csv")).replaceAll("(?m),[^,\n]*$", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--set batch=151 | setting batch is 151 but must be at most the number of training images, 150, or all",
        "--preset paper --set batch=1000 | setting batch is 1000 but must be at most the number of training images, 150, or all",
        "--set batch=0 | setting batch is 0 but must be at least 1, or all",
        "--set batch=some | setting batch must be a whole number or all, not 'some'",
        "--set sharing=maybe | setting sharing is maybe but must be on or off",
        "--set alg_nReps=3 | unknown setting 'alg_nReps' of mnist; known: popSize, maxGen, batch, sharing, alg_wVals",
        "--set alg_nGoalStarts=0 | unknown setting 'alg_nGoalStarts' of mnist; known: popSize, maxGen, batch, sharing",
        "--set ann_actRange=sinus | ann_actRange: activation 'sinus' is not one of linear",
        "--prepare cooked | --prepare: there is no preparation 'cooked'; known: deskew, resize, raw",
        "--preset laptop | unknown preset 'laptop' of mnist; known: quick, full, large, paper",
        "--backend cuda | --backend: cuda cannot run here: ",
      })
  void refusesWrongUsageInOneLine(String options, String message) {
    String line = "search mnist --data " + images + " --out " + path("a") + " " + options;
    CommandRun.of(line.split(" ")).refused(message);
    assertThat(temporary.resolve("a")).doesNotExist();
  }

  @Test
  void theRunDirectoryIsCheckedBeforeTheImagesAndClearedAfter() throws IOException {
    assertThat(search("a", "--prepare", "raw").code()).isZero();
    String champion = Files.readString(temporary.resolve("a/champion.json"));
    Files.delete(images.resolve("t10k-labels-idx1-ubyte"));
    search("a", "--seed", "2").refused("--out: " + path("a") + " holds a run already; --force replaces it, --resume goes on");
    search("a", "--seed", "2", "--force").refused("images: has no file of test labels");
    assertThat(temporary.resolve("a/champion.json")).hasContent(champion);
    MadeUpImages.write(images, DATA);
    assertThat(search("a", "--seed", "2", "--force").code()).isZero();
    assertThat(Files.readString(temporary.resolve("a/champion.json"))).isNotEqualTo(champion);
  }

  @Test
  void refusesImagesOfATaskWithoutAndAFolderWithout() throws IOException {
    CommandRun.of("search", "swingup", "--data", images.toString()).refused("--data, --prepare: task swingup has no images");
    CommandRun.of("search", "swingup", "--prepare", "raw").refused("--data, --prepare: task swingup has no images");
    CommandRun.of("search", "swingup", "--set", "batch=10")
        .refused("--set: unknown setting 'batch' of swingup; known: popSize, maxGen, alg_nReps, alg_nGoalStarts, alg_wVals");
    CommandRun.of("search", "mnist", "--data", path("none")).refused("none: cannot be read: no such file or directory");
    Files.delete(images.resolve("t10k-labels-idx1-ubyte"));
    CommandRun.of("search", "mnist", "--data", images.toString()).refused("images: has no file of test labels");
    CommandRun.of("search", "swingup", "--population=9", "--generations=1", "--out", path("s"));
    CommandRun.of("search", "--resume", path("s"), "--data", images.toString()).refused("--data: task swingup has no images");
  }
}
