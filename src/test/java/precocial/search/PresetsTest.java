package precocial.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.genome.Activation;
import precocial.search.Trials.Batch;
import precocial.search.Trials.Episodes;
import precocial.task.Leniency;

class PresetsTest {
  private static SearchConfig preset(String name) {
    return preset("swingup", name);
  }

  private static SearchConfig preset(String task, String name) {
    return Setting.fromMap(Presets.of(task).settings(name));
  }

  @Test
  void paperAndLaptopHaveThePublishedSettings() {
    SearchConfig paper = preset("paper");
    assertThat(paper.population()).isEqualTo(192);
    assertThat(paper.generations()).isEqualTo(1024);
    assertThat(paper.trials()).isEqualTo(new Episodes(3, 0, Leniency.NONE));
    assertThat(paper.weights()).containsExactly(-2f, -1f, -0.5f, 0.5f, 1f, 2f);
    assertThat(paper.initialEnabled()).isEqualTo(0.5);
    assertThat(paper.tournament()).isEqualTo(8);
    assertThat(paper.eliteShare()).isEqualTo(0.2);
    assertThat(paper.cullShare()).isEqualTo(0.2);
    assertThat(paper.complexityShare()).isEqualTo(0.8);
    assertThat(paper.crossover()).isZero();
    assertThat(paper.changeActivation()).isEqualTo(0.5);
    assertThat(paper.insertNode()).isEqualTo(0.25);
    assertThat(paper.addConnection()).isEqualTo(0.2);
    assertThat(paper.enableConnection()).isEqualTo(0.05);
    assertThat(paper.activations()).hasSize(10);
    SearchConfig laptop = preset("laptop");
    assertThat(laptop.population()).isEqualTo(64);
    assertThat(laptop.generations()).isEqualTo(1024);
    assertThat(laptop.tournament()).isEqualTo(4);
    assertThat(laptop.eliteShare()).isEqualTo(0.05);
    assertThat(laptop.complexityShare()).isEqualTo(0.8);
  }

  @Test
  void wideTriesMoreSharedWeightsThanQuickAndNothingElse() {
    Map<String, Object> wide = Presets.of("swingup").settings("wide");
    Map<String, Object> quick = Presets.of("swingup").settings("quick");
    assertThat(preset("wide").weights()).hasSize(14).startsWith(-2f).endsWith(2f).isSorted();
    wide.put(Setting.WEIGHTS.key(), quick.get(Setting.WEIGHTS.key()));
    assertThat(wide).isEqualTo(quick);
  }

  @Test
  void largeOfMnistRanksByConnectionsLessOften() {
    assertThat(preset("mnist", "full").complexityShare()).isEqualTo(0.5);
    assertThat(preset("mnist", "large").complexityShare()).isEqualTo(0.1);
    assertThat(preset("mnist", "large").generations()).isEqualTo(4096);
  }

  @Test
  void quickMixesInStartsAboutTheGoal() {
    assertThat(preset("quick").trials()).isEqualTo(new Episodes(3, 1, Leniency.NONE));
    assertThat(preset("quick").weights()).isEqualTo(preset("paper").weights());
  }

  @Test
  void paperOfMnistHasThePublishedSettings() {
    SearchConfig paper = preset("mnist", "paper");
    assertThat(paper.population()).isEqualTo(960);
    assertThat(paper.generations()).isEqualTo(4096);
    assertThat(paper.trials()).isEqualTo(new Batch(1000, true));
    assertThat(paper.weights()).containsExactly(-2f, -1f, -0.5f, 0.5f, 1f, 2f);
    assertThat(paper.initialEnabled()).isEqualTo(0.05);
    assertThat(paper.tournament()).isEqualTo(32);
    assertThat(paper.eliteShare()).isEqualTo(0.2);
    assertThat(paper.cullShare()).isEqualTo(0.2);
    assertThat(paper.complexityShare()).isEqualTo(0.8);
    assertThat(paper.crossover()).isZero();
    assertThat(paper.changeActivation()).isEqualTo(0.5);
    assertThat(paper.insertNode()).isEqualTo(0.25);
    assertThat(paper.addConnection()).isEqualTo(0.2);
    assertThat(paper.enableConnection()).isEqualTo(0.05);
    assertThat(paper.activations())
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Activation.STEP)));
  }

  @Test
  void paperOfBipedHasThePublishedSettings() {
    SearchConfig paper = preset("biped", "paper");
    assertThat(paper.population()).isEqualTo(480);
    assertThat(paper.generations()).isEqualTo(2048);
    assertThat(paper.trials()).isEqualTo(new Episodes(4, 0, Leniency.NONE));
    assertThat(paper.weights()).containsExactly(-2f, -1f, -0.5f, 0.5f, 1f, 2f);
    assertThat(paper.initialEnabled()).isEqualTo(0.25);
    assertThat(paper.tournament()).isEqualTo(16);
    Set<String> others = differences("biped", "paper", "quick");
    assertThat(others).contains("popSize", "maxGen", "alg_nReps", "alg_patience", "alg_failure");
    Map<String, Object> swingUp = Presets.of("swingup").settings("paper");
    Map<String, Object> biped = Presets.of("biped").settings("paper");
    Set<String> common =
        Set.of("select_eliteRatio", "select_cullRatio", "alg_probMoo", "prob_mutAct", "prob_addNode", "ann_actRange");
    for (String key : common) {
      assertThat(biped.get(key)).as(key).isEqualTo(swingUp.get(key));
    }
  }

  /** Keys of the settings in which two presets differ. */
  private static Set<String> differences(String task, String one, String other) {
    Map<String, Object> settings = Presets.of(task).settings(one);
    Map<String, Object> others = Presets.of(task).settings(other);
    assertThat(settings.keySet()).isEqualTo(others.keySet());
    return settings.keySet().stream()
        .filter(key -> !settings.get(key).equals(others.get(key)))
        .collect(Collectors.toSet());
  }

  @Test
  void fullOfMnistSelectsAndMutatesInAnotherWayThanThePaper() {
    assertThat(differences("mnist", "full", "paper"))
        .isNotEmpty()
        .isSubsetOf("select_tournSize", "alg_probMoo", "prob_mutAct", "prob_addNode", "prob_addConn", "prob_enable");
  }

  @Test
  void quickOfMnistIsFullWithFewerGenerations() {
    assertThat(differences("mnist", "quick", "full")).containsExactly("maxGen");
    assertThat(preset("mnist", "quick").generations()).isLessThan(preset("mnist", "full").generations());
  }

  @ParameterizedTest
  @ValueSource(strings = {"swingup", "mnist"})
  void everyPresetOfATaskTriesWhatThePaperDoes(String task) {
    for (String name : Presets.of(task).names()) {
      SearchConfig config = preset(task, name);
      assertThat(config.trials()).hasSameClassAs(preset(task, "paper").trials());
      assertThat(config.trials().count()).isEqualTo(preset(task, "paper").trials().count());
      if (!name.equals("wide")) { // which is there to try others
        assertThat(config.weights()).isEqualTo(preset(task, "paper").weights());
      }
      assertThat(config.activations()).isEqualTo(preset(task, "paper").activations());
    }
  }

  @Test
  void unknownNamesListTheKnownOnes() {
    assertThatThrownBy(() -> preset("slow")).hasMessage("unknown preset 'slow' of swingup; known: quick, wide, laptop, paper");
    assertThatThrownBy(() -> preset("mnist", "slow"))
        .hasMessage("unknown preset 'slow' of mnist; known: quick, full, large, paper");
    assertThatThrownBy(() -> Presets.of("chess")).hasMessage("there are no presets for task 'chess'");
  }
}
