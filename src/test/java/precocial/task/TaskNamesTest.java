package precocial.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskNamesTest {
  @ParameterizedTest
  @ValueSource(strings = {"swingup", "swingup:pole=0.9,noise=0.05", "mnist"})
  void eachInputAndOutputHasANameOfItsOwn(String name) {
    Task task = Tasks.named(name);
    for (List<String> names : List.of(task.inputNames(), task.outputNames())) {
      assertThat(names).doesNotHaveDuplicates().allMatch(text -> text.matches("\\w+"));
    }
    assertThat(task.inputNames()).hasSize(task.inputs());
    assertThat(task.outputNames()).hasSize(task.outputs());
  }
}
