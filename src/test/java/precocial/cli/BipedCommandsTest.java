package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.search.Presets;
import precocial.search.RunSpec;
import precocial.search.SearchConfig;
import precocial.search.Setting;
import precocial.task.ControlTask;
import precocial.task.Task;

/** BipedalWalker by the command line, with walkers that fall within two seconds of theirs. */
class BipedCommandsTest {
  private static final String NETWORK = "--network=fixed:2";

  @TempDir Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static CommandRun evaluate(String... options) {
    return CommandRun.of(SearchTrial.join(List.of("evaluate"), options));
  }

  private static CommandRun fixed(String... options) {
    return on("cpu", options);
  }

  private static CommandRun on(String backend, String... options) {
    return evaluate(SearchTrial.join(List.of(NETWORK, "--task=biped", "--backend=" + backend), options));
  }

  private static Map<?, ?> weight(CommandRun run, int place) throws IOException {
    return (Map<?, ?>) ((List<?>) run.json().get("weights")).get(place);
  }

  @Test
  void aWalkerThatFallsHasItsEpisodes() throws IOException {
    CommandRun run = fixed("--episodes=3", "--weights=1,-0.5", "--format=json").done();
    assertThat(run.json()).containsEntry("task", "biped").containsEntry("backend", "cpu");
    for (int w = 0; w < 2; w++) {
      assertThat(weight(run, w).keySet().stream().map(String::valueOf))
          .containsExactly("weight", "episodes", "mean", "std", "rewards", "steps");
      assertThat((Double) weight(run, w).get("mean")).isBetween(-135.0, -90.0);
      assertThat((List<?>) weight(run, w).get("steps")).hasSize(3).allMatch(s -> (Integer) s > 20 && (Integer) s < 1600);
    }
    assertThat(fixed("--episodes=3", "--weights=1,-0.5", "--format=json", "--threads=1").done().out()).isEqualTo(run.out());
    assertThat(fixed("--episodes=3", "--weights=1,-0.5", "--format=json", "--seed=1").done().out()).isNotEqualTo(run.out());
  }

  @Test
  void theReferenceAgreesWhereTheEpisodeIsShort() throws IOException {
    String[] options = {"--episodes=2", "--weights=1", "--format=json"};
    double cpu = (Double) weight(fixed(options).done(), 0).get("mean");
    double reference = (Double) weight(on("reference", options).done(), 0).get("mean");
    assertThat(reference).isBetween(cpu - 2, cpu + 2);
  }

  @Test
  void badMeansHaveNoBarAndNothingIsMinusZero() {
    assertThat(fixed("--episodes=2", "--weights=1,-0.5").done().out())
        .startsWith("biped on cpu, episodes for each weight: 2\n")
        .containsPattern("(?m)^ +1\\.0 +-1\\d\\d\\.\\d\\d +\\d\\.\\d\\d( +-1\\d\\d\\.\\d\\d){2}$")
        .doesNotContain("#", "-0.00");
  }

  @Test
  void startsAreReadFromAFile() throws IOException {
    String states = file("s.csv", "terrain,push\n7,-2.5\n8,4\n7,-2.5\n");
    List<?> rewards = (List<?>) weight(fixed("--states", states, "--weights=1", "--format=json").done(), 0).get("rewards");
    assertThat(rewards).hasSize(3);
    assertThat(rewards.get(0)).isEqualTo(rewards.get(2)).isNotEqualTo(rewards.get(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5,1;1.5,0 | line 3: terrain of state 2 must be a whole number from 0 to ",
        "-1,0 | line 2: terrain of state 1 must be a whole number",
        "1e30,0 | line 2: terrain",
        "5,1;5,0;5,-2000 | line 4: push of state 3 must be from -1000 to 1000 N, not -2000",
        "5,NaN | line 2, column 2: 'NaN' is not a finite number",
        "5 | line 2 has 1 number, 2 expected",
      })
  void wrongStartsAreRefusedByLine(String rows, String message) throws IOException {
    String states = file("s.csv", "terrain,push\n" + rows.replace(";", "\n") + "\n");
    fixed("--states", states).refused("s.csv: " + message);
    on("reference", "--states", states).refused("s.csv: " + message);
    assertThat(CommandRun.of("evaluate", "--help").out().replaceAll("\\s+", " ")).contains("terrain,push for biped");
  }

  @Test
  void statesOfAnotherTaskAreRefused() throws IOException {
    fixed("--states", file("s.csv", "x,x_dot,theta,theta_dot\n0,0,0,0\n"))
        .refused("s.csv: line 1 must be the header terrain,push, not 'x,x_dot,theta,theta_dot'");
  }

  @Test
  void theHardcoreTaskHasOtherGroundAndTheSamePresets() throws IOException {
    String states = file("s.csv", "terrain,push\n7,0\n");
    CommandRun run = evaluate(
        NETWORK, "--task=biped-hardcore", "--backend=cpu", "--states", states, "--weights=1", "--format=json").done();
    assertThat(run.json()).containsEntry("task", "biped-hardcore");
    CommandRun.of("search", "biped-hardcore", "--preset=other").refused("unknown preset 'other' of biped; known: quick, paper");
    CommandRun.of("search", "biped-hardcore", "--set=batch=4").refused("unknown setting 'batch' of biped");
  }

  @ParameterizedTest
  @ValueSource(strings = {"biped:push=3", "biped-hardcore:starts=hard"})
  void thereAreNoVariants(String task) {
    String name = task.replaceFirst(":.*", "");
    evaluate(NETWORK, "--task=" + task).refused("--task: task " + name + " has no options");
    CommandRun.of("search", task).refused("TASK: task " + name + " has no options");
  }

  @Test
  void imagesAreRefused() {
    fixed("--split=test").refused("--split: task biped has no images");
    CommandRun.of("search", "biped", "--data=images").refused("--data, --prepare: task biped has no images");
  }

  @Test
  void networksOfAnotherShapeAreRefused() throws IOException {
    String genome = file("g.out", Matrix.TEXT);
    evaluate(genome, "--task=biped").refused("g.out", "24", "4");
    CommandRun.of("evaluate", "swingup", "--task=biped").refused("swingup", "24 and 4");
  }

  @Test
  void forwardAndConvertTakeItsShape() throws IOException {
    String out = file("w.out", overflowing());
    String json = folder.resolve("w.json").toString();
    CommandRun.of("convert", out, json, "--task=biped-hardcore").done();
    assertThat(Files.readString(Path.of(json))).contains("\"task\": \"biped-hardcore\"", "\"inputs\": 24");
    String zeros = "0,".repeat(23) + "0\n";
    assertThat(CommandRun.withInput(zeros, "forward", json, "--backend=cpu", "--weight=2").done().out())
        .isEqualTo("-8192.0,0.0,0.0,0.0\n");
    CommandRun.withInput("1,2,3,4,5\n", "forward", json).refused("line 1 has 5 numbers, 24 expected");
  }

  /**
   * The bias to a chain of linear nodes, whose last one goes to the first output, straight and by an inverse node: 0, or infinity
   * less infinity.
   */
  static String overflowing() {
    int first = 25;
    int last = first + 11;
    int n = last + 2 + 4;
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < n; row++) {
      int[] cells = new int[n + 1];
      cells[first] = row == 0 ? 1 : 0;
      if (row >= first && row <= last + 1) {
        cells[row + 1] = 1;
        cells[last + 2] = row >= last ? 1 : 0;
      }
      cells[n] = row == last + 1 ? 7 : 1;
      text.append(String.join(",", Arrays.stream(cells).mapToObj(String::valueOf).toList())).append('\n');
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpu", "reference"})
  void episodesThatANetworkEndsByNoNumberAreTold(String backend) throws IOException {
    String genome = file("w.out", overflowing());
    CommandRun run = evaluate(
        genome, "--task=biped", "--episodes=2", "--weights=1,1e30", "--backend=" + backend, "--format=json");
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEqualTo(
        "precocial: 2 of 4 episodes ended by an action that is not a number, as where a network overflows (2 under weight "
            + "1.0E30 from step 1 on); each counts as -100\n");
    assertThat(weight(run, 0).containsKey("lostEpisodes")).isFalse();
    assertThat(weight(run, 1).get("lostEpisodes")).isEqualTo(2);
    assertThat(weight(run, 1).get("rewards")).isEqualTo(List.of(-100.0, -100.0));
    assertThat(weight(run, 1).get("steps")).isEqualTo(List.of(1, 1));
    assertThat(evaluate(genome, "--task=biped", "--episodes=1", "--sweep=1e30:5e30:1e30", "--backend=" + backend).err())
        .contains("5 of 5 episodes", "(1 under weight 1.0E30 from step 1 on, 1 under weight 2.0E30", "and more under 2 others)");
  }

  @Test
  void aSearchThatWasStoppedGoesOnToTheSameResult() throws IOException {
    SearchTrial trial = new SearchTrial(
        folder, List.of(
            "search", "biped", "--preset=paper", "--population=16", "--generations=3", "--set=alg_nReps=1", "--backend=cpu",
            "--no-report"));
    CommandRun whole = trial.run("whole");
    assertThat(whole.code()).as(whole.err()).isZero();
    assertThat(whole.err()).contains("searching biped, preset paper, seed 1: 16 genomes x 6 weights x 1 start, 0 of 3");
    assertThat(whole.out()).contains("best of each generation  ", "biped on cpu, episodes for each weight: 100\n");
    assertThat(trial.run("stopped", "--time-limit=0.000001s").err()).contains("stopped after generation 1");
    assertThat(trial.resume("stopped", "--no-report", "--threads=1").code()).isZero();
    assertThat(trial.result("stopped")).isEqualTo(trial.result("whole"));
    trial.resume("stopped", "--backend=reference").refused("begun on cpu");
  }

  /** A search with leniency counts them otherwise than the task does. */
  @ParameterizedTest
  @CsvSource({"biped, quick, -10", "biped-hardcore, quick, -10", "biped, paper, -100"})
  void lostEpisodesAreToldAsTheSearchCountsThem(String task, String preset, double expected) {
    SearchConfig config = Setting.fromMap(Presets.of("biped").settings(preset));
    Task judged = SearchCommand.judged(new RunSpec(task, preset, 1, "cpu", config));
    assertThat(judged.name()).isEqualTo(task);
    assertThat(((ControlTask) judged).lostReward()).isEqualTo(expected);
  }

  @Test
  void weightsAreTuned() throws IOException {
    CommandRun run = CommandRun.of(
        "tune", "--network=fixed:1", "--task=biped", "--method=pepg", "--population=4", "--generations=2", "--from=1",
        "--set=alg_nReps=1", "--backend=cpu", "--out=" + folder.resolve("tuned.json"), "--format=json");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("tuning 33 weights for biped by pepg, seed 1: 4 candidates x 1 start,");
    assertThat(run.json()).containsEntry("task", "biped").containsEntry("generations", 2).containsEntry("finished", true);
    assertThat(Files.readString(folder.resolve("tuned.json"))).contains("\"task\": \"biped\"");
  }
}
