package precocial.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precocial.eval.CpuBackend;
import precocial.eval.Evaluator;
import precocial.search.GenerationReport;
import precocial.search.RunSpec;
import precocial.search.SearchRun;

class ThroughputTest {
  private static final int POPULATION = 16;
  private static final int GENERATIONS = 6;
  private static final RunSpec SPEC = TestConfigs.spec(POPULATION, GENERATIONS, 1);

  @TempDir Path directory;

  @Test
  void measuredSearchIsTheSearch() throws IOException {
    List<GenerationReport> expected = new ArrayList<>();
    try (SearchRun run = SearchRun.start(directory, SPEC, null, Map.of());
        Evaluator evaluator = new CpuBackend().evaluator(1)) {
      run.run(evaluator, expected::add, () -> false);
    }
    SearchMeasurement measured = SearchMeasurement.of(SPEC, 2, Double.POSITIVE_INFINITY);
    assertThat(measured.reports())
        .usingRecursiveComparison()
        .withEqualsForType(Double::equals, Double.class) // To the bit, and NaN is NaN.
        .ignoringFields("seconds")
        .isEqualTo(expected);
    assertThat(measured.last().evaluations()).isEqualTo(18L * POPULATION * GENERATIONS);
    assertThat(measured.genomesPerSecond() * measured.seconds()).isBetween(95.999, 96.001);
  }

  @Test
  void partsAddUpToTheWhole() throws IOException {
    SearchMeasurement measured = SearchMeasurement.of(SPEC, 1, Double.POSITIVE_INFINITY);
    assertThat(measured.evaluation()).isPositive();
    assertThat(measured.confirmation()).isPositive();
    assertThat(measured.own()).isPositive();
    double sum = measured.evaluation() + measured.confirmation() + measured.own();
    assertThat(sum).isCloseTo(measured.seconds(), within(1e-9));
  }

  @Test
  void timeLimitStopsEarly() throws IOException {
    assertThat(SearchMeasurement.of(SPEC, 1, 1e-9).reports()).hasSize(1);
  }

  @Test
  void otherSearchDoesNotAgree() throws IOException {
    SearchMeasurement one = SearchMeasurement.of(SPEC, 1, Double.POSITIVE_INFINITY);
    assertThat(one.agreesWith(SearchMeasurement.of(SPEC, 2, Double.POSITIVE_INFINITY))).isTrue();
    assertThat(one.agreesWith(SearchMeasurement.of(TestConfigs.spec(POPULATION, GENERATIONS, 2), 1, Double.POSITIVE_INFINITY)))
        .isFalse();
  }

  @Test
  void tableHasARowForEachMeasurement() throws IOException {
    SearchMeasurement measured = SearchMeasurement.of(SPEC, 1, Double.POSITIVE_INFINITY);
    List<String> lines = Throughput.table(List.of(measured, measured)).lines().toList();
    assertThat(lines).hasSize(4).allSatisfy(line -> assertThat(line.chars().filter(c -> c == '|').count()).isEqualTo(12));
    assertThat(lines.get(2)).startsWith("| small | 1 | 6 | ");
  }
}
