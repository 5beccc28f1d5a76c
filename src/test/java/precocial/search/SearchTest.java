package precocial.search;

import static org.assertj.core.api.Assertions.assertThat;
import static precocial.search.SettingTest.with;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.eval.Fitness;
import precocial.genome.Activation;
import precocial.genome.ConnectionGene;
import precocial.genome.Genome;
import precocial.genome.Innovations;
import precocial.genome.NodeGene;
import precocial.genome.NodeGene.Kind;

class SearchTest {
  private static final Map<Setting, Object> SMALL =
      Map.of(Setting.POPULATION, 20, Setting.TOURNAMENT, 3, Setting.ELITE_SHARE, 0.2, Setting.CROSSOVER, 0.0);

  /** Made up: larger is better, with many ties. */
  private static List<Fitness> judge(List<Genome> genomes) {
    return genomes.stream()
        .map(
            g -> {
              int size = g.nodes().size();
              return new Fitness(2 * size + g.connectionCount() % 3, g.nodes().get(size - 1).activation().id());
            })
        .toList();
  }

  private static List<String> genes(Search search) {
    return search.ask().stream().map(SearchTest::genes).toList();
  }

  private static String genes(Genome genome) {
    return genome.nodes() + " " + genome.connections();
  }

  @Test
  void startsWithMinimalNetworks() {
    SearchConfig config = with(Setting.INITIAL_ENABLED, 0.25);
    Search search = new Search(config, 5, 4, 1);
    assertThat(search.generation()).isEqualTo(1);
    assertThat(search.ask()).hasSize(64);
    int enabled = 0;
    for (Genome genome : search.ask()) {
      assertThat(genome.nodes()).hasSize(10);
      assertThat(genome.connections()).hasSize(24);
      enabled += genome.connectionCount();
    }
    // Of 1,536; the deviation is 17.
    assertThat(enabled).isBetween(384 - 68, 384 + 68);
    assertThat(genes(search)).doesNotHaveDuplicates().isNotEqualTo(genes(new Search(config, 5, 4, 2)));
    assertThat(search.innovations().nextNode()).isEqualTo(10);
    assertThat(search.innovations().nextConnection()).isEqualTo(24);
  }

  @Test
  void oneSeedGivesOneSearch() {
    Search one = new Search(with(SMALL), 3, 1, 42);
    Search same = new Search(with(SMALL), 3, 1, 42);
    Search other = new Search(with(SMALL), 3, 1, 43);
    for (int generation = 1; generation <= 30; generation++) {
      assertThat(one.generation()).isEqualTo(generation);
      assertThat(genes(one)).isEqualTo(genes(same)).isNotEqualTo(genes(other)).hasSize(20);
      one.tell(judge(one.ask()));
      same.tell(judge(same.ask()));
      other.tell(judge(other.ask()));
    }
    assertThat(one.ask().stream().mapToInt(g -> g.nodes().size()).max().orElse(0)).isGreaterThan(8);
  }

  @Test
  void aSearchContinuedFromItsStateGoesOnAsIfNeverStopped() {
    Search whole = new Search(with(SMALL), 3, 1, 5);
    for (int generation = 1; generation < 10; generation++) {
      whole.tell(judge(whole.ask()));
    }
    Innovations innovations = new Innovations(whole.innovations().nextNode(), whole.innovations().nextConnection());
    Search continued = new Search(with(SMALL), 5, 10, new ArrayList<>(whole.ask()), innovations);
    for (int generation = 10; generation < 20; generation++) {
      assertThat(genes(continued)).isEqualTo(genes(whole));
      whole.tell(judge(whole.ask()));
      continued.tell(judge(continued.ask()));
    }
    assertThat(continued.generation()).isEqualTo(20);
    assertThat(continued.innovations().nextNode()).isEqualTo(whole.innovations().nextNode());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void elitesComeFirstAndUnchangedAndAllOthersAreNew(long seed) {
    SearchConfig config = with(SMALL);
    List<Genome> population = marked(20);
    Search search = new Search(config, seed, 7, population, new Innovations(1000, 1000));
    search.tell(descending(population));
    for (int i = 0; i < 4; i++) {
      assertThat(search.ask().get(i)).isSameAs(population.get(i));
    }
    Set<String> before = new HashSet<>(population.stream().map(SearchTest::genes).toList());
    for (int i = 4; i < 20; i++) {
      assertThat(before).doesNotContain(genes(search.ask().get(i)));
    }
  }

  @Test
  void parentsAreToldByTheirPlaceInTheGenerationBefore() {
    List<Genome> population = marked(20);
    Search search = new Search(with(SMALL), 1, 7, population, new Innovations(1000, 1000));
    assertThat(search.parents()).hasSize(20).containsOnly(-1);
    for (int generation = 7; generation < 12; generation++) {
      List<Genome> before = search.ask();
      List<Fitness> fitness = new ArrayList<>(descending(before));
      Collections.shuffle(fitness, new Random(generation));
      search.tell(fitness);
      for (int i = 0; i < 20; i++) {
        Genome parent = before.get(search.parents()[i]);
        Genome child = search.ask().get(i);
        if (i < 4) {
          assertThat(child).isSameAs(parent);
        } else {
          assertThat(mark(child)).isEqualTo(mark(parent));
          // One mutation apart: a gene or two changed, three more at most.
          assertThat(child.changedConnections(parent).length + child.changedNodes(parent).length).isBetween(1, 4);
        }
      }
    }
  }

  @Test
  void culledOnesAreNeverParentsAndAllOthersAre() {
    int[] children = parents(1);
    for (int i = 0; i < 20; i++) {
      // Of 3,800 children, 1/12 each: 317, deviation 17.
      assertThat(children[i]).as("children of rank %d", i).isBetween(i < 12 ? 249 : 0, i < 12 ? 385 : 0);
    }
  }

  @Test
  void aTournamentIsWonByTheBest() {
    int[] children = parents(4);
    for (int i = 0; i < 12; i++) {
      double share = Math.pow((12 - i) / 12.0, 4) - Math.pow((11 - i) / 12.0, 4);
      double expected = 3800 * share;
      double bound = 4 * Math.sqrt(3800 * share * (1 - share)) + 1;
      assertThat((double) children[i]).as("children of rank %d", i).isBetween(expected - bound, expected + bound);
    }
  }

  /** How many of 3,800 children, of 200 seeds, are those of each rank; 12 of the 20 may have some. */
  private static int[] parents(int tournament) {
    SearchConfig config =
        with(Map.of(Setting.POPULATION, 20, Setting.TOURNAMENT, tournament, Setting.CULL_SHARE, 0.4, Setting.CROSSOVER, 0.0));
    List<Genome> population = marked(20);
    int[] children = new int[20];
    for (int seed = 0; seed < 200; seed++) {
      Search search = new Search(config, seed, 3, population, new Innovations(1000, 1000));
      search.tell(descending(population));
      for (int i = 1; i < 20; i++) {
        children[mark(search.ask().get(i))]++;
      }
    }
    return children;
  }

  @Test
  void theShareOfGenerationsRankedByConnectionsIsAsSet() {
    assertThat(generationsByConnections(0)).isZero();
    assertThat(generationsByConnections(1)).isEqualTo(2000);
    // The deviation is 18.
    assertThat(generationsByConnections(0.8)).isBetween(1600 - 60, 1600 + 60);
  }

  private static int generationsByConnections(double share) {
    Genome small = genome(1, 1);
    Genome large = genome(2, 4);
    int byConnections = 0;
    for (int generation = 1; generation <= 2000; generation++) {
      SearchConfig config =
          with(Map.of(Setting.POPULATION, 2, Setting.TOURNAMENT, 1, Setting.ELITE_SHARE, 0.5, Setting.COMPLEXITY_SHARE, share));
      Search search = new Search(config, 9, generation, List.of(small, large), new Innovations(1000, 1000));
      search.tell(List.of(new Fitness(1, 5), new Fitness(1, 6)));
      byConnections += search.ask().get(0) == small ? 1 : 0;
    }
    return byConnections;
  }

  @Test
  void aNetworkWithoutConnectionsCountsAsHavingOne() {
    Genome none = genome(1, 0);
    Genome one = genome(2, 1);
    Genome two = genome(3, 2);
    ToDoubleFunction<List<Genome>> elite =
        genomes -> {
          SearchConfig config =
              with(Map.of(Setting.POPULATION, 2, Setting.TOURNAMENT, 1, Setting.ELITE_SHARE, 0.5, Setting.COMPLEXITY_SHARE, 1));
          Search search = new Search(config, 1, 1, genomes, new Innovations(1000, 1000));
          search.tell(List.of(new Fitness(1, 0), new Fitness(1, 0)));
          return genomes.indexOf(search.ask().get(0));
        };
    assertThat(elite.applyAsDouble(List.of(none, one))).isZero();
    assertThat(elite.applyAsDouble(List.of(one, none))).isZero();
    assertThat(elite.applyAsDouble(List.of(two, none))).isEqualTo(1);
    assertThat(elite.applyAsDouble(List.of(two, one))).isEqualTo(1);
  }

  @Test
  void childrenOfTwoParentsHaveTheStructureOfTheFitterOne() {
    List<Genome> population = List.of(weighted(genome(1, 4), 1f), weighted(genome(2, 4), 2f));
    // Mutations that leave weights alone: next to all change an activation.
    SearchConfig config = with(Map.of(Setting.POPULATION, 2, Setting.TOURNAMENT, 2, Setting.ELITE_SHARE, 0, Setting.CROSSOVER, 1,
        Setting.CULL_SHARE, 0, Setting.COMPLEXITY_SHARE, 0, Setting.INSERT_NODE, 1e-12, Setting.ADD_CONNECTION, 0,
        Setting.ENABLE_CONNECTION, 0));
    Map<String, Integer> kinds = new TreeMap<>();
    for (int seed = 0; seed < 300; seed++) {
      Search search = new Search(config, seed, 1, population, new Innovations(1000, 1000));
      search.tell(List.of(new Fitness(2, 0), new Fitness(1, 0)));
      for (Genome child : search.ask()) {
        boolean both = child.connections().stream().map(ConnectionGene::weight).distinct().count() > 1;
        kinds.merge(mark(child) + (both ? " of both" : " alone"), 1, Integer::sum);
      }
    }
    // Both draws give the second with probability 1/16; the two differ in 6/16.
    assertThat(kinds.get("1 of both")).isGreaterThan(100);
    assertThat(kinds).doesNotContainKey("2 of both");
    assertThat(kinds.get("2 alone")).isBetween(10, 75);
  }

  private static Genome weighted(Genome genome, float weight) {
    float[] weights = new float[genome.connections().size()];
    Arrays.fill(weights, weight);
    return genome.withWeights(weights);
  }

  private static List<Fitness> descending(List<Genome> population) {
    List<Fitness> fitness = new ArrayList<>();
    for (int i = 0; i < population.size(); i++) {
      fitness.add(new Fitness(100 - i, 100 - i));
    }
    return fitness;
  }

  /** Genomes of which each has an unconnected hidden node that tells it from the others, and its descendants from theirs. */
  private static List<Genome> marked(int count) {
    List<Genome> genomes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      genomes.add(genome(i, 2));
    }
    return genomes;
  }

  private static Genome genome(int mark, int enabled) {
    List<NodeGene> nodes = new ArrayList<>();
    nodes.add(new NodeGene(0, Kind.BIAS, Activation.LINEAR));
    for (int i = 1; i <= 4; i++) {
      nodes.add(new NodeGene(i, i < 4 ? Kind.INPUT : Kind.OUTPUT, Activation.LINEAR));
    }
    nodes.add(new NodeGene(100 + mark, Kind.HIDDEN, Activation.TANH));
    List<ConnectionGene> connections = new ArrayList<>();
    for (int from = 0; from < 4; from++) {
      connections.add(new ConnectionGene(from, from, 4, from < enabled, 1f));
    }
    return Genome.of(3, 1, nodes, connections);
  }

  private static int mark(Genome genome) {
    return genome.nodes().get(5).id() - 100;
  }
}
