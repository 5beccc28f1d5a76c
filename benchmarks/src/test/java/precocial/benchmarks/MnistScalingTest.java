package precocial.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precocial.data.DataSet;
import precocial.eval.CpuBackend;
import precocial.eval.Evaluator;
import precocial.genome.Genome;
import precocial.search.SteppedSearch;

class MnistScalingTest {
  private static final DataSet DATA = MadeUpImages.of(5, 200, 10);

  @TempDir Path directory;

  @Test
  void rowIsOfTheGenerationsThatFollow() {
    try (Evaluator evaluator = new CpuBackend().evaluator(1)) {
      SteppedSearch search =
          new SteppedSearch(MadeUpImages.config(16, 100, 50), DATA.train(), 1, evaluator.classifier(DATA.train(), true));
      search.stepTo(5, 50);
      double connections = search.genomes().stream().mapToInt(Genome::connectionCount).average().orElseThrow();
      ScalingRow row = ScalingRow.of(search, 200, 6, 3);
      assertThat(search.generation()).isEqualTo(9);
      assertThat(row.population()).isEqualTo(16);
      assertThat(row.generation()).isEqualTo(5);
      assertThat(row.connections()).isEqualTo(connections);
      assertThat(row.evaluations()).isEqualTo(16 * 6 * 200);
      assertThat(row.nanosPerEvaluation() * 16 * 6 * 200).isCloseTo(1e6 * row.millis(), within(1.0));
      assertThat(row.heldBytes()).isBetween(1L, row.peakBytes());
    }
  }

  @Test
  void tableHasAColumnForEachFigure() {
    List<String> lines = MnistScaling.table(List.of(row(960, 1000, 25), row(15360, 60000, 30_000))).lines().toList();
    assertThat(lines).hasSize(4).allSatisfy(line -> assertThat(line.split("\\|")).hasSize(10));
    assertThat(lines.get(3)).startsWith("| 15,360 | 60,000 | 100 | 300 | 30,000.0 | 5.0 | ").endsWith(" | 64 | 512 |");
  }

  @Test
  void plotHasALineForEachBatch() throws IOException {
    List<ScalingRow> rows = List.of(row(240, 1000, 10), row(240, 60000, 400), row(960, 1000, 25), row(960, 60000, 1200));
    ScalingPlot plot = new ScalingPlot(rows);
    assertThat(plot.chart.getSeriesCollection()).map(series -> series.getName())
        .containsExactly("1,000 images", "60,000 images");
    assertThat(plot.chart.getSeries("60,000 images").getXData()).containsExactly(240, 960);
    assertThat(plot.chart.getSeries("60,000 images").getYData()).containsExactly(405, 1205);
    plot.writeSvg(directory.resolve("plot.svg"));
    assertThat(Files.readString(directory.resolve("plot.svg"))).contains("<svg", "stroke:rgb(0,114,178)").endsWith("</svg>\n");
  }

  private static ScalingRow row(int population, int images, double judge) {
    return new ScalingRow(population, 100, images, 6L * population * images, 300, judge, 5, 64L << 20, 512L << 20);
  }
}
