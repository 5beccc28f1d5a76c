package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TuneCommandTest {
  @TempDir Path temporary;
  private TuneTrial trial;

  @BeforeEach
  void writeGenome() throws IOException {
    trial = TuneTrial.swingUp(temporary);
  }

  private String path(String name) {
    return temporary.resolve(name).toString();
  }

  @Test
  void showsProgressAndWhatItFound() throws IOException {
    CommandRun run = trial.run("a");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("tuning 12 weights for swingup by pepg, seed 1: 8 candidates x 2 starts, 0 of 5 generations done; run ")
        .contains("generation          best     mean       centre     champion    steps/s    time left\n    1/5 ", "    5/5 ");
    assertThat(run.out())
        .contains("centre of each generation  ", "generation 5 by pepg: 144 episodes, ", "(100 fresh starts)")
        .containsPattern("champion .*: reward \\d+\\.\\d over 100 starts not used in the tuning, from \\d+\\.\\d at the")
        .containsPattern("start       -1\\.5( +\\d+\\.\\d\\d){2}\ntuned individual( +\\d+\\.\\d\\d){2}\n")
        .endsWith("a/champion.json: precocial evaluate " + path("a") + " --weights=individual\n");
    assertThat(Files.readAllLines(temporary.resolve("a/log.csv"))).hasSize(6);
    assertThat(temporary.resolve("a/config.json")).content().contains("\"sharedWeight\": -1.5", "\"method\": \"pepg\"");
    assertThat(temporary.resolve("a/champion.json")).content().contains("\"file\": \"" + path("network.out") + "\"");
  }

  @Test
  void startsFromTheBestSharedWeightUnlessTold() throws IOException {
    CommandRun run =
        CommandRun.of("tune", path("network.out"), "--task=swingup", "--generations=1", "--population=4", "--out", path("a"));
    assertThat(run.code()).isZero();
    String config = Files.readString(temporary.resolve("a/config.json"));
    String weight = config.replaceFirst("(?s).*\"sharedWeight\": ([^,]*),.*", "$1");
    assertThat(run.err()).contains("the best shared weight, to start from, is " + weight + "\n");
    assertThat(Double.parseDouble(weight)).isBetween(-2.0, 2.0);
    CommandRun own = trial.run("b", "--force", "--seed=3");
    assertThat(own.err()).doesNotContain("best shared weight");
  }

  @Test
  void aFolderThatIsNoRunIsNeverReplaced() throws IOException {
    Path mine = Files.createDirectory(temporary.resolve("mine"));
    Files.writeString(mine.resolve("config.json"), "{\"name\": \"my project\"}");
    Files.writeString(mine.resolve("log.csv"), "mine");
    trial.run("mine", "--force").refused("--out: " + mine + " has a config.json that is not of a run");
    assertThat(mine.resolve("log.csv")).hasContent("mine");
  }

  @Test
  void whatTheFileCannotHoldIsSaidBeforeAnythingIsWritten() {
    trial.tune("--generations=1", "--out=" + path("x.wann.json")).refused("--out: a .wann.json file holds weights");
    CommandRun.of("tune", path("network.out"), "--task=swingup", "--generations=1", "--from=0", "--out", path("zero.out"))
        .refused("zero.out");
    assertThat(temporary.resolve("x.wann-tuning")).doesNotExist();
    assertThat(temporary.resolve("zero-tuning")).doesNotExist();
  }

  @Test
  void resumeReplacesNoFileButItsOwn() throws IOException {
    CommandRun.of("tune", path("network.out"), "--task=swingup", "--generations=2", "--population=4", "--method=pepg", "--from=1",
        "--out", path("mine.json"));
    assertThat(CommandRun.of("tune", "--resume", path("mine-tuning")).code()).isZero();
    CommandRun.of("convert", "swingup", path("mine.json"), "--force").done();
    String other = Files.readString(temporary.resolve("mine.json"));
    CommandRun.of("tune", "--resume", path("mine-tuning")).refused("mine.json", "move it away");
    assertThat(temporary.resolve("mine.json")).hasContent(other);
    Path config = temporary.resolve("mine-tuning/config.json");
    Files.writeString(config, Files.readString(config).replace("\"mine.json\"", "\"../mine.json\""));
    CommandRun.of("tune", "--resume", path("mine-tuning")).refused("config.json", "copy must be the name of a file beside");
  }

  @Test
  void aFixedTopologyIsTunedAsAnyGenome() {
    CommandRun run =
        CommandRun.of(
            "tune", "--network=fixed:3", "--task=swingup", "--from=0.5", "--generations=2", "--population=4", "--format=json",
            "--out", path("fixed"));
    assertThat(run.code()).as(run.err()).isZero();
    // Five inputs and the bias into each of three, and these and the bias into the output.
    assertThat(run.err()).contains("tuning 22 weights for swingup");
    assertThat(CommandRun.of("evaluate", path("fixed"), "--weights=individual", "--episodes=3").code()).isZero();
  }

  @Test
  void startsFromTheWeightsThatTheGenomeStores() {
    String[] tune = {"tune", path("network.out"), "--task=swingup", "--generations=1", "--method=pepg", "--population=4",
      "--set=sigma_init=1e-6", "--set=sigma_least=1e-6", "--set=learn_rate=1e-9", "--from=individual", "--format=json", "--out",
      path("a")};
    CommandRun run = CommandRun.of(tune);
    assertThat(run.code()).as(run.err()).isZero();
    CommandRun own =
        CommandRun.of(
            "evaluate", path("network.out"), "--task=swingup", "--weights=individual", "--format=json", "--backend=cpu");
    String mean = own.out().replaceFirst("(?s).*(\"mean\": [^,]*),.*", "$1");
    assertThat(mean).startsWith("\"mean\": ");
    assertThat(run.out()).contains("\"start\": {").contains(mean);
  }

  @Test
  void jsonGoesToStandardOutputAloneAndIsWhatEvaluateFinds() throws IOException {
    CommandRun run = trial.run("a", "--method=cma-es", "--format=json", "--seed=-5");
    Map<String, Object> json = run.json();
    assertThat(json)
        .containsEntry("task", "swingup")
        .containsEntry("method", "cma-es")
        .containsEntry("seed", -5)
        .containsEntry("generations", 5)
        .containsEntry("evaluations", 4 * 18 + 4 * 18) // The last generation has four times the starts.
        .containsEntry("finished", true);
    assertThat(((Map<?, ?>) json.get("champion")).keySet().toString())
        .isEqualTo("[generation, reward, rewardAtStart, rewardOver]");
    Map<String, Object> evaluated =
        CommandRun.of("evaluate", path("a"), "--weights=individual", "--format=json", "--backend=cpu").json();
    assertThat(((Map<?, ?>) json.get("tuned")).get("weights")).isEqualTo(evaluated.get("weights"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pepg", "cma-es"})
  void timeLimitStopsAtACheckpointAndResumeFinishes(String method) throws IOException {
    CommandRun stopped = trial.run("a", "--method=" + method, "--time-limit=0.000001s");
    assertThat(stopped.code()).isZero();
    assertThat(stopped.err()).contains("stopped after generation 1; to go on: precocial tune --resume " + path("a"));
    CommandRun resumed = trial.resume("a", "--method=" + method, "--task=swingup", "--threads=1");
    assertThat(resumed.code()).isZero();
    assertThat(resumed.err()).contains("resuming 12 weights", "1 of 5 generations done");
    trial.run("b", "--method=" + method);
    assertThat(trial.result("a")).isEqualTo(trial.result("b"));
    CommandRun again = trial.resume("a");
    assertThat(again.err()).contains("all generations of " + path("a") + " are done");
    assertThat(again.out()).isEqualTo(resumed.out());
  }

  @Test
  void aFileGetsTheTunedGenome() throws IOException {
    CommandRun run = trial.run("best.json");
    assertThat(run.code()).isZero();
    assertThat(temporary.resolve("best.json")).hasSameTextualContentAs(temporary.resolve("best-tuning/champion.json"));
    trial.run("best.json").refused("--out", path("best.json"), "is there already; --force replaces it");
    Files.delete(temporary.resolve("best.json"));
    trial.run("best.json").refused("--out", path("best-tuning"), "holds a run already; --force replaces it");
    assertThat(trial.run("best.json", "--force", "--seed=2").code()).isZero();
    assertThat(temporary.resolve("best.json")).content().contains("\"seed\": 2");
    assertThat(trial.run("matrix.out").code()).isZero();
    assertThat(CommandRun.of("evaluate", path("matrix.out"), "--task=swingup", "--weights=individual", "--backend=cpu").out())
        .contains("individual");
  }

  @Test
  void nothingIsOverwrittenWithoutForce() throws IOException {
    trial.run("a");
    String champion = Files.readString(temporary.resolve("a/champion.json"));
    trial.run("a", "--seed=2").refused("--out", path("a"), "--force", "--resume");
    assertThat(temporary.resolve("a/champion.json")).hasContent(champion);
    Files.writeString(temporary.resolve("a/notes.txt"), "mine");
    assertThat(trial.run("a", "--seed=2", "--force").code()).isZero();
    assertThat(Files.readString(temporary.resolve("a/champion.json"))).isNotEqualTo(champion);
    assertThat(temporary.resolve("a/notes.txt")).hasContent("mine");
  }

  @Test
  void searchesAndTuningsAreToldApart() throws IOException {
    trial.run("tuned");
    SearchTrial.swingUp(temporary).run("searched");
    CommandRun.of("search", "--resume", path("tuned"))
        .refused("config.json", "is the config of a tuning", "precocial tune --resume");
    trial.resume("searched").refused("config.json", "is the config of a search", "precocial search --resume");
    String[] tune = {"tune", path("searched"), "--generations=1", "--population=4", "--from=1", "--out", path("b")};
    assertThat(CommandRun.of(tune).code()).isZero();
    assertThat(temporary.resolve("b/champion.json")).content().contains("\"preset\": \"quick\"");
    assertThat(SearchTrial.swingUp(temporary).run("tuned", "--force").code()).isZero();
    assertThat(temporary.resolve("tuned/genome.json")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--method=sgd | --method: unknown method 'sgd'; known: pepg, cma-es",
        "--method=adam | --method: adam goes by gradients, which episodes have none of; possible: pepg, cma-es",
        "--population=7 | --population, --generations, --set: pepg takes its candidates in pairs: an even population, not 7",
        "--method=cma-es --population=3 | at least 4, not 3",
        "--generations=0 | maxGen is 0 but must be at least 1",
        "--generations=x | --generations",
        "--set=sigma_init=0 | --set: the deviation must be above 0",
        "--set=sigma_init=NaN | sigma_init must be a finite number, not 'NaN'",
        "--set=popSize=4 | --population and --set popSize say the same thing twice",
        "--set=batch=4 | --set: unknown setting 'batch' of pepg for swingup; known: maxGen, popSize, alg_nReps",
        "--set=alg_nReps=0 | alg_nReps",
        "--from=NaN | --from must be best, individual or a shared weight: 'NaN' is not a finite number",
        "--from=worst | --from must be best, individual or a shared weight: 'worst' is not a number",
        "--from=1e39 | outside the range of a float",
        "--task=chess | unknown task 'chess'",
        "--data=images | --data, --prepare: task swingup has no images",
        "--resume=nowhere | so GENOME can't go with it",
        "--time-limit=soon | is not a time",
        "--backend=gpu | unknown backend 'gpu'",
        "--threads=0 | --threads must be from 1",
        "--out=network.out | --out",
        "--poplation=3 | did you mean --population",
      })
  void refusesWrongUsageInOneLine(String options, String message) {
    trial.tune(options.trim().replace("=network.out", "=" + path("network.out")).split(" ")).refused(message);
  }

  @Test
  void wrongGenomesAreRefusedByFile() throws IOException {
    CommandRun.of("tune").refused("a GENOME to tune is needed", "--resume with a run directory");
    CommandRun.of("tune", path("network.out"), "--network=fixed:2").refused("GENOME and --network exclude each other");
    CommandRun.of("tune", "--network=fixed:2").refused("--task is needed");
    CommandRun.of("tune", "--network=fixed:0", "--task=swingup").refused("--network must be fixed:");
    CommandRun.of("tune", path("none.json")).refused("none.json", "no such file");
    CommandRun.of("tune", path("network.out")).refused("--task is needed");
    Files.writeString(temporary.resolve("bad.json"), "{}");
    CommandRun.of("tune", path("bad.json")).refused("bad.json");
    CommandRun.of("convert", path("network.out"), path("network.json"), "--task=swingup").done();
    String network = Files.readString(temporary.resolve("network.json"));
    Files.writeString(temporary.resolve("infinite.json"), network.replaceFirst("\"weight\": [^}]*}", "\"weight\": 1e60}"));
    CommandRun.of("tune", path("infinite.json"), "--from=individual").refused("infinite.json");
    Files.writeString(temporary.resolve("cut.json"), network.replace("\"enabled\": true", "\"enabled\": false"));
    CommandRun.of("tune", path("cut.json")).refused("cut.json", "has no connection to tune");
    String tuned = Files.writeString(temporary.resolve("few.wann.json"), "[[1, 2]]").toString();
    CommandRun.of("tune", path("network.json"), "--tuned=" + tuned).refused("few.wann.json", "has 2 parameters");
    CommandRun.of("tune", path("network.json"), "--tuned=" + tuned, "--from=1").refused("--from: --tuned goes with");
  }

  @Test
  void resumeTakesNoOtherSettings() throws IOException {
    trial.run("a", "--time-limit=0.000001s");
    trial.resume("a", "--method=cma-es").refused("--method: the run in " + path("a") + " tunes by pepg, not by cma-es");
    trial.resume("a", "--task=mnist").refused("--task: the run in " + path("a") + " tunes for swingup, not mnist");
    trial.resume("a", "--seed=3").refused("so --seed can't go with it");
    trial.resume("a", "--from=1").refused("so --from can't go with it");
    trial.resume("a", "--backend=reference").refused("begun on cpu");
    trial.resume("none").refused("--resume needs the directory of a run");
  }

  @Test
  void damagedRunsAreRefusedByFile() throws IOException {
    trial.run("a");
    Path checkpoint = temporary.resolve("a/checkpoint.gz");
    byte[] whole = Files.readAllBytes(checkpoint);
    Files.write(checkpoint, Arrays.copyOf(whole, 100));
    trial.resume("a").refused("checkpoint.gz", "cut short");
    Files.delete(checkpoint);
    trial.resume("a").refused("checkpoint.gz", "no checkpoint is there");
    trial.run("b", "--method=cma-es");
    Files.copy(temporary.resolve("b/checkpoint.gz"), checkpoint);
    trial.resume("a").refused("checkpoint.gz", "the checkpoint is of a run with another genome, method, seed or settings");
    Files.write(checkpoint, whole);
    Files.delete(temporary.resolve("a/genome.json"));
    trial.resume("a").refused("genome.json", "no such file");
    Files.writeString(temporary.resolve("a/config.json"), "{}");
    trial.resume("a").refused("config.json", "not the config of a tuning");
  }

  @Test
  @EnabledOnOs(OS.LINUX) // Has /dev/full.
  void fullDiskFailsInOneLine() throws IOException {
    Path directory = Files.createDirectory(temporary.resolve("full"));
    Files.createSymbolicLink(directory.resolve("log.csv"), Path.of("/dev/full"));
    trial.run("full", "--force").failed(1, "cannot write", "log.csv", "disk full");
    Files.delete(directory.resolve("log.csv"));
  }
}
