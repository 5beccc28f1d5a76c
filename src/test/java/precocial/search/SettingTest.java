package precocial.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import precocial.genome.Activation;
import precocial.search.Trials.Batch;
import precocial.search.Trials.Episodes;
import precocial.task.Leniency;

class SettingTest {
  static final SearchConfig CONFIG =
      new SearchConfig(
          64, 1024, new Episodes(3, 1, Leniency.NONE), List.of(-2f, -0.1f, 1f), 0.5, 4, 0.05, 0.2, 0.8, 0.1, 0.5, 0.25, 0.2, 0.05,
          List.of(Activation.LINEAR, Activation.GAUSSIAN));

  /** {@link #CONFIG} with a batch of images for episodes, and other values. */
  static SearchConfig withBatch(Map<Setting, ?> changes) {
    return Setting.fromMap(batchMap(changes));
  }

  private static Map<String, Object> batchMap(Map<Setting, ?> changes) {
    Map<String, Object> map = new LinkedHashMap<>(Setting.toMap(CONFIG));
    map.keySet().removeAll(List.of("alg_nReps", "alg_nGoalStarts"));
    map.put("batch", 100);
    map.put("sharing", "on");
    changes.forEach((setting, value) -> map.put(setting.key(), value));
    return map;
  }

  static SearchConfig with(Setting setting, Object value) {
    return with(Map.of(setting, value));
  }

  /** {@link #CONFIG} with other values. */
  static SearchConfig with(Map<Setting, ?> changes) {
    Map<String, Object> map = new LinkedHashMap<>(Setting.toMap(CONFIG));
    changes.forEach((setting, value) -> map.put(setting.key(), value));
    return Setting.fromMap(map);
  }

  @Test
  void keysAreTheOriginalsNames() {
    assertThat(Setting.keys(Episodes.class))
        .containsExactly(
            "popSize", "maxGen", "alg_nReps", "alg_nGoalStarts", "alg_patience", "alg_failure", "alg_wVals", "prob_initEnable",
            "select_tournSize", "select_eliteRatio", "select_cullRatio", "alg_probMoo", "prob_crossover", "prob_mutAct",
            "prob_addNode", "prob_addConn", "prob_enable", "ann_actRange");
  }

  /** So that the runs of tasks without leniency, and their fingerprints, know nothing of it. */
  @Test
  void leniencyIsNamedOnlyWhereThereIsSome() {
    assertThat(Setting.toMap(CONFIG)).doesNotContainKeys("alg_patience", "alg_failure");
    for (Leniency leniency : List.of(new Leniency(60, 1), new Leniency(0, 0.25), new Leniency(60, 0))) {
      SearchConfig config =
          with(Map.of(Setting.PATIENCE, leniency.patience(), Setting.FAILURE, String.valueOf(leniency.failure())));
      assertThat(config.trials()).isEqualTo(new Episodes(3, 1, leniency));
      assertThat(Setting.fromMap(Setting.toMap(config))).isEqualTo(config);
    }
    assertThat(with(Map.of(Setting.PATIENCE, 0, Setting.FAILURE, 1))).isEqualTo(CONFIG);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PATIENCE | -1 | setting alg_patience is -1 but must be at least 0",
        "PATIENCE | soon | setting alg_patience must be a whole number, not 'soon'",
        "FAILURE | 1.5 | setting alg_failure is 1.5 but must be between 0 and 1",
        "FAILURE | NaN | setting alg_failure must be a finite number, not 'NaN'",
      })
  void leniencyIsChecked(Setting setting, String value, String message) {
    assertThatThrownBy(() -> with(setting, value)).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void toMapHoldsEachSettingUnderItsKey() {
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("popSize", 64);
    expected.put("maxGen", 1024);
    expected.put("alg_nReps", 3);
    expected.put("alg_nGoalStarts", 1);
    expected.put("alg_wVals", List.of(-2f, -0.1f, 1f));
    expected.put("prob_initEnable", 0.5);
    expected.put("select_tournSize", 4);
    expected.put("select_eliteRatio", 0.05);
    expected.put("select_cullRatio", 0.2);
    expected.put("alg_probMoo", 0.8);
    expected.put("prob_crossover", 0.1);
    expected.put("prob_mutAct", 0.5);
    expected.put("prob_addNode", 0.25);
    expected.put("prob_addConn", 0.2);
    expected.put("prob_enable", 0.05);
    expected.put("ann_actRange", List.of("linear", "gaussian"));
    assertThat(Setting.toMap(CONFIG)).containsExactlyEntriesOf(expected);
  }

  @Test
  void fromMapTakesBackWhatToMapGave() {
    assertThat(Setting.fromMap(Setting.toMap(CONFIG))).isEqualTo(CONFIG);
  }

  @Test
  void fromMapReadsTextAsOnTheCommandLine() {
    Map<String, String> text = new LinkedHashMap<>();
    Setting.toMap(CONFIG).forEach((key, value) -> text.put(key, value.toString().replaceAll("[\\[\\]]", "")));
    assertThat(text).containsEntry("alg_wVals", "-2.0, -0.1, 1.0");
    assertThat(Setting.fromMap(text)).isEqualTo(CONFIG);
  }

  @Test
  void valuesMayBeTextOrNumbersOrLists() {
    assertThat(with(Setting.POPULATION, " 128 ").population()).isEqualTo(128);
    assertThat(with(Setting.WEIGHTS, "0.5").weights()).containsExactly(0.5f);
    assertThat(with(Setting.ACTIVATIONS, List.of("relu")).activations()).containsExactly(Activation.RELU);
  }

  @Test
  void unknownKeyListsTheKnownOnes() {
    Map<String, Object> map = new LinkedHashMap<>(Setting.toMap(CONFIG));
    map.put("popsize", 3);
    assertThatThrownBy(() -> Setting.fromMap(map))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown setting 'popsize'; known: " + String.join(", ", Setting.keys(Episodes.class)));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"BATCH", "SHARING", "GOAL_STARTS", "PATIENCE", "FAILURE"})
  void aMissingKeyIsNamed(Setting setting) {
    Map<String, Object> map = new LinkedHashMap<>(Setting.toMap(CONFIG));
    map.remove(setting.key());
    assertThatThrownBy(() -> Setting.fromMap(map))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("setting " + setting.key() + " is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "POPULATION, 6.5, a whole number", "POPULATION, many, a whole number", "GENERATIONS, 99999999999, a whole number",
    "REPETITIONS, '', a whole number", "GOAL_STARTS, 0.5, a whole number", "TOURNAMENT, NaN, a whole number",
    "INITIAL_ENABLED, half, a finite number",
    "ELITE_SHARE, NaN, a finite number", "CULL_SHARE, Infinity, a finite number", "COMPLEXITY_SHARE, 1e999, a finite number",
    "CROSSOVER, x, a finite number", "CHANGE_ACTIVATION, '', a finite number", "INSERT_NODE, NaN, a finite number",
    "ADD_CONNECTION, -Infinity, a finite number", "ENABLE_CONNECTION, o, a finite number"
  })
  void whatIsNoNumberIsNamed(Setting setting, String value, String right) {
    assertThatThrownBy(() -> with(setting, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("setting " + setting.key() + " must be " + right + ", not '" + value + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "WEIGHTS, '1,two', '''two'' is not a number'",
    "WEIGHTS, '1,NaN', '''NaN'' is not a finite number'",
    "WEIGHTS, '1,0x1p3', '''0x1p3'' is not a number'",
    "WEIGHTS, '1,,2', a number is missing",
    "WEIGHTS, 1e39, '''1e39'' is outside the range of a float'",
    "ACTIVATIONS, 'tanh,swish', '''swish'' is not one of linear'"
  })
  void aBadItemOfAListIsNamed(Setting setting, String value, String problem) {
    assertThatThrownBy(() -> with(setting, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("setting " + setting.key() + ": ")
        .hasMessageContaining(problem)
        .hasNoCause();
  }

  @Test
  void imagesHaveABatchInTheirKeysAndNoRepetitions() {
    assertThat(Setting.keys(Batch.class))
        .containsExactly(
            "popSize", "maxGen", "batch", "sharing", "alg_wVals", "prob_initEnable", "select_tournSize", "select_eliteRatio",
            "select_cullRatio", "alg_probMoo", "prob_crossover", "prob_mutAct", "prob_addNode", "prob_addConn", "prob_enable",
            "ann_actRange");
    SearchConfig config = withBatch(Map.of());
    assertThat(config.trials()).isEqualTo(new Batch(100, true));
    assertThat(List.copyOf(Setting.toMap(config).keySet())).isEqualTo(Setting.keys(Batch.class));
    assertThat(Setting.toMap(config)).containsEntry("batch", 100).containsEntry("sharing", "on");
    assertThat(Setting.fromMap(Setting.toMap(config))).isEqualTo(config);
  }

  @Test
  void aBatchIsANumberOrAll() {
    assertThat(withBatch(Map.of(Setting.BATCH, " 7 ")).trials()).isEqualTo(new Batch(7, true));
    SearchConfig all = withBatch(Map.of(Setting.BATCH, "all", Setting.SHARING, "off"));
    assertThat(all.trials()).isEqualTo(new Batch(0, false));
    assertThat(Setting.toMap(all)).containsEntry("batch", "all").containsEntry("sharing", "off");
    assertThat(Setting.fromMap(Setting.toMap(all))).isEqualTo(all);
    // However many images: a batch is one trial of each weight.
    assertThat(all.trials().count()).isEqualTo(1);
    assertThat(new Episodes(3, 1, Leniency.NONE).count()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "BATCH | 0 | is 0 but must be at least 1, or all",
        "BATCH | -5 | is -5 but must be at least 1, or all",
        "BATCH | many | must be a whole number or all, not 'many'",
        "BATCH | 2.5 | must be a whole number or all, not '2.5'",
        "BATCH | All | must be a whole number or all, not 'All'",
        "BATCH | 99999999999 | must be a whole number or all, not '99999999999'",
        "SHARING | yes | is yes but must be on or off",
        "SHARING | true | is true but must be on or off",
      })
  void aBadBatchOrSharingIsNamed(Setting setting, String value, String problem) {
    assertThatThrownBy(() -> withBatch(Map.of(setting, value)))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("setting " + setting.key() + " " + problem);
  }

  @Test
  void settingsOfTheOtherKindOfTrialsAreUnknown() {
    assertThatThrownBy(() -> with(Setting.BATCH, 100))
        .hasMessage("unknown setting 'batch'; known: " + String.join(", ", Setting.keys(Episodes.class)));
    assertThatThrownBy(() -> withBatch(Map.of(Setting.GOAL_STARTS, 1)))
        .hasMessage("unknown setting 'alg_nGoalStarts'; known: " + String.join(", ", Setting.keys(Batch.class)));
  }

  @ParameterizedTest
  @EnumSource(names = {"BATCH", "SHARING", "WEIGHTS"})
  void aMissingKeyIsNamedWithImagesToo(Setting setting) {
    Map<String, Object> map = batchMap(Map.of());
    map.remove(setting.key());
    assertThatThrownBy(() -> Setting.fromMap(map)).hasMessage("setting " + setting.key() + " is missing");
  }
}
