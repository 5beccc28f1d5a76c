package precocial.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TasksTest {
  @Test
  void eachTaskIsFoundByItsName() {
    assertThat(Tasks.names()).contains("swingup", "mnist");
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
  void unknownNameListsTheKnownOnes() {
    assertThatThrownBy(() -> Tasks.named("swing-up"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown task 'swing-up'; known: " + String.join(", ", Tasks.names()));
  }
}
