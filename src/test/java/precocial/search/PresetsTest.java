package precocial.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PresetsTest {
  private static SearchConfig preset(String name) {
    return Setting.fromMap(Presets.of("swingup").settings(name));
  }

  @Test
  void paperAndLaptopHaveThePublishedSettings() {
    SearchConfig paper = preset("paper");
    assertThat(paper.population()).isEqualTo(192);
    assertThat(paper.generations()).isEqualTo(1024);
    assertThat(paper.repetitions()).isEqualTo(3);
    assertThat(paper.goalStarts()).isZero();
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
    assertThat(preset("quick").goalStarts()).isEqualTo(1);
    assertThat(preset("quick").repetitions()).isEqualTo(3);
    assertThat(preset("quick").weights()).isEqualTo(preset("paper").weights());
  }

  @Test
  void unknownNamesListTheKnownOnes() {
    assertThatThrownBy(() -> preset("slow")).hasMessage("unknown preset 'slow' of swingup; known: quick, laptop, paper");
    assertThatThrownBy(() -> Presets.of("chess")).hasMessage("there are no presets for task 'chess'");
  }
}
