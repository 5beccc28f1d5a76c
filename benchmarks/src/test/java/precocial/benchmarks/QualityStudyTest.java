package precocial.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precocial.eval.CpuBackend;
import precocial.eval.Evaluator;
import precocial.search.RunSpec;
import precocial.search.RunDirectory;
import precocial.search.SearchRun;

class QualityStudyTest {
  private static final String HEADER =
      "generation,best_fitness,mean_fitness,median_fitness,best_so_far,best_connections,best_nodes,evaluations,seconds\n";

  @TempDir Path directory;

  @Test
  void curveTakesTheLastGenerationWithinTheEpisodes() throws IOException {
    String rows = "1,5.5,1,1,5.5,3,7,3456,0.1\n2,4,1,1,5.5,3,7,6912,0.2\n3,8,1,1,8.25,3,7,10368,0.3\n";
    RunCurve curve = RunCurve.read(log(HEADER + rows));
    assertThat(curve.generations()).isEqualTo(3);
    assertThat(curve.at(3455)).isNaN();
    assertThat(curve.at(3456)).isEqualTo(5.5);
    assertThat(curve.at(10367)).isEqualTo(5.5);
    assertThat(curve.at(10368)).isEqualTo(8.25);
    assertThat(curve.at(1_000_000)).isEqualTo(8.25);
  }

  @Test
  void lineThatAKillCutIsNoRow() throws IOException {
    assertThat(RunCurve.read(log(HEADER + "1,5.5,1,1,5.5,3,7,3456,0.1\n2,4,1,1,5.5,3,7,69")).generations()).isEqualTo(1);
  }

  @Test
  void whatIsNoLogIsRefused() throws IOException {
    Path foreign = log("a,b\n1,2\n");
    assertThatIllegalArgumentException().isThrownBy(() -> RunCurve.read(foreign)).withMessageContaining("log.csv, line 1");
    Path broken = log(HEADER + "1,5.5,1,1,much,3,7,3456,0.1\n");
    assertThatIllegalArgumentException().isThrownBy(() -> RunCurve.read(broken)).withMessageContaining("log.csv, line 2");
  }

  @Test
  void largerPopulationsGetFewerGenerations() {
    Map<String, Object> settings = TestConfigs.settings(192);
    assertThat(QualityStudy.config(settings, 1024).generations()).isEqualTo(341);
    assertThat(QualityStudy.config(TestConfigs.settings(64), 1024).generations()).isEqualTo(1024);
    assertThatIllegalArgumentException().isThrownBy(() -> QualityStudy.config(settings, 2)).withMessageContaining("3456");
  }

  @Test
  void finishedRunIsReadAndNotRunAgain() throws IOException {
    RunSpec spec = TestConfigs.spec(16, 3, 1);
    try (Evaluator evaluator = new CpuBackend().evaluator(1)) {
      double first = new SeedRuns(directory, evaluator).curve(spec).at(Long.MAX_VALUE);
      Path log = new SeedRuns(directory, evaluator).directory(spec).resolve(RunDirectory.LOG);
      // Changed by hand: a run made anew would not have this value.
      Files.writeString(log, Files.readString(log).replace("," + first + ",", ",999.5,"));
      assertThat(new SeedRuns(directory, evaluator).curve(spec).at(Long.MAX_VALUE)).isEqualTo(999.5).isNotEqualTo(first);
    }
  }

  @Test
  void stoppedRunGoesOnToTheSameEnd() throws IOException {
    RunSpec spec = TestConfigs.spec(16, 5, 1);
    try (Evaluator evaluator = new CpuBackend().evaluator(1)) {
      SeedRuns whole = new SeedRuns(directory.resolve("whole"), evaluator);
      SeedRuns stopped = new SeedRuns(directory.resolve("stopped"), evaluator);
      try (SearchRun run = SearchRun.start(stopped.directory(spec), spec, null, Map.of())) {
        run.run(evaluator, report -> {}, () -> true);
      }
      assertThat(RunCurve.read(stopped.directory(spec).resolve(RunDirectory.LOG)).generations()).isEqualTo(1);
      assertThat(stopped.curve(spec).generations()).isEqualTo(5);
      for (long episodes = 18 * 16; episodes <= 5 * 18 * 16; episodes += 18 * 16) {
        assertThat(stopped.curve(spec).at(episodes)).isEqualTo(whole.curve(spec).at(episodes));
      }
    }
  }

  @Test
  void runWithOtherSettingsIsNotTaken() throws IOException {
    try (Evaluator evaluator = new CpuBackend().evaluator(1)) {
      SeedRuns runs = new SeedRuns(directory, evaluator);
      runs.curve(TestConfigs.spec(16, 2, 1));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> runs.curve(TestConfigs.spec(8, 2, 1)))
          .withMessageContaining("seed-01");
    }
  }

  @Test
  void tableShowsEverySeedMedianAndRange() throws IOException {
    assertThat(QualityTable.of(List.of(threeSeeds()), 100))
        .contains("| the original, one run | 465 |\n", "| small, median (range) of 3 seeds | **450** (440-470) |\n")
        .contains("| 2 | 470.0 |\n", "| **median** | **450.0** |\n");
  }

  @Test
  void plotShowsMedianRangeAndTheOriginal() throws Exception {
    QualityPlot plot = new QualityPlot(List.of(threeSeeds()), 100);
    assertThat(plot.chart.getSeriesCollection()).map(series -> series.getName())
        .containsExactly("small, range", "small, median and range of 3 seeds", "the original, one run");
    double[] median = plot.chart.getSeries("small, median and range of 3 seeds").getYData();
    assertThat(median).hasSize(100).startsWith(5, 5).endsWith(5, 450);
    double[] range = plot.chart.getSeries("small, range").getYData();
    assertThat(range).hasSize(200).startsWith(5).endsWith(5);
    assertThat(new double[] {range[99], range[100]}).containsExactly(470, 440);
    assertThat(plot.chart.getSeries("the original, one run").getYData()).containsExactly(413, 465);
  }

  @Test
  void plotIsWrittenAsSvgAndPng() throws Exception {
    QualityPlot plot = new QualityPlot(List.of(threeSeeds()), 100);
    plot.writeSvg(directory.resolve("quality.svg"));
    plot.writePng(directory.resolve("quality.png"));
    assertThat(Files.readString(directory.resolve("quality.svg"))).contains("<svg", "stroke:rgb(0,114,178)").endsWith("</svg>\n");
    assertThat(ImageIO.read(directory.resolve("quality.png").toFile()).getWidth()).isEqualTo(860);
  }

  private SeedCurves threeSeeds() throws IOException {
    String row = HEADER + "1,5,1,1,5,3,7,1152,0.1\n100,5,1,1,%s,3,7,115200,0.1\n";
    List<RunCurve> curves = new ArrayList<>();
    for (int best : new int[] {440, 470, 450}) {
      curves.add(RunCurve.read(log(String.format(row, best))));
    }
    return new SeedCurves("small", List.of(1L, 2L, 3L), curves);
  }

  private Path log(String text) throws IOException {
    return Files.writeString(directory.resolve("log.csv"), text);
  }
}
