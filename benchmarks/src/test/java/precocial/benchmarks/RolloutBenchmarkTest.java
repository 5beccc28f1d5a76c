package precocial.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.eval.Scores;

class RolloutBenchmarkTest {
  @ParameterizedTest
  @ValueSource(ints = {18, 256})
  void everyLaneIsAnEpisodeAndEveryStepIsCounted(int lanes) {
    RolloutBenchmark benchmark = benchmark("cpu", lanes, 1);
    RolloutBenchmark.Counter counter = new RolloutBenchmark.Counter();
    Scores scores = benchmark.rollout(counter);
    long steps = counter.steps;
    benchmark.rollout(counter);
    benchmark.close();

    assertThat(benchmark.weights.count() * benchmark.starts.length).isEqualTo(lanes);
    long sum = 0;
    for (int n = 0; n < benchmark.networks.size(); n++) {
      assertThat(benchmark.networks.get(n).connections()).isEqualTo(RolloutBenchmark.CONNECTIONS);
      for (int w = 0; w < benchmark.weights.count(); w++) {
        for (int s = 0; s < benchmark.starts.length; s++) {
          assertThat(scores.steps(n, w, s)).isBetween(1, Samples.TASK.maxSteps());
          sum += scores.steps(n, w, s);
        }
      }
    }
    assertThat(steps).isEqualTo(sum);
    assertThat(counter.steps).isEqualTo(2 * sum);
  }

  @Test
  void threadsChangeNothing() {
    RolloutBenchmark one = benchmark("cpu", 18, 1);
    RolloutBenchmark two = benchmark("cpu", 18, 2);
    Scores expected = one.rollout(new RolloutBenchmark.Counter());
    Scores scores = two.rollout(new RolloutBenchmark.Counter());
    one.close();
    two.close();
    for (int n = 0; n < one.networks.size(); n++) {
      assertThat(scores.fitness(n)).isEqualTo(expected.fitness(n));
    }
  }

  /** Single episodes are chaotic, so the backends compare by what all of them have in common. */
  @Test
  void bothBackendsDoTheSameWork() {
    RolloutBenchmark cpu = benchmark("cpu", 18, 1);
    RolloutBenchmark reference = benchmark("reference", 18, 1);
    double steps = cpu.rollout(new RolloutBenchmark.Counter()).allSteps();
    double expected = reference.rollout(new RolloutBenchmark.Counter()).allSteps();
    cpu.close();
    reference.close();
    assertThat(steps).isCloseTo(expected, withinPercentage(2));
  }

  private static RolloutBenchmark benchmark(String backend, int lanes, int threads) {
    RolloutBenchmark benchmark = new RolloutBenchmark();
    benchmark.backend = backend;
    benchmark.lanes = lanes;
    benchmark.threads = threads;
    benchmark.setup();
    return benchmark;
  }
}
