package precocial.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import precocial.genome.Activation;
import precocial.genome.Genome;
import precocial.network.Breeding;
import precocial.network.PopulationCompiler;
import precocial.network.PopulationGraph;

class LevelOrderTest {
  private static final int PIXELS = 40;
  private static final int CLASSES = 3;

  private static List<PopulationGraph> graphs(boolean sharing, int genomes, int generations) {
    Breeding breeding = new Breeding(PIXELS, CLASSES, genomes, 5, 0.1, List.of(Activation.values()));
    for (int g = 0; g < generations; g++) {
      breeding.next();
    }
    List<Genome> population = breeding.genomes();
    if (!sharing) {
      return population.stream().map(CpuClassifier::graph).toList();
    }
    PopulationCompiler compiler = new PopulationCompiler(PIXELS, CLASSES, true);
    return List.of(compiler.compile(population, Breeding.unknown(genomes)));
  }

  /** What a node computes, written out: leaves by number, in the order of a set, then the other sources. */
  private static String text(PopulationGraph graph, int node) {
    StringBuilder text = new StringBuilder(activationOf(graph, node).label() + "(");
    if (graph.nodeSum()[node] >= 0) {
      boolean[] leaves = new boolean[graph.leaves()];
      addTerms(graph, graph.nodeSum()[node], leaves);
      text.append(leaves(leaves));
    }
    for (int k = graph.sourceStart()[node]; k < graph.sourceStart()[node + 1]; k++) {
      text.append(' ').append(text(graph, graph.source()[k]));
    }
    return text.append(')').toString();
  }

  private static Activation activationOf(PopulationGraph graph, int node) {
    int round = 0;
    while (graph.roundStart()[round + 1] <= node) {
      round++;
    }
    return graph.activation()[round];
  }

  private static void addTerms(PopulationGraph graph, int sum, boolean[] leaves) {
    if (graph.sumBase()[sum] >= 0) {
      addTerms(graph, graph.sumBase()[sum], leaves);
    }
    for (int k = graph.termStart()[sum]; k < graph.termStart()[sum + 1]; k++) {
      int term = graph.term()[k];
      leaves[term >= 0 ? term : ~term] = term >= 0;
    }
  }

  private static String text(LevelOrder order, int node) {
    StringBuilder text = new StringBuilder(Activation.ofId(order.activation[node]).label() + "(");
    if (order.nodeSum[node] >= 0) {
      boolean[] leaves = new boolean[1 + PIXELS];
      for (int leaf = 0; leaf < leaves.length; leaf++) {
        leaves[leaf] = (order.bits[order.nodeSum[node] * order.words + leaf / 32] >> leaf % 32 & 1) != 0;
      }
      text.append(leaves(leaves));
    }
    for (int k = order.sourceStart[node]; k < order.sourceStart[node + 1]; k++) {
      text.append(' ').append(text(order, order.source[k]));
    }
    return text.append(')').toString();
  }

  private static String leaves(boolean[] leaves) {
    StringBuilder text = new StringBuilder();
    for (int leaf = 0; leaf < leaves.length; leaf++) {
      text.append(leaves[leaf] ? "+" + leaf : "");
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource({"true, 1, 0", "true, 12, 15", "true, 30, 40", "false, 1, 0", "false, 12, 15", "false, 20, 40"})
  void everyNetworkHasTheOutputsThatItHadInItsGraph(boolean sharing, int genomes, int generations) {
    List<PopulationGraph> graphs = graphs(sharing, genomes, generations);
    LevelOrder order = new LevelOrder(graphs);
    List<String> expected = new ArrayList<>();
    for (PopulationGraph graph : graphs) {
      for (int head : graph.headOf()) {
        for (int k = 0; k < CLASSES; k++) {
          expected.add(text(graph, graph.head()[head * CLASSES + k]));
        }
      }
    }
    List<String> found = new ArrayList<>();
    for (int head : order.headOf) {
      for (int k = 0; k < CLASSES; k++) {
        found.add(text(order, order.head[head * CLASSES + k]));
      }
    }
    assertThat(order.headOf).hasSize(genomes);
    assertThat(found).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"true, 30, 40", "false, 20, 40"})
  void sourcesAreInLevelsBeforeAndAtLeastOneInTheLast(boolean sharing, int genomes, int generations) {
    LevelOrder order = new LevelOrder(graphs(sharing, genomes, generations));
    int[] level = new int[order.nodes()];
    int widest = 0;
    for (int l = 0; l < order.levels(); l++) {
      widest = Math.max(widest, order.levelStart[l + 1] - order.levelStart[l]);
      for (int n = order.levelStart[l]; n < order.levelStart[l + 1]; n++) {
        level[n] = l;
        int deepest = -1;
        for (int k = order.sourceStart[n]; k < order.sourceStart[n + 1]; k++) {
          deepest = Math.max(deepest, level[order.source[k]]);
          assertThat(order.source[k]).isLessThan(order.levelStart[l]);
        }
        assertThat(deepest).isEqualTo(l - 1);
      }
    }
    assertThat(order.levels()).isGreaterThan(2);
    assertThat(order.width()).isEqualTo(widest);
    assertThat(order.levelStart[order.levels()]).isEqualTo(order.nodes());
  }
}
