package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import precocial.data.DataSet;
import precocial.eval.Classifier;
import precocial.eval.CpuBackend;
import precocial.eval.Evaluator;
import precocial.eval.Losses;
import precocial.genome.Genome;
import precocial.network.BatchPlan;
import precocial.network.NetworkCompiler;
import precocial.network.PopulationCompiler;
import precocial.network.PopulationGraph;
import precocial.search.MadeUpImages;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BenchPopulationTest {
  private static final int GENOMES = 12;
  private static final DataSet DATA = MadeUpImages.dataSet(90, 1);
  private BenchPopulation population;

  @BeforeAll
  void evolve() throws Exception {
    population = BenchPopulation.evolve(DATA, GENOMES, 11, 1);
  }

  @Test
  void keepsTheLastGenerations() {
    assertThat(population.last()).isEqualTo(11);
    assertThat(population.generations()).hasSize(9);
    assertThat(population.judged()).hasSize(8).allSatisfy(one -> assertThat(one.genomes()).hasSize(GENOMES));
  }

  @Test
  void parentsAreThoseOfTheGenerationBefore() {
    List<BenchGeneration> all = population.generations();
    for (int g = 1; g < all.size(); g++) {
      for (int i = 0; i < GENOMES; i++) {
        Genome parent = all.get(g - 1).genomes().get(all.get(g).parents()[i]);
        // The elite are the same genomes; a child has its parent's nodes and at most one more.
        assertThat(all.get(g).genomes().get(i).nodes().size() - parent.nodes().size()).isBetween(0, 1);
      }
      assertThat(all.get(g).genomes().get(0)).isSameAs(all.get(g - 1).genomes().get(all.get(g).parents()[0]));
    }
  }

  @Test
  void judgedAsTheyAreTimedLossesAreThoseOfGenomesAlone() {
    BenchClassify bench = new BenchClassify(population, 60, new BenchTimer(0.001));
    try (Evaluator evaluator = new CpuBackend().evaluator(1)) {
      Classifier timed = evaluator.classifier(DATA.train(), true);
      for (BenchGeneration generation : population.generations()) {
        Losses losses = timed.judge(generation.genomes(), generation.parents(), bench.batch(), bench.weights());
        int[] unknown = new int[GENOMES];
        Arrays.fill(unknown, -1);
        Classifier plain = evaluator.classifier(DATA.train(), false);
        Losses alone = plain.judge(generation.genomes(), unknown, bench.batch(), bench.weights());
        for (int i = 0; i < GENOMES; i++) {
          assertThat(losses.fitness(i)).isEqualTo(alone.fitness(i));
        }
      }
    }
  }

  @Test
  void anUnsharedGraphAddsUpTheGenomesOwnConnections() {
    Genome genome = population.generations().get(8).genomes().get(0);
    BatchPlan plan = BatchPlan.of(List.of(NetworkCompiler.compile(genome)));
    PopulationGraph alone = PopulationGraph.of(plan, 0);
    int leaves = alone.term().length;
    int sums = alone.sums();
    int connections = NetworkCompiler.compile(genome).connections();
    assertThat(BenchGeneration.additions(alone, 1)).isEqualTo(connections + sums);
    assertThat(BenchGeneration.additions(alone, 6)).isEqualTo(leaves + 6L * (connections - leaves + sums));
    assertThat(new BenchGeneration(List.of(genome, genome), new int[2]).connections()).isEqualTo(2L * connections);
  }

  @Test
  void graphIsThatOfTheLastGeneration() {
    BenchGeneration last = population.generations().get(8);
    int[] unknown = new int[GENOMES];
    Arrays.fill(unknown, -1);
    PopulationGraph anew = new PopulationCompiler(DATA.train().pixelsPerImage(), DATA.train().classes(), false)
        .compile(last.genomes(), unknown);
    PopulationGraph graph = new BenchClassify(population, 60, new BenchTimer(0.001)).graph();
    assertThat(graph.nodes()).isEqualTo(anew.nodes());
    assertThat(graph.heads()).isEqualTo(anew.heads());
  }
}
