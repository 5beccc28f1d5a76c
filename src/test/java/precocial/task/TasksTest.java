package precocial.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TasksTest {
  @Test
  void eachTaskIsFoundByItsName() {
    assertThat(Tasks.names()).contains("swingup");
    for (String name : Tasks.names()) {
      assertThat(Tasks.named(name).name()).isEqualTo(name);
    }
  }

  @Test
  void unknownNameListsTheKnownOnes() {
    assertThatThrownBy(() -> Tasks.named("swing-up"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown task 'swing-up'; known: " + String.join(", ", Tasks.names()));
  }
}
