package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Variants of a task by the command line. */
class VariantCommandsTest {
  private static final double[] STATE = {0.5, -0.25, 3, 0.125};

  @TempDir Path folder;
  private String genome;
  private String states;

  @BeforeEach
  void writeFiles() throws IOException {
    genome = Files.writeString(folder.resolve("g.out"), Matrix.TEXT).toString();
    String state = "0.5,-0.25,3,0.125\n";
    states = Files.writeString(folder.resolve("s.csv"), "x,x_dot,theta,theta_dot\n" + state + state).toString();
  }

  private CommandRun evaluate(String task, String... options) {
    List<String> command = List.of("evaluate", genome, "--task=" + task, "--format=json", "--weights=0.5");
    return CommandRun.of(SearchTrial.join(command, options)).done();
  }

  private static List<?> rewards(CommandRun run) throws IOException {
    return (List<?>) ((Map<?, ?>) ((List<?>) run.json().get("weights")).get(0)).get("rewards");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.6, 1.25})
  void referenceGivesTheTotalOfTheFormulasForEachPole(double pole) throws IOException {
    CommandRun run = evaluate("swingup:pole=" + pole, "--states", states, "--backend=reference");
    double expected = Matrix.episode(STATE, 0.5, pole)[0];
    assertThat((Double) rewards(run).get(0)).isEqualTo(expected, within(1e-6)).isEqualTo(rewards(run).get(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpu", "reference"})
  void eachRowOfAStatesFileHasNoiseOfItsOwn(String backend) throws IOException {
    CommandRun run = evaluate("swingup:noise=0.1", "--states", states, "--backend=" + backend);
    assertThat(rewards(run).get(0)).isNotEqualTo(rewards(run).get(1));
    assertThat(evaluate("swingup:noise=0.1", "--states", states, "--backend=" + backend).out()).isEqualTo(run.out());
    CommandRun exact = evaluate("swingup", "--states", states, "--backend=" + backend);
    assertThat(rewards(exact).get(0)).isEqualTo(rewards(exact).get(1)).isNotEqualTo(rewards(run).get(0));
  }

  @Test
  void resultsNameTheVariant() throws IOException {
    CommandRun run = evaluate("swingup:starts=hard,pole=0.90", "--episodes=20", "--backend=cpu");
    assertThat(run.json()).containsEntry("task", "swingup:pole=0.9,starts=hard");
    assertThat(rewards(run)).isNotEqualTo(rewards(evaluate("swingup", "--episodes=20", "--backend=cpu")));
  }

  @Test
  void aGenomeThatNamesAVariantIsEvaluatedOnIt() throws IOException {
    String json = folder.resolve("g.json").toString();
    CommandRun.of("convert", genome, json, "--task=swingup:starts=hard,noise=0.2").done();
    CommandRun run = CommandRun.of("evaluate", json, "--episodes=5", "--backend=cpu", "--format=json", "--weights=0.5").done();
    CommandRun named = evaluate("swingup:noise=0.2,starts=hard", "--episodes=5", "--backend=cpu");
    assertThat(run.json()).containsEntry("task", "swingup:noise=0.2,starts=hard");
    assertThat(rewards(run))
        .isEqualTo(rewards(named))
        .isNotEqualTo(rewards(evaluate("swingup", "--episodes=5", "--backend=cpu")));
  }

  @Test
  void aSearchOnAVariantTakesItsFamilysPresetsAndGoesOn() {
    String run = folder.resolve("run").toString();
    String[] search = {"search", "swingup:starts=hard,pole=0.9", "--preset=laptop", "--population=9", "--generations=2"};
    CommandRun found = CommandRun.of(SearchTrial.join(List.of(search), "--backend=cpu", "--out", run));
    assertThat(found.code()).isZero();
    assertThat(found.err()).contains("searching swingup:pole=0.9,starts=hard, preset laptop");
    CommandRun same = CommandRun.of("search", "swingup:pole=0.9,starts=hard", "--resume", run);
    assertThat(same.code()).isZero();
    assertThat(CommandRun.of("search", "swingup:pole=0.90,starts=hard", "--resume", run).out()).isEqualTo(same.out());
    CommandRun.of("search", "swingup", "--resume", run).refused("searches for swingup:pole=0.9,starts=hard, not swingup");
    CommandRun.of("search", "swingup:tail=1", "--resume", run).refused("TASK: task swingup: has no option 'tail'");
    CommandRun.of("search", "swingup:pole=0.9", "--preset=slow").refused("unknown preset 'slow' of swingup; known: quick");
  }

  @Test
  void wrongOptionsAreNamed() {
    CommandRun.of("search", "swingup:pole=0").refused("TASK: ", "option pole must be a decimal number from 0.1 to 10", "'0'");
    CommandRun.of("evaluate", genome, "--task=swingup:wind=2").refused("--task: ", "no option 'wind'", "known: pole=METRES");
    CommandRun.of("evaluate", genome, "--task=mnist:split=test").refused("task mnist has no options, not 'split=test'");
    CommandRun.of("convert", genome, folder.resolve("g.json").toString(), "--task=swingup:noise=1,noise=1")
        .refused("option noise is given twice");
  }

  @Test
  void helpShowsTheOptions() {
    for (String command : List.of("search", "evaluate")) {
      assertThat(CommandRun.of(command, "--help").done().out().replaceAll("\\s+", "")).contains("swingup:pole=0.9,noise=0.05");
    }
  }
}
