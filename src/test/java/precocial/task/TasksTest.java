package precocial.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TasksTest {
  @Test
  void eachTaskIsFoundByItsName() {
    assertThat(Tasks.names()).containsExactly("swingup", "biped", "biped-hardcore", "mnist");
    for (String name : Tasks.names()) {
      assertThat(Tasks.named(name).name()).isEqualTo(name);
    }
  }

  @Test
  void mnistHasAnInputForEachPixelAndAnOutputForEachDigit() {
    assertThat(Tasks.named("mnist")).isEqualTo(ImageTask.MNIST);
    assertThat(ImageTask.MNIST.inputs()).isEqualTo(16 * 16);
    assertThat(ImageTask.MNIST.outputs()).isEqualTo(10);
    assertThat(ImageTask.MNIST.withShape(784, 26)).isEqualTo(new ImageTask("mnist", 784, 26));
  }

  @Test
  void controlTasksAreThoseWithEpisodes() {
    assertThat(Tasks.control("swingup")).isSameAs(Tasks.named("swingup"));
    assertThatThrownBy(() -> Tasks.control("mnist"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("task 'mnist' has no episodes");
    assertThatThrownBy(() -> Tasks.control("walk")).hasMessageContaining("unknown task 'walk'");
  }

  @Test
  void optionsBelongToAFamily() {
    assertThat(Tasks.named("swingup:pole=0.9").family()).isEqualTo("swingup");
    assertThat(Tasks.named("mnist").family()).isEqualTo("mnist");
    assertThat(Tasks.named("biped-hardcore").family()).isEqualTo(Tasks.named("biped").family()).isEqualTo("biped");
    assertThat(Tasks.control("swingup:pole=0.9").name()).isEqualTo("swingup:pole=0.9");
    assertThatThrownBy(() -> Tasks.named("mnist:x=1")).hasMessage("task mnist has no options, not 'x=1'");
    assertThatThrownBy(() -> Tasks.named("walk:x=1")).hasMessageStartingWith("unknown task 'walk:x=1'; known: ");
  }

  @Test
  void unknownNameListsTheKnownOnes() {
    assertThatThrownBy(() -> Tasks.named("swing-up"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown task 'swing-up'; known: " + String.join(", ", Tasks.names()));
  }
}
