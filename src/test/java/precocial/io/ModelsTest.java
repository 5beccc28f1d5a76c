package precocial.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import precocial.task.Task;
import precocial.task.Tasks;

class ModelsTest {
  @Test
  void everyFileOfTheFolderIsAModel() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("models"))) {
      List<String> names =
          files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".json")).map(f -> f.replace(".json", ""))
              .sorted().toList();
      assertThat(Models.names()).isNotEmpty().isEqualTo(names);
    }
  }

  @Test
  void modelsFitTheirTasks() throws FormatException {
    for (String name : Models.names()) {
      GenomeFile model = Models.read(name);
      Task task = Tasks.named(model.task());
      assertThat(model.genome().inputs()).as(name).isEqualTo(task.inputs());
      assertThat(model.genome().outputs()).as(name).isEqualTo(task.outputs());
      assertThat(model.provenance()).as(name).isNotEmpty();
      assertThat(GenomeFiles.read(Path.of(name), null, null).genome().connections()).isEqualTo(model.genome().connections());
    }
  }

  @Test
  void otherNamesAreToldTheModels() {
    String known = "models: " + String.join(", ", Models.names());
    assertThatThrownBy(() -> Models.read("none")).hasMessage("none: not a model; " + known);
    assertThatThrownBy(() -> GenomeFiles.read(Path.of("none"), null, null))
        .hasMessage("none: no such file or directory, nor a model; " + known);
  }

  @Test
  void aPathIsNoName() {
    String name = Models.names().get(0);
    for (String path : List.of("./" + name, "none/" + name, name + ".out", "/" + name)) {
      assertThat(Models.has(Path.of(path))).as(path).isFalse();
      assertThatThrownBy(() -> GenomeFiles.read(Path.of(path), null, null)).hasMessage(path + ": no such file or directory");
    }
  }
}
