package precocial.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static precocial.search.SettingTest.with;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import precocial.genome.Activation;
import precocial.search.Trials.Episodes;
import precocial.task.Leniency;

class SearchConfigTest {
  @ParameterizedTest
  @CsvSource({
    "POPULATION, 1, 'at least 2'", "POPULATION, -5, 'at least 2'", "GENERATIONS, 0, 'at least 1'", "REPETITIONS, 0, 'at least 1'",
    "GOAL_STARTS, -1, 'from 0 to below alg_nReps, 3'", "GOAL_STARTS, 3, 'from 0 to below alg_nReps, 3'",
    "TOURNAMENT, 0, 'at least 1'", "TOURNAMENT, 65, 'no more than the population, 64'",
    "INITIAL_ENABLED, -0.01, 'between 0 and 1'", "INITIAL_ENABLED, 1.01, 'between 0 and 1'",
    "ELITE_SHARE, -0.01, 'between 0 and 1'", "ELITE_SHARE, 1.5, 'between 0 and 1'",
    "CULL_SHARE, -0.1, 'between 0 and 1'", "CULL_SHARE, 1.0, 'below 1, so that parents are left'",
    "COMPLEXITY_SHARE, -1.0, 'between 0 and 1'", "COMPLEXITY_SHARE, 2.0, 'between 0 and 1'",
    "CROSSOVER, -0.1, 'between 0 and 1'", "CROSSOVER, 1.1, 'between 0 and 1'",
    "CHANGE_ACTIVATION, -0.5, '0 or more'", "INSERT_NODE, -0.5, '0 or more'", "ADD_CONNECTION, -0.5, '0 or more'",
    "ENABLE_CONNECTION, -0.5, '0 or more'"
  })
  void aValueOutOfItsRangeIsRefused(Setting setting, String value, String right) {
    assertThatThrownBy(() -> with(setting, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("setting " + setting.key() + " is " + value + " but must be " + right);
  }

  @ParameterizedTest
  @CsvSource({
    "GENERATIONS, 1", "REPETITIONS, 2", "GOAL_STARTS, 0", "GOAL_STARTS, 2", "TOURNAMENT, 1", "TOURNAMENT, 64",
    "INITIAL_ENABLED, 0", "INITIAL_ENABLED, 1", "ELITE_SHARE, 0", "ELITE_SHARE, 1", "CULL_SHARE, 0", "CULL_SHARE, 0.999",
    "COMPLEXITY_SHARE, 0", "COMPLEXITY_SHARE, 1", "CROSSOVER, 0", "CROSSOVER, 1", "CHANGE_ACTIVATION, 0", "INSERT_NODE, 0",
    "ADD_CONNECTION, 0", "ENABLE_CONNECTION, 0"
  })
  void theEndsOfARangeAreAllowed(Setting setting, String value) {
    assertThatCode(() -> with(setting, value)).doesNotThrowAnyException();
  }

  @Test
  void twoAreAPopulation() {
    assertThat(with(Map.of(Setting.POPULATION, 2, Setting.TOURNAMENT, 2)).population()).isEqualTo(2);
  }

  @Test
  void anEmptyListIsRefused() {
    assertThatThrownBy(() -> with(Setting.WEIGHTS, List.of()))
        .hasMessage("setting alg_wVals is [] but must be one or more finite numbers");
    assertThatThrownBy(() -> with(Setting.ACTIVATIONS, List.of()))
        .hasMessage("setting ann_actRange is [] but must be one or more names");
  }

  @Test
  void networksMustBeAbleToGrow() {
    assertThatThrownBy(() -> with(Map.of(Setting.INSERT_NODE, 0, Setting.ADD_CONNECTION, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("setting prob_addNode is 0.0 but must be above 0 (or prob_addConn), so that networks can grow");
  }

  /** As read from no file but given by a program. */
  @ParameterizedTest
  @EnumSource(names = {"WEIGHTS", "INITIAL_ENABLED", "CULL_SHARE", "CHANGE_ACTIVATION", "ENABLE_CONNECTION"})
  void nanAndInfinityAreRefused(Setting setting) {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(
              () ->
                  new SearchConfig(
                      8, 8, new Episodes(1, 0, Leniency.NONE), List.of(setting == Setting.WEIGHTS ? (float) bad : 1f),
                      setting == Setting.INITIAL_ENABLED ? bad : 0.5, 2, 0.2, setting == Setting.CULL_SHARE ? bad : 0.2, 0.8, 0,
                      setting == Setting.CHANGE_ACTIVATION ? bad : 0.5, 0.25, 0.2,
                      setting == Setting.ENABLE_CONNECTION ? bad : 0.05, List.of(Activation.TANH)))
          .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("setting " + setting.key() + " is ");
    }
  }

  @Test
  void listsAreCopies() {
    List<Float> weights = new ArrayList<>(List.of(1f, 2f));
    SearchConfig config =
        new SearchConfig(
            8, 8, new Episodes(1, 0, Leniency.NONE), weights, 0.5, 2, 0.2, 0.2, 0.8, 0, 0.5, 0.25, 0.2, 0.05,
            List.of(Activation.TANH));
    weights.set(0, 9f);
    assertThat(config.weights()).containsExactly(1f, 2f);
    assertThat(config.sharedWeights()).hasToString("[1.0, 2.0]");
  }

  @ParameterizedTest
  @CsvSource({"64, 0.05, 3", "64, 0.2, 12", "10, 0, 0", "10, 1, 10", "10, 0.19, 1"})
  void elitesAreTheShareRoundedDown(int population, double share, int elites) {
    assertThat(with(Map.of(Setting.POPULATION, population, Setting.ELITE_SHARE, share)).elites()).isEqualTo(elites);
  }

  @ParameterizedTest
  @CsvSource({"64, 0.2, 52", "10, 0, 10", "10, 0.29, 8", "10, 0.999, 1"})
  void parentsAreAllButTheShareRoundedDown(int population, double share, int parents) {
    assertThat(with(Map.of(Setting.POPULATION, population, Setting.CULL_SHARE, share)).parents()).isEqualTo(parents);
  }
}
