package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.io.Models;

/** What {@code evaluate} judges: a file, a model by name or a fixed topology. */
class NetworkArgumentTest {
  @TempDir Path folder;

  @Test
  void aFixedTopologyIsJudgedAsAGenomeIs() throws IOException {
    CommandRun run = CommandRun.of(
        "evaluate", "--network=fixed:5,5", "--task=swingup", "--episodes=3", "--weights=1", "--backend=cpu", "--format=json");
    run.done();
    assertThat(run.json()).containsEntry("genome", "fixed:5,5").containsEntry("task", "swingup");
    Map<?, ?> weight = (Map<?, ?>) ((List<?>) run.json().get("weights")).get(0);
    assertThat((List<?>) weight.get("rewards")).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fixed:", "fixed", "fixed:0", "fixed:5,0", "fixed:5,00,5", "fixed:-5", "fixed:5,", "fixed:,5", "fixed:5;5", "fixed:1e3",
        "fixed:12345678901", "5,5", "other:5", ""
      })
  void aWrongFormIsRefused(String network) {
    CommandRun.of("evaluate", "--network=" + network, "--task=swingup")
        .refused("--network must be ", "fixed:5,5", "'" + network + "'");
  }

  @Test
  void absurdSizesAreRefused() {
    CommandRun.of("evaluate", "--network=fixed:999999999,999999999", "--task=swingup")
        .refused("--network: ", "250000 connections");
  }

  @Test
  void oneOfGenomeAndNetworkIsNeeded() {
    CommandRun.of("evaluate", "--task=swingup").refused("GENOME", "--network fixed:N,N");
    CommandRun.of("evaluate", "g.json", "--network=fixed:5").refused("GENOME and --network exclude each other");
    CommandRun.of("evaluate", "--network=fixed:5").refused("--task is needed: --network fixed:5 names no task");
  }

  @Test
  void tunedWeightsMustFitTheFixedTopology() throws IOException {
    String tuned = Files.writeString(folder.resolve("t.wann.json"), "[[1, 2, 3]]").toString();
    CommandRun.of("evaluate", "--network=fixed:1", "--task=swingup", "--tuned=" + tuned)
        .refused("t.wann.json", "has 3 parameters, the genome has 8 enabled connections: one for each is needed");
  }

  @Test
  void modelsGoByName() throws IOException {
    String name = Models.names().get(Models.names().size() - 1);
    String copy = folder.resolve("copy.json").toString();
    CommandRun.of("convert", name, copy).done();
    String input = "0".repeat(Models.read(name).genome().inputs()).replaceAll("0(?=0)", "0,") + "\n";
    String[] forward = {"forward", name, "--backend=cpu"};
    String out = CommandRun.withInput(input, forward).done().out();
    forward[1] = copy;
    assertThat(CommandRun.withInput(input, forward).done().out()).isEqualTo(out).isNotEmpty();
    assertThat(CommandRun.of("models").done().out()).contains(Models.names());
    assertThat(CommandRun.of("models", "--format=json").done().out()).contains("\"name\": \"" + name + "\"", "\"provenance\"");
  }

  @Test
  void theModelOfSwingUpNeedsNoTask() throws IOException {
    CommandRun run =
        CommandRun.of("evaluate", "swingup", "--episodes=2", "--weights=1", "--backend=cpu", "--format=json").done();
    assertThat(run.json()).containsEntry("genome", "swingup").containsEntry("task", "swingup");
    CommandRun.of("evaluate", "swingup", "--task=mnist", "--data=" + folder.resolve("none")).refused("none");
  }

  @Test
  void anUnknownNameIsToldTheModels() {
    for (String command : List.of("evaluate", "forward")) {
      CommandRun.of(command, "swingups").refused("swingups: no such file or directory, nor a model; models: ", "swingup");
    }
    CommandRun.of("evaluate", "swingups", "--task=mnist").refused("swingups: no such file or directory, nor a model");
  }

  /** A run directory with another kind of config than a search's: its champion says all that is needed. */
  @Test
  void theConfigOfARunDirectoryIsNotLookedAt() throws IOException {
    Path run = Files.createDirectory(folder.resolve("run"));
    CommandRun.of("convert", "swingup", run.resolve("champion.json").toString()).done();
    Files.writeString(run.resolve("config.json"), "{\"format\": \"precocial-tuning\", \"version\": 1}");
    CommandRun.of("evaluate", run.toString(), "--episodes=1", "--weights=1", "--backend=cpu").done();
  }
}
