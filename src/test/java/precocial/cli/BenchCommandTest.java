package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import precocial.eval.Backend;
import precocial.io.FormatException;
import precocial.io.Json;

class BenchCommandTest {
  private static List<Map<String, Object>> rows(CommandRun run) throws FormatException {
    assertThat(run.code()).as(run.err()).isZero();
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> rows = (List<Map<String, Object>>) Json.parse("out", "{\"rows\": " + run.out() + "}").get("rows");
    return rows;
  }

  @Test
  void everyRowSaysWhatWasMeasured() throws Exception {
    CommandRun run =
        CommandRun.of(
            "bench", "rollout", "--nodes", "8", "--connections", "9", "--lanes", "2,7", "--seconds", "0.01", "--threads", "2",
            "--format", "json");
    assertThat(rows(run)).hasSize(4).allSatisfy(
        row -> {
          assertThat(List.copyOf(row.keySet())).isEqualTo(List.of("name", "backend", "parameters", "value", "unit", "machine"));
          assertThat((Double) row.get("value")).isGreaterThan(1000);
          assertThat(row.get("unit")).isEqualTo("steps/s");
          assertThat(row.get("machine").toString()).contains("Java " + System.getProperty("java.version"));
        });
  }

  @Test
  void textIsATable() {
    CommandRun run =
        CommandRun.of(
            "bench", "--nodes", "7", "--connections", "6", "--lanes", "6", "--networks", "3", "--seconds", "0.01", "--threads",
            "1");
    assertThat(run.code()).isZero();
    assertThat(run.out().lines()).hasSize(4)
        .anyMatch(line -> line.matches("name +backend +nodes +connections +networks +lanes +threads +value"))
        .anyMatch(line -> line.matches("rollout +cpu +7 +6 +3 +6 +1 +[0-9.]+ [kM] steps/s"));
    assertThat(run.out()).startsWith("cpu: ");
  }

  @Test
  void saysWhyThereIsNoGpu() {
    CommandRun run = CommandRun.of("bench", "copy", "--mebibytes", "1", "--seconds", "0.01");
    assertThat(run.err()).contains("precocial: without cuda, which cannot run here: ");
    assertThat(run.out()).containsPattern("copy +cpu +1 +\\d+ +[0-9.]+ [MG] bytes/s").doesNotContain("cuda");
  }

  @Test
  void referenceIsMeasuredOnItsOneThread() {
    CommandRun run =
        CommandRun.of(
            "bench", "--nodes", "7", "--connections", "6", "--lanes", "1", "--seconds", "0.01", "--threads", "2",
            "--backend", "reference");
    assertThat(run.code()).isZero();
    assertThat(run.out().lines()).hasSize(4).anyMatch(line -> line.matches("rollout +reference +7 +6 +64 +1 +1 +.* steps/s"));
    assertThat(run.out()).contains(Backend.named("reference").device()).doesNotContain(Backend.named("cpu").device());
    assertThat(run.err()).doesNotContain("without cuda");
  }

  @Test
  void edgesGoWithEvaluations() throws Exception {
    CommandRun run =
        CommandRun.of(
            "bench", "classify", "--population", "16", "--images", "50,100", "--generations", "2", "--seconds", "0.01",
            "--format", "json");
    assertThat(rows(run)).hasSize(8);
    Map<Object, Double> values =
        rows(run).subList(0, 4).stream().collect(Collectors.toMap(row -> row.get("unit"), row -> (Double) row.get("value")));
    // The first genomes of the paper have 5 % of 2,570 connections each.
    assertThat(values.get("effective edges/s") / values.get("evaluations/s")).isBetween(80.0, 180.0);
    assertThat(values.get("actual edges/s")).isLessThan(values.get("effective edges/s"));
    double each = values.get("evaluations/s") / values.get("generations judged/s");
    assertThat(each).isCloseTo(16 * 6 * 50, within(0.5 * 16 * 6 * 50));
  }

  @Test
  void searchesBothTasks() throws Exception {
    CommandRun run =
        CommandRun.of("bench", "search", "--population", "8", "--generations", "1", "--seconds", "0.01", "--format", "json");
    assertThat(rows(run)).extracting(row -> parameter(row).apply("task")).containsExactly("swingup", "mnist");
    assertThat(rows(run)).extracting(row -> row.get("unit")).containsOnly("generations/s");
  }

  @Test
  void walkersAreMeasuredByTheStepsTheyDid() throws Exception {
    CommandRun run = CommandRun.of(
        "bench", "walker", "--nodes=30", "--connections=105", "--lanes=2", "--networks=1", "--seconds=0.01", "--threads=2",
        "--backend=cpu", "--format=json");
    assertThat(rows(run)).hasSize(2).allSatisfy(
        row -> {
          assertThat(row).containsEntry("name", "walker").containsEntry("unit", "steps/s");
          assertThat((Integer) parameter(row).apply("steps each")).isBetween(20, 1600);
        });
    assertThat(rows(run)).extracting(row -> parameter(row).apply("threads")).containsExactly(1, 2);
    assertThat(CommandRun.of("bench", "--help").out().replaceAll("\\s+", " "))
        .contains("walker: episodes of BipedalWalker", "29, and 103 of a walker's", "52, and 210 of a walker's");
  }

  private static Function<String, Object> parameter(Map<String, Object> row) {
    return ((Map<?, ?>) row.get("parameters"))::get;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "bench rolls | unknown benchmark 'rolls'; known: rollout, walker, classify, search, tune, copy, product, all",
        "bench product | product is measured on a GPU alone: ",
        "bench product --backend cpu | product is measured on a GPU alone",
        "bench --backend cuda | cuda cannot run here: ",
        "bench --device 0 | --device goes with --backend cuda",
        "bench --lanes 0 | --lanes must be from 1 to 100000, not 0",
        "bench --lanes 4,0 | --lanes must be from 1 to 100000 each, not [4, 0]",
        "bench --lanes many | --lanes",
        "bench --networks 0,1 | --networks must be from 1 to 1000000 each",
        "bench classify --population 1 | --population must be from 2",
        "bench classify --images 60001 | --images must be from 1 to 60000, not 60001",
        "bench search --generations 0 | --generations must be from 1",
        "bench copy --mebibytes 0 | --mebibytes must be from 1 to 1024, not 0",
        "bench --nodes 3 | --nodes must be from 7 to 500, not 3",
        "bench --connections 2000 | --connections must be from 1 to 391 with 29 nodes, not 2000",
        "bench --connections 0 | --connections must be from 1 to 391 with 29 nodes, not 0",
        "bench walker --nodes 28 | --nodes must be from 29 to 500, not 28",
        "bench walker --connections 0 | --connections must be from 1 to 4947 with 103 nodes, not 0",
        "bench --nodes 500 --connections 1000000 | --connections must be from 1 to 100000, not 1000000",
        "bench --nodes 7 --connections 7 | --connections must be from 1 to 6 with 7 nodes, not 7",
        "bench --backend cpu --connections 3 | can't be grown",
        "bench --seconds 0 | --seconds",
        "bench --threads -1 | --threads",
      })
  void refusesWrongUsageInOneLine(String line, String message) {
    CommandRun.of(line.trim().split(" ")).refused(message.trim());
  }

  @Test
  void tunesTheModelsByEveryMethod() {
    CommandRun run =
        CommandRun.of("bench", "tune", "--candidates", "4,6", "--seconds", "0.01", "--backend", "cpu", "--format=json");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().split("\"unit\": \"candidate episodes/s\"")).hasSize(1 + 2 * 2);
    assertThat(run.out().split("\"unit\": \"candidate images/s\"")).hasSize(1 + 2 + 1);
    assertThat(run.out()).contains("\"method\": \"cma-es\"", "\"method\": \"pepg\"", "\"method\": \"adam\"");
    CommandRun.of("bench", "tune", "--candidates=5").refused("--candidates must be even");
  }
}
