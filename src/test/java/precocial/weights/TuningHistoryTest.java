package precocial.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import precocial.eval.Backend;
import precocial.eval.Evaluator;
import precocial.io.GenomeFiles;
import precocial.search.RunDirectory;
import precocial.search.RunHistory;
import precocial.search.RunHistory.Kept;

/** What {@link RunHistory} tells of a tuning. */
class TuningHistoryTest {
  @TempDir Path temporary;

  @ParameterizedTest
  @EnumSource(TuningMethod.class)
  void aTuningIsTheStartAndTheBest(TuningMethod method) throws IOException {
    Path directory = temporary.resolve("run");
    TuningTrial.run(directory, TuningTrial.imageSpec(method, 7, Map.of()), 1);
    RunHistory history = RunHistory.read(directory);
    assertThat(history.kind()).isEqualTo(RunHistory.TUNING);
    assertThat(history.config()).containsEntry("method", method.label());
    assertThat(history.generations()).isEqualTo(TuningTrial.GENERATIONS);
    assertThat(history.log().columns()).isEqualTo(List.of(TuningRun.LOG_HEADER.split(",")));
    assertThat(history.log().rows()).isEqualTo(TuningTrial.GENERATIONS);
    assertThat(history.details().columns()).isEmpty();
    assertThat(history.population()).isNull();
    assertThat(history.champions()).hasSize(2);
    Kept start = history.champions().get(0);
    assertThat(start.generation()).isZero();
    assertThat(start.file().provenance()).containsEntry("file", "network.json");
    assertThat(start.genome().connections()).isEqualTo(TuningTrial.imageGenome().connections());
    Kept best = history.champions().get(1);
    assertThat(best.generation()).isPositive();
    assertThat(best.file().provenance()).containsEntry("generation", best.generation());
    assertThat(best.genome().connections())
        .isEqualTo(GenomeFiles.read(directory, null, null).genome().connections())
        .isNotEqualTo(start.genome().connections());
  }

  @Test
  void aTuningThatHasJustBegunHasTheWeightsItBeganWith() throws IOException {
    Path directory = temporary.resolve("run");
    try (Evaluator evaluator = Backend.named("cpu").evaluator(1)) {
      TuningSpec spec = TuningTrial.spec(TuningMethod.PEPG, 7, Map.of());
      TuningRun.start(directory, spec, TuningTrial.file(TuningTrial.genome()), null, evaluator, null, Map.of()).close();
    }
    RunHistory history = RunHistory.read(directory);
    assertThat(history.log().rows()).isZero();
    assertThat(history.champions()).hasSize(1);
    assertThat(history.champions().get(0).generation()).isZero();
    assertThat(history.champions().get(0).genome().connections()).anyMatch(c -> c.weight() == -1.5f);
    Files.delete(directory.resolve(GenomeFiles.CHAMPION));
    assertThat(RunHistory.read(directory).champions().get(0).genome().connections()).noneMatch(c -> c.weight() == -1.5f);
    Files.delete(directory.resolve(RunDirectory.START));
    assertThat(RunHistory.read(directory).champions()).isEmpty();
  }
}
