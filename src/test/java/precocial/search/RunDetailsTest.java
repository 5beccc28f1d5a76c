package precocial.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.io.FormatException;

class RunDetailsTest {
  private static final List<String> PHASES = List.of("breed_seconds", "judge_seconds", "confirm_seconds", "save_seconds");

  @TempDir Path temporary;

  private Path file() {
    return temporary.resolve("run").resolve(RunDirectory.DETAILS);
  }

  private void start(int stopAfter) throws IOException {
    RunSpec spec = SearchRunTest.spec(3, Map.of());
    SearchRunTest.run(SearchRun.start(temporary.resolve("run"), spec, null, Map.of()), 1, stopAfter);
  }

  private void resume(int stopAfter) throws IOException {
    SearchRunTest.run(SearchRun.resume(temporary.resolve("run"), null), 1, stopAfter);
  }

  @Test
  void thereIsARowForEachGeneration() throws IOException {
    start(5);
    assertThat(Files.readAllLines(file()).get(0))
        .isEqualTo(
            "generation,lower_quartile,upper_quartile,median_connections,median_nodes,"
                + "breed_seconds,judge_seconds,confirm_seconds,save_seconds");
    Table details = Table.read(file());
    Table log = Table.read(temporary.resolve("run").resolve(RunDirectory.LOG));
    assertThat(details.column("generation")).containsExactly(1, 2, 3, 4, 5);
    for (int row = 0; row < 5; row++) {
      double median = log.column("median_fitness")[row];
      assertThat(details.column("lower_quartile")[row]).isLessThanOrEqualTo(median);
      assertThat(details.column("upper_quartile")[row]).isBetween(median, log.column("best_fitness")[row]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 6})
  void quartilesAndMediansAreOverThePopulation(int generations) throws IOException {
    start(generations);
    Population population = Population.read(temporary.resolve("run").resolve(RunDirectory.POPULATION));
    Table details = Table.read(file());
    double[] means = population.mean().clone();
    Arrays.sort(means);
    // Of 24 values the lower quartile lies three quarters of the way from the sixth to the seventh.
    assertThat(details.column("lower_quartile")).endsWith(0.25 * means[5] + 0.75 * means[6]);
    assertThat(details.column("upper_quartile")).endsWith(0.75 * means[17] + 0.25 * means[18]);
    assertThat(details.column("median_connections")).endsWith(middle(population.connections()));
    assertThat(details.column("median_nodes")).endsWith(middle(population.nodes()));
  }

  private static double middle(int[] values) {
    int[] sorted = Arrays.stream(values).sorted().toArray();
    return (sorted[11] + sorted[12]) / 2.0;
  }

  @Test
  void secondsGrowAndGoOnAfterAResume() throws IOException {
    start(4);
    Table before = Table.read(file());
    resume(3);
    Table after = Table.read(file());
    Table log = Table.read(temporary.resolve("run").resolve(RunDirectory.LOG));
    assertThat(after.rows()).isEqualTo(7);
    for (String phase : PHASES) {
      assertThat(after.column(phase)).isSorted().startsWith(before.column(phase));
    }
    for (int row = 0; row < 7; row++) {
      double sum = 0;
      for (String phase : PHASES.subList(0, 3)) {
        sum += after.column(phase)[row];
      }
      assertThat(sum).isPositive().isLessThan(log.column("seconds")[row] + 0.003); // rounded to milliseconds
    }
    assertThat(after.column("judge_seconds")[6]).isPositive();
  }

  @Test
  void rowsBehindTheCheckpointAreDropped() throws IOException {
    start(4);
    Path checkpoint = temporary.resolve("run").resolve(RunDirectory.CHECKPOINT);
    byte[] early = Files.readAllBytes(checkpoint);
    List<String> kept = Files.readAllLines(file());
    resume(3);
    Files.write(checkpoint, early);
    Files.writeString(file(), Files.readString(file()) + "8,12");
    SearchRun.resume(temporary.resolve("run"), null).close();
    assertThat(Files.readAllLines(file())).isEqualTo(kept);
  }

  @Test
  void aRunBegunBeforeThereWereDetailsHasThemFromWhereItWasResumed() throws IOException {
    start(4);
    Files.delete(file());
    Path checkpoint = temporary.resolve("run").resolve(RunDirectory.CHECKPOINT);
    byte[] early = Files.readAllBytes(checkpoint);
    resume(3);
    assertThat(Table.read(file()).column("generation")).containsExactly(5, 6, 7);
    SearchRun.resume(temporary.resolve("run"), null).close();
    assertThat(Table.read(file()).column("generation")).containsExactly(5, 6, 7);
    // Killed before the first checkpoint after it was resumed, with rows and without.
    for (int i = 0; i < 2; i++) {
      Files.write(checkpoint, early);
      SearchRun.resume(temporary.resolve("run"), null).close();
      assertThat(Table.read(file()).rows()).isZero();
    }
    resume(Integer.MAX_VALUE);
    assertThat(Table.read(file()).column("generation")).startsWith(5).endsWith(12).hasSize(8);
  }

  @Test
  void aDamagedFileIsRefused() throws IOException {
    start(3);
    String text = Files.readString(file());
    refused(text.replaceFirst("(?m)^3,.*\n", ""), "line 4 is not the row of generation 3, and the checkpoint is of 3");
    refused(text.replaceFirst("(?m)^2,.*\n", ""), "line 3 is not the row of generation 2");
    refused(text.replaceFirst("(?m)^2,", "2,x,"), "line 3 has 10 cells");
    refused(text.replaceFirst("nodes", "hidden"), "line 1 is not the header generation,");
    refused("", "is empty");
    Files.writeString(file(), text);
    SearchRun.resume(temporary.resolve("run"), null).close();
  }

  private void refused(String text, String message) throws IOException {
    Files.writeString(file(), text);
    assertThatThrownBy(() -> SearchRun.resume(temporary.resolve("run"), null))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining(file() + ": " + message);
  }
}
