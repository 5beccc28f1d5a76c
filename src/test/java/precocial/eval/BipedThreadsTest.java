package precocial.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import precocial.network.Network;
import precocial.task.ControlTask;
import precocial.task.Leniency;
import precocial.task.Tasks;

/** Walkers in any arrangement of threads and blocks: lanes take over the worlds of others, and that shows nowhere. */
class BipedThreadsTest {
  private static final int NETWORKS = 5;
  private static final int STARTS = 3;
  private static List<Double> expected;

  private static List<Double> scores(int threads, int block) {
    List<Network> networks = EvaluatorContract.evolved(24, 4, NETWORKS, 70);
    List<Double> scores = new ArrayList<>();
    for (String name : List.of("biped", "biped-hardcore")) {
      ControlTask task = Tasks.control(name).with(new Leniency(40, 1));
      double[][] starts = EvaluatorContract.starts(task, STARTS, 6);
      try (Evaluator evaluator = new CpuEvaluator(threads, block, Loops.best())) {
        Scores found = evaluator.rollouts(task, networks, Weights.shared(-1f, 1.5f), starts);
        for (int n = 0; n < NETWORKS; n++) {
          for (int w = 0; w < 2; w++) {
            for (int s = 0; s < STARTS; s++) {
              scores.add(found.total(n, w, s));
              scores.add((double) found.steps(n, w, s));
            }
          }
        }
      }
    }
    return scores;
  }

  @BeforeAll
  static void oneThread() {
    expected = scores(1, 1000);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 7", "2, 5", "2, 1000", "3, 4", "5, 1", "5, 1000"})
  void neitherThreadsNorBlocksChangeABit(int threads, int block) {
    assertThat(scores(threads, block)).isEqualTo(expected);
  }

  @Test
  void theComparedEpisodesDiffer() {
    assertThat(expected.stream().distinct().count()).isGreaterThan(30);
  }
}
