package precocial.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import precocial.data.DataSet;
import precocial.data.ImageBatch;
import precocial.eval.Backend;
import precocial.eval.Evaluator;
import precocial.eval.GraphWork;
import precocial.eval.LoopCeiling;
import precocial.eval.Losses;
import precocial.eval.SharingStages;
import precocial.eval.SharingStages.Judged;
import precocial.eval.SharingStages.Stage;
import precocial.eval.Weights;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.search.SearchConfig;
import precocial.search.SteppedSearch;

class SharingBenchmarkTest {
  private static final DataSet DATA = MadeUpImages.of(6, 300, 10);
  private static final SearchConfig CONFIG = MadeUpImages.config(24, 100, 150);
  private static final int IMAGES = 150;

  @Test
  void everyStageHasTheLossesOfBothBackends() {
    for (int generation : new int[] {1, 2, 30}) {
      try (SharingStages stages = new SharingStages(2, DATA.train(), Weights.STANDARD)) {
        SteppedSearch search = searchedTo(generation, stages);
        ImageBatch batch = search.batch(IMAGES);
        Losses cpu = judge("cpu", search, batch);
        Losses reference = judge("reference", search, batch);
        for (Stage stage : Stage.values()) {
          Judged judged = stages.judge(stage, search.before(), search.genomes(), search.parents(), batch);
          assertThat(judged.seconds()).isPositive();
          for (int n = 0; n < 24; n++) {
            for (int w = 0; w < 6; w++) {
              assertThat(judged.losses()[n][w]).as("%s", stage).isEqualTo(cpu.loss(n, w));
              assertThat(judged.losses()[n][w]).isCloseTo(reference.loss(n, w), within(1e-3 * (1 + reference.loss(n, w))));
            }
          }
        }
      }
    }
  }

  private static Losses judge(String backend, SteppedSearch search, ImageBatch batch) {
    try (Evaluator evaluator = Backend.named(backend).evaluator(1)) {
      return evaluator.classifier(DATA.train(), true).judge(search.genomes(), search.parents(), batch, Weights.STANDARD);
    }
  }

  private static SteppedSearch searchedTo(int generation, SharingStages stages) {
    SteppedSearch search = new SteppedSearch(CONFIG, DATA.train(), 1, stages.classifier());
    search.stepTo(generation, IMAGES);
    return search;
  }

  @Test
  void searchGoesOnAsIfNothingHadBeenMeasured() {
    try (SharingStages one = new SharingStages(1, DATA.train(), Weights.STANDARD);
        SharingStages other = new SharingStages(1, DATA.train(), Weights.STANDARD)) {
      SteppedSearch halted = searchedTo(10, one);
      measure(halted, one);
      halted.stepTo(20, IMAGES);
      SteppedSearch whole = searchedTo(20, other);
      assertThat(halted.bestMean()).isEqualTo(whole.bestMean());
      assertThat(measure(halted, one).work()).isEqualTo(measure(whole, other).work());
    }
  }

  @Test
  void countsAreThoseOfTheGenomes() {
    try (SharingStages stages = new SharingStages(1, DATA.train(), Weights.STANDARD)) {
      SteppedSearch search = searchedTo(40, stages);
      SharingMeasurement measured = measure(search, stages);
      GraphWork alone = measured.work().get(Stage.ALONE);
      List<Network> networks = search.genomes().stream().map(NetworkCompiler::compile).toList();
      assertThat(alone.connections()).isEqualTo(networks.stream().mapToLong(Network::connections).sum());
      assertThat(alone.nodes()).isEqualTo(networks.stream().mapToLong(n -> n.nodes() - 37).sum());
      assertThat(alone.terms(6, false)).isEqualTo(6 * (alone.sumTerms() + alone.nodeTerms()));
      GraphWork graph = measured.work().get(Stage.ONE_GRAPH);
      GraphWork derived = measured.work().get(Stage.SUMS_DERIVED);
      assertThat(graph.nodes()).isLessThan(alone.nodes()).isEqualTo(derived.nodes());
      assertThat(graph.connections()).isLessThan(alone.connections()).isEqualTo(derived.connections());
      assertThat(graph.sumTerms()).isGreaterThan(derived.sumTerms());
      assertThat(measured.work().get(Stage.KEPT)).isEqualTo(derived);
    }
  }

  @Test
  void tablesHaveARowForEachGenerationAndStage() {
    try (SharingStages stages = new SharingStages(1, DATA.train(), Weights.STANDARD)) {
      SharingMeasurement measured = measure(searchedTo(5, stages), stages);
      double images = measured.imagesPerSecond(Stage.KEPT) * measured.millis(Stage.KEPT) / 1e3;
      assertThat(images).isCloseTo(24 * 6 * IMAGES, within(1e-3));
      List<String> counts = SharingTable.counts(List.of(measured, measured)).lines().toList();
      assertThat(counts).hasSize(4).allSatisfy(line -> assertThat(line.split("\\|")).hasSize(7));
      assertThat(counts.get(2)).startsWith("| 5 | 24 / ");
      List<String> rows = SharingTable.stages(List.of(measured)).lines().toList();
      assertThat(rows).hasSize(7).allSatisfy(line -> assertThat(line.split("\\|")).hasSize(12));
      assertThat(rows.get(2)).startsWith("| 5 | each genome alone, weight by weight | ").contains(" | 1.0 | ");
    }
  }

  @Test
  void ceilingIsWithinWhatProcessorsDo() {
    LoopCeiling.perSecond(1, 0.5);
    assertThat(LoopCeiling.perSecond(1, 0.1)).isBetween(1e8, 1e12);
  }

  private static SharingMeasurement measure(SteppedSearch search, SharingStages stages) {
    return SharingMeasurement.of(search, stages, search.batch(IMAGES), 6, 1, 1, 0);
  }
}
