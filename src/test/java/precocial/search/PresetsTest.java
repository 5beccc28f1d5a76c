package precocial.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.genome.Activation;
import precocial.search.Trials.Batch;
import precocial.search.Trials.Episodes;

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
    assertThat(paper.trials()).isEqualTo(new Episodes(3, 0));
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
  void quickMixesInStartsAboutTheGoal() {
    assertThat(preset("quick").trials()).isEqualTo(new Episodes(3, 1));
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

  @ParameterizedTest
  @ValueSource(strings = {"swingup", "mnist"})
  void everyPresetOfATaskTriesWhatThePaperDoes(String task) {
    for (String name : Presets.of(task).names()) {
      SearchConfig config = preset(task, name);
      assertThat(config.trials()).hasSameClassAs(preset(task, "paper").trials());
      assertThat(config.trials().count()).isEqualTo(preset(task, "paper").trials().count());
      assertThat(config.weights()).isEqualTo(preset(task, "paper").weights());
      assertThat(config.activations()).isEqualTo(preset(task, "paper").activations());
    }
  }

  @Test
  void unknownNamesListTheKnownOnes() {
    assertThatThrownBy(() -> preset("slow")).hasMessage("unknown preset 'slow' of swingup; known: quick, laptop, paper");
    assertThatThrownBy(() -> preset("mnist", "slow")).hasMessage("unknown preset 'slow' of mnist; known: quick, paper");
    assertThatThrownBy(() -> Presets.of("chess")).hasMessage("there are no presets for task 'chess'");
  }
}
