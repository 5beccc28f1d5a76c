package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchCommandTest {
  @TempDir Path temporary;

  private String run(String name) {
    return temporary.resolve(name).toString();
  }

  /** A search small enough for a test. */
  private CommandRun search(String directory, String... more) {
    Stream<String> small = Stream.of("search", "swingup", "--population", "12", "--generations", "4", "--out", directory);
    return CommandRun.of(Stream.concat(small, Arrays.stream(more)).toArray(String[]::new));
  }

  @Test
  void aSmallPopulationMakesTheTournamentOfThePresetFit() throws Exception {
    String[] search = {"search", "swingup", "--population=4", "--generations=1", "--backend=cpu", "--out", run("small")};
    CommandRun run = CommandRun.of(search);
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("--population 4: tournaments have 4 genomes too, not 8");
    assertThat(Files.readString(temporary.resolve("small").resolve("config.json"))).contains("\"select_tournSize\": 4");
  }

  @Test
  void showsProgressAndWhatItFound() throws IOException {
    CommandRun run = search(run("a"));
    assertThat(run.code()).isZero();
    assertThat(run.err())
        .contains("searching swingup, preset quick, seed 1", "generation", "best so far", "    1/4 ", "    4/4 ");
    assertThat(run.out())
        .contains("best of each generation", "champion of generation", "over 100 fresh starts", "over all weights");
    assertThat(temporary.resolve("a")).isDirectoryContaining("glob:**/champion.json").isDirectoryContaining("glob:**/log.csv");
    assertThat(Files.readAllLines(temporary.resolve("a/log.csv"))).hasSize(5);
  }

  @Test
  void jsonGoesToStandardOutputAlone() throws IOException {
    CommandRun run = search(run("a"), "--format", "json", "--seed", "-5", "--set", "alg_nGoalStarts=0");
    Map<String, Object> json = run.json();
    assertThat(json)
        .containsEntry("task", "swingup")
        .containsEntry("seed", -5)
        .containsEntry("generations", 4)
        .containsEntry("finished", true);
    Map<?, ?> champion = (Map<?, ?>) json.get("champion");
    assertThat(((List<?>) ((Map<?, ?>) champion.get("evaluation")).get("weights"))).hasSize(6);
  }

  @Test
  void timeLimitStopsAtACheckpointAndResumeFinishes() throws IOException {
    CommandRun stopped = search(run("a"), "--time-limit", "0.000001s");
    assertThat(stopped.code()).isZero();
    assertThat(stopped.err()).contains("stopped after generation 1; to go on: precocial search --resume " + run("a"));
    CommandRun resumed = CommandRun.of("search", "--resume", run("a"));
    assertThat(resumed.code()).isZero();
    assertThat(resumed.err()).contains("resuming swingup", "1 of 4 generations done");
    search(run("b"));
    assertThat(temporary.resolve("a/champion.json")).hasSameTextualContentAs(temporary.resolve("b/champion.json"));
    CommandRun again = CommandRun.of("search", "--resume", run("a"));
    assertThat(again.err()).contains("all generations of " + run("a") + " are done");
    assertThat(again.out()).isEqualTo(resumed.out());
  }

  @Test
  void nothingIsOverwrittenWithoutForce() throws IOException {
    search(run("a"));
    String champion = Files.readString(temporary.resolve("a/champion.json"));
    search(run("a"), "--seed", "2").refused("--out", run("a"), "--force", "--resume");
    assertThat(Files.readString(temporary.resolve("a/champion.json"))).isEqualTo(champion);
    Files.writeString(temporary.resolve("a/notes.txt"), "mine");
    assertThat(search(run("a"), "--seed", "2", "--force").code()).isZero();
    assertThat(Files.readString(temporary.resolve("a/champion.json"))).isNotEqualTo(champion);
    assertThat(temporary.resolve("a/notes.txt")).hasContent("mine");
    Files.createDirectory(temporary.resolve("b"));
    Files.writeString(temporary.resolve("b/notes.txt"), "mine");
    search(run("b")).refused("--out", run("b"), "is not empty");
    search(run("b/notes.txt")).refused("--out", "is a file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "search | a task is needed",
        "search swingdown | unknown task 'swingdown'; known: swingup, biped, biped-hardcore, mnist",
        "search swingup --preset slow | unknown preset 'slow' of swingup; known: quick, wide, laptop, paper",
        "search mnist --preset slow | unknown preset 'slow' of mnist; known: quick, full, large, paper",
        "search swingup --population -5 | --population: setting popSize is -5 but must be at least 2",
        "search swingup --population 1 | popSize is 1 but must be at least 2",
        "search swingup --population 2.5 | --population",
        "search swingup --generations 0 | maxGen is 0 but must be at least 1",
        "search swingup --set popSize=4 | select_tournSize is 8 but must be no more than the population, 4",
        "search swingup --set popsize=3 | unknown setting 'popsize' of swingup; known: popSize, maxGen",
        "search swingup --set popSize | --set",
        "search swingup --set popSize=x | popSize must be a whole number, not 'x'",
        "search swingup --set alg_probMoo=NaN | alg_probMoo must be a finite number, not 'NaN'",
        "search swingup --set alg_probMoo=1.5 | alg_probMoo is 1.5 but must be between 0 and 1",
        "search swingup --set prob_addNode=-1 | prob_addNode is -1.0 but must be 0 or more",
        "search swingup --set alg_wVals=1,Infinity | alg_wVals: 'Infinity' is not a finite number",
        "search swingup --set ann_actRange=sine,sinus | ann_actRange: activation 'sinus' is not one of linear",
        "search swingup --set alg_nReps=1000000 | popSize is 480 but must be such that genomes x weights x trials",
        "search swingup --set alg_nGoalStarts=3 | alg_nGoalStarts is 3 but must be from 0 to below alg_nReps, 3",
        "search swingup --set popSize=50 --population 60 | --population and --set popSize",
        "search swingup --time-limit soon | 'soon' is not a time such as 90s, 5m or 1.5h",
        "search swingup --time-limit 0s | is not a time",
        "search swingup --seed one | --seed",
        "search swingup --threads 0 | --threads must be from 1",
        "search swingup --backend gpu | unknown backend 'gpu'; known: auto, cuda, cpu, reference",
        "search swingup --backend cuda | --backend: cuda cannot run here: ",
        "search swingup --popluation 5 | did you mean --population",
        "search --resume no-such-run | no-such-run",
        "search --resume no-such-run --seed 3 | so --seed can't go with it",
        "search swingup quickly | quickly",
      })
  void refusesWrongUsageInOneLine(String line, String message) {
    CommandRun.of(line.trim().split(" ")).refused(message);
  }

  @Test
  void helpNamesTasksAndPresets() {
    String help = CommandRun.of("search", "--help").done().out();
    assertThat(help).containsPattern("The task: swingup, biped, biped-hardcore, mnist\\.")
        .contains("quick (the default)", "laptop", "full");
  }

  @Test
  void damagedRunsAreRefusedByFile() throws IOException {
    search(run("a"));
    CommandRun.of("search", "swingup", "--resume", run("a"), "--backend", "reference").refused("begun on cpu");
    Path checkpoint = temporary.resolve("a/checkpoint.gz");
    Files.write(checkpoint, Arrays.copyOf(Files.readAllBytes(checkpoint), 200));
    CommandRun.of("search", "--resume", run("a")).refused("checkpoint.gz", "cut short");
    Files.delete(checkpoint);
    CommandRun.of("search", "--resume", run("a")).refused("checkpoint.gz", "no checkpoint is there");
    Files.writeString(temporary.resolve("a/config.json"), "{}");
    CommandRun.of("search", "--resume", run("a")).refused("config.json", "not the config of a run");
    Files.delete(temporary.resolve("a/config.json"));
    CommandRun.of("search", "--resume", run("a")).refused("config.json");
  }

  @Test
  @EnabledOnOs(OS.LINUX) // Has /dev/full.
  void fullDiskFailsInOneLine() throws IOException {
    Path directory = Files.createDirectory(temporary.resolve("full"));
    Files.createSymbolicLink(directory.resolve("log.csv"), Path.of("/dev/full"));
    search(run("full"), "--force").failed(1, "cannot write", "log.csv", "disk full");
    Files.delete(directory.resolve("log.csv"));
  }
}
