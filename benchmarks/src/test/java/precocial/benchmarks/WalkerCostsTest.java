package precocial.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import precocial.cli.BenchTimer;
import precocial.cli.WalkerBench;
import precocial.eval.BlockEvaluator;
import precocial.eval.CpuBackend;
import precocial.eval.Evaluator;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.network.Network;
import precocial.task.ControlTask;
import precocial.task.Environment;
import precocial.task.biped.Biped;

class WalkerCostsTest {
  private static final ControlTask TASK = new Biped(false);
  private final WalkerBench bench = new WalkerBench(TASK, 30, 105, new BenchTimer(0.01));

  @Test
  void recordedEpisodesAreThoseOfTheEvaluator() {
    List<Network> one = bench.networks(1);
    Weights weights = Weights.shared(1f, -0.5f);
    double[][] starts = bench.starts(1);
    RecordedWalks walks = RecordedWalks.of(TASK, one, weights, starts);
    try (Evaluator cpu = new CpuBackend().evaluator(1); Environment environment = TASK.environment()) {
      Scores scores = cpu.rollouts(TASK, one, weights, starts);
      assertThat(walks.steps()).isEqualTo(scores.allSteps());
      assertThat(walks.actions().get(1)).hasNumberOfRows(scores.steps(0, 1, 0));
    }
  }

  @Test
  void noBlockChangesAnEpisode() {
    List<Network> two = bench.networks(2);
    double[][] starts = bench.starts(12);
    assertThat(TASK.mostLanes()).isLessThan(192);
    try (BlockEvaluator large = new BlockEvaluator(2, 192); BlockEvaluator small = new BlockEvaluator(1, 5)) {
      Scores of = large.rollouts(TASK, two, Weights.STANDARD, starts);
      Scores other = small.rollouts(TASK, two, Weights.STANDARD, starts);
      for (int w = 0; w < Weights.STANDARD.count(); w++) {
        assertThat(of.total(1, w, 1)).isEqualTo(other.total(1, w, 1));
      }
      assertThat(of.allSteps()).isEqualTo(other.allSteps());
    }
  }

  @Test
  void aPolicyAloneRunsAllItsSteps() {
    PolicyOnly only = new PolicyOnly(TASK.inputs(), TASK.outputs(), 50, 7);
    try (Evaluator cpu = new CpuBackend().evaluator(2)) {
      assertThat(cpu.rollouts(only, bench.networks(3), Weights.STANDARD, bench.starts(12)).allSteps()).isEqualTo(3 * 12 * 50);
    }
  }

  @Test
  void tablesHaveARowForEachBlockAndPart() {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      int code = BenchmarkCommand.execute(
          new WalkerCosts(), "--blocks=8,16", "--threads=1,2", "--rounds=1", "--networks=1");
      assertThat(code).isZero();
    } finally {
      System.setOut(before);
    }
    String text = bytes.toString(StandardCharsets.UTF_8);
    assertThat(text).contains("| lanes together | threads: 1 | threads: 2 |\n")
        .containsPattern("(?m)^\\| 16 \\| [0-9,]+ \\| [0-9,]+ \\|$");
    assertThat(text.lines().filter(line -> line.contains(" | step | ") || line.contains(" | episode | "))).hasSize(7);
  }

  @Test
  void wrongOptionsAreRefused() {
    assertThat(BenchmarkCommand.execute(new WalkerCosts(), "--rounds=0")).isEqualTo(2);
    assertThat(BenchmarkCommand.execute(new WalkerCosts(), "--blocks=0")).isEqualTo(2);
  }
}
