package precocial.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import precocial.eval.Backend;
import precocial.eval.Evaluator;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.genome.Genome;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.task.ControlTask;
import precocial.task.Starts;
import precocial.task.Tasks;

class SampleNetworksTest {
  private final ControlTask task = Tasks.control("swingup");

  @Test
  void genomesHaveTheSizeAskedForAndAllOfItCounts() {
    List<Genome> genomes = SampleNetworks.genomes(task, 12, 18, 10, 3);
    assertThat(genomes).hasSize(10).doesNotHaveDuplicates();
    for (Genome genome : genomes) {
      Network network = NetworkCompiler.compile(genome);
      assertThat(network.nodes()).isEqualTo(12);
      assertThat(network.connections()).isEqualTo(18).isEqualTo(genome.connectionCount());
    }
    assertThat(SampleNetworks.genomes(task, 12, 18, 10, 3).get(9).connections()).isEqualTo(genomes.get(9).connections());
    assertThat(SampleNetworks.genomes(task, 12, 18, 10, 4).get(9).connections()).isNotEqualTo(genomes.get(9).connections());
  }

  @Test
  void impossibleSizesAreRefused() {
    assertThatThrownBy(() -> SampleNetworks.genomes(task, 7, 3, 1, 1))
        .hasMessageContaining("7 nodes and 3 connections can't be grown");
    assertThatThrownBy(() -> SampleNetworks.genomes(task, 8, 500, 1, 1)).hasMessageContaining("can't be grown");
  }

  @Test
  void steadiestLastLongerThanTheBestOfSixteenTimesAsMany() {
    double[][] starts = Starts.draw(task, 2, 1, 0, Purpose.BENCHMARK);
    try (Evaluator evaluator = Backend.named("cpu").evaluator(1)) {
      List<Network> all = SampleNetworks.genomes(task, 10, 13, 48, 5).stream().map(NetworkCompiler::compile).toList();
      Scores scores = evaluator.rollouts(task, all, Weights.STANDARD, starts);
      List<Long> longest = IntStream.range(0, 48).mapToObj(scores::steps).sorted(Comparator.reverseOrder()).toList();
      List<Network> steadiest = SampleNetworks.steadiest(evaluator, task, 10, 13, 3, starts, 5);
      Scores theirs = evaluator.rollouts(task, steadiest, Weights.STANDARD, starts);
      for (int i = 0; i < 3; i++) {
        assertThat(theirs.steps(i)).isGreaterThanOrEqualTo(longest.get(i));
        assertThat(steadiest.get(i).nodes()).isEqualTo(10);
        assertThat(steadiest.get(i).connections()).isEqualTo(13);
      }
      assertThat(theirs.allSteps()).isGreaterThan(longest.get(0) + longest.get(1) + longest.get(2));
    }
  }
}
