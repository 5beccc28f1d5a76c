package precocial.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import precocial.data.DataSet;
import precocial.data.ImageBatch;
import precocial.data.Preparation;
import precocial.eval.CpuBackend;
import precocial.eval.Evaluator;
import precocial.eval.ForwardPredictions;
import precocial.eval.Predictions;
import precocial.eval.Weights;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.search.SteppedSearch;

class RoundingStudyTest {
  private static final DataSet RAW = MadeUpImages.of(20, 150, 120);

  @Test
  void imagesThatNeedNoRoundingStayInTheirClasses() {
    RoundingRow row = row(RAW, Preparation.RAW);
    assertThat(row.changed()).hasSize(6).containsOnly(0);
    for (int w = 0; w < 6; w++) {
      assertThat(row.unrounded().loss(w)).isEqualTo(row.rounded().loss(w));
      assertThat(row.unrounded().accuracy(w)).isEqualTo(row.rounded().accuracy(w));
    }
  }

  @Test
  void numbersAreClassifiedAsTheImagesAre() {
    RoundingRow row = row(prepared(), Preparation.DESKEW);
    assertThat(row.disagreement()).isZero();
    for (int w = 0; w < 6; w++) {
      assertThat(row.rounded().loss(w)).isCloseTo(row.judged().loss(w), within(1e-4 * (1 + row.judged().loss(w))));
      // Rounding does change what the networks see.
      assertThat(row.unrounded().loss(w)).isNotEqualTo(row.rounded().loss(w));
      assertThat(row.unrounded().loss(w)).isCloseTo(row.rounded().loss(w), within(0.1 * (1 + row.judged().loss(w))));
      assertThat(row.changed()[w]).isBetween(0, 12);
    }
  }

  @Test
  void predictionsAreThoseOfTheOutputs() {
    ImageBatch batch = ImageBatch.all(RAW.test().first(3)); // labels 0, 1, 2
    double[][][] outputs = {{{2, 1, 0}, {5, 5, 4}, {0, 0, 100}}};
    Predictions predictions = ForwardPredictions.of(batch, outputs);
    assertThat(predictions.accuracy(0)).isEqualTo(2 / 3.0);
    double first = Math.log(1 + Math.exp(-1) + Math.exp(-2));
    double second = Math.log(2 + Math.exp(-1));
    assertThat(predictions.loss(0)).isCloseTo((first + second) / 3, within(1e-12));
  }

  @Test
  void tableHasARowForEachWeightThenMeanAndVote() {
    RoundingRow row = row(prepared(), Preparation.DESKEW);
    List<String> lines = RoundingStudy.table(List.of(row, row)).lines().toList();
    assertThat(lines).hasSize(18).allSatisfy(line -> assertThat(line.split("\\|").length).isBetween(5, 8));
    assertThat(lines.get(2)).startsWith("| network | -2.0 | ");
    assertThat(lines.get(8)).startsWith("| network | mean | ");
    assertThat(lines.get(9)).startsWith("| network | vote | ");
  }

  private static DataSet prepared() {
    return DataSet.of("prepared", Preparation.DESKEW.apply(RAW.train()), Preparation.DESKEW.apply(RAW.test()));
  }

  /** Of the first genome after a few generations. */
  private static RoundingRow row(DataSet data, Preparation preparation) {
    try (Evaluator evaluator = new CpuBackend().evaluator(1)) {
      SteppedSearch search =
          new SteppedSearch(MadeUpImages.config(16, 100, 100), data.train(), 1, evaluator.classifier(data.train(), true));
      search.stepTo(20, 100);
      Network network = NetworkCompiler.compile(search.genomes().get(0));
      return RoundingRow.of("network", network, evaluator, Weights.STANDARD, data, RAW, preparation);
    }
  }
}
