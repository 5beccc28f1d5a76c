package precocial.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precocial.data.DataSet;
import precocial.eval.CpuBackend;
import precocial.eval.Evaluator;
import precocial.search.GenerationReport;
import precocial.search.RunSpec;
import precocial.search.SearchRun;

class MnistSearchBenchmarkTest {
  private static final DataSet DATA = MadeUpImages.of(6, 300, 60);
  private static final RunSpec SPEC = MadeUpImages.spec(MadeUpImages.config(16, 20, 100), DATA, 1);

  @TempDir Path directory;

  @Test
  void measuredSearchIsTheSearch() throws IOException {
    List<GenerationReport> expected = new ArrayList<>();
    try (SearchRun run = SearchRun.start(directory.resolve("plain"), SPEC, DATA, Map.of());
        Evaluator evaluator = new CpuBackend().evaluator(1)) {
      run.run(evaluator, expected::add, () -> false);
    }
    MnistMeasurement measured = measure("measured", SPEC, 2);
    assertThat(measured.reports()).usingRecursiveComparison().ignoringFields("seconds").isEqualTo(expected);
    assertThat(measured.last().bestSoFar()).isGreaterThan(measured.reports().get(0).bestSoFar());
  }

  @Test
  void generationsTakeNearlyAllOfTheTime() throws IOException {
    MnistMeasurement measured = measure("run", SPEC, 1);
    assertThat(measured.millis()).hasSize(20);
    assertThat(Arrays.stream(measured.millis()).min().orElseThrow()).isPositive();
    assertThat(Arrays.stream(measured.millis()).sum()).isLessThan(1e3 * measured.seconds());
    assertThat(measured.looks()).hasDimensions(20, PhaseSampler.Phase.values().length);
  }

  @Test
  void everyImageCountsForEachGenomeAndWeight() throws IOException {
    MnistMeasurement measured = measure("run", SPEC, 1);
    double each = 16 * 6 * 100;
    assertThat(measured.imagesPerSecond() * measured.seconds()).isCloseTo(20 * each, within(1e-3));
    assertThat(measured.imagesPerSecond(1, 1) * measured.millis()[0] / 1e3).isCloseTo(each, within(1e-3));
    double last = measured.millis()[18] + measured.millis()[19];
    assertThat(measured.imagesPerSecond(19, 20) * last / 1e3).isCloseTo(2 * each, within(1e-3));
  }

  @Test
  void otherSearchDoesNotAgree() throws IOException {
    MnistMeasurement one = measure("one", SPEC, 1);
    assertThat(one.agreesWith(measure("two", SPEC, 2))).isTrue();
    assertThat(one.agreesWith(measure("three", MadeUpImages.spec(SPEC.config(), DATA, 2), 1))).isFalse();
  }

  @Test
  void stretchesCoverAllGenerations() {
    assertThat(MnistTable.ends(4096)).containsExactly(500, 1000, 2000, 4096);
    assertThat(MnistTable.ends(40)).containsExactly(40);
    assertThat(MnistTable.ends(1000)).containsExactly(500, 1000);
    assertThat(MnistTable.ends(5000)).containsExactly(500, 1000, 2000, 4096, 5000);
  }

  @Test
  void tablesHaveARowForEachSearchAndStretch() throws IOException {
    List<MnistMeasurement> all = List.of(measure("one", SPEC, 1), measure("two", SPEC, 2));
    List<String> searches = MnistTable.searches(all).lines().toList();
    assertThat(searches).hasSize(4).allSatisfy(line -> assertThat(columns(line)).isEqualTo(9));
    assertThat(searches.get(3)).startsWith("| small | 2 | 1 | 20 | ");
    List<String> stretches = MnistTable.windows(all).lines().toList();
    assertThat(stretches).hasSize(4).allSatisfy(line -> assertThat(columns(line)).isEqualTo(11));
    assertThat(stretches.get(2)).startsWith("| 1 | 1-20 | ");
  }

  @Test
  void headingNamesNoFolderOfTheUser() {
    List<String> arguments = List.of("--threads", "1,2", "--out", "/a/b", "--data=/c", "/d/run-1");
    assertThat(Heading.repeat("mnist", arguments))
        .isEqualTo("benchmarks/run mnist --threads 1,2 --out DIR --data=DIR run-1");
  }

  @Test
  void quantilesAreBetweenNeighbours() {
    assertThat(Quantiles.median(4, 1, 3, 2)).isEqualTo(2.5);
    assertThat(Quantiles.median(7)).isEqualTo(7);
    assertThat(Quantiles.of(new double[] {0, 10, 20}, 0.9)).isCloseTo(18, within(1e-12));
  }

  private static long columns(String line) {
    return line.chars().filter(c -> c == '|').count() - 1;
  }

  private MnistMeasurement measure(String name, RunSpec spec, int threads) throws IOException {
    return MnistMeasurement.of(directory.resolve(name), spec, DATA, threads);
  }
}
