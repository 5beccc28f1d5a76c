package precocial.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precocial.eval.Backend;
import precocial.eval.Evaluator;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.genome.Genome;
import precocial.io.GenomeFiles;
import precocial.network.NetworkCompiler;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.task.ControlTask;
import precocial.task.Leniency;
import precocial.task.Starts;
import precocial.task.Tasks;

/** A search of walkers, whose ranking is lenient. */
class WalkerSearchRunTest {
  private static final ControlTask BIPED = Tasks.control("biped");
  private static final int SEED = 5;
  private static final Leniency LENIENCY = new Leniency(20, 0.25);

  @TempDir Path temporary;

  private static RunSpec spec() {
    Map<String, Object> settings = new LinkedHashMap<>(Presets.of("biped").settings("quick"));
    settings.putAll(
        Map.of("popSize", 12, "maxGen", 3, "select_tournSize", 4, "alg_wVals", List.of(-2), "alg_patience", LENIENCY.patience(),
            "alg_failure", LENIENCY.failure()));
    return new RunSpec("biped", "quick", SEED, "cpu", Setting.fromMap(settings));
  }

  private static double mean(ControlTask task, Genome genome, double[][] starts) {
    try (Evaluator cpu = Backend.named("cpu").evaluator(2)) {
      Scores scores = cpu.rollouts(task, List.of(NetworkCompiler.compile(genome)), Weights.shared(-2f), starts);
      return scores.fitness(0).mean();
    }
  }

  @Test
  void championsAreJudgedInTheTasksOwnEpisodesAndResumedRunsEqualOthers() throws IOException {
    Path whole = temporary.resolve("whole");
    List<GenerationReport> reports = SearchRunTest.run(SearchRun.start(whole, spec(), null, Map.of()), 2, Integer.MAX_VALUE);
    Genome champion = GenomeFiles.read(whole, null, null).genome();
    double[][] starts = Starts.draw(BIPED, EpisodeJudge.CONFIRMATIONS, SEED, 0, Purpose.CONFIRMATION);
    double own = mean(BIPED, champion, starts);
    assertThat(GenomeFiles.read(whole, null, null).provenance().get("fitness")).isEqualTo(own);
    assertThat(reports.get(2).median()).as("with leniency").isGreaterThan(-30);
    assertThat(mean(BIPED.with(LENIENCY), champion, starts)).isNotEqualTo(own);

    Path stopped = temporary.resolve("stopped");
    SearchRunTest.run(SearchRun.start(stopped, spec(), null, Map.of()), 1, 2);
    SearchRunTest.run(SearchRun.resume(stopped, null), 1, Integer.MAX_VALUE);
    assertThat(SearchRunTest.result(stopped)).isEqualTo(SearchRunTest.result(whole));
  }
}
