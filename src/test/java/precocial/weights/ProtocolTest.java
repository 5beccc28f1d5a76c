package precocial.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import precocial.task.ImageTask;
import precocial.task.Tasks;

class ProtocolTest {
  @Test
  void tasksOfThePaperHaveIt() {
    for (String name : Tasks.names()) {
      assertThat(Protocol.task(Tasks.named(name)).name()).isEqualTo(name);
    }
    ImageTask variant = new ImageTask("mnist:inverted", 4, 2);
    assertThat(Protocol.task(variant)).isSameAs(variant);
  }

  @Test
  void anotherTaskIsToldWhichHaveIt() {
    assertThatThrownBy(() -> Protocol.task(new ImageTask("fashion", 4, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("task fashion has no protocol paper; tasks that have it: swingup, biped, mnist");
  }

  @Test
  void anotherNameIsToldTheKnownOnes() {
    assertThat(Protocol.named("paper")).isEqualTo("paper");
    assertThatThrownBy(() -> Protocol.named("Paper")).hasMessage("unknown protocol 'Paper'; known: paper");
  }
}
