package precocial.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.genome.ConnectionGene;
import precocial.genome.Genome;
import precocial.genome.NodeGene;
import precocial.network.BatchPlan;

class CompileBenchmarkTest {
  @ParameterizedTest
  @ValueSource(ints = {16, 52, 250})
  void planHoldsEveryNodeAndConnectionOfTheGenomes(int connections) {
    CompileBenchmark benchmark = new CompileBenchmark();
    benchmark.connections = connections;
    benchmark.setup();
    assertThat(benchmark.compile()).hasSize(CompileBenchmark.GENOMES);
    BatchPlan plan = benchmark.pack();
    assertThat(plan.networks()).isEqualTo(CompileBenchmark.GENOMES);
    for (int i = 0; i < plan.networks(); i++) {
      Genome genome = benchmark.genomes.get(i);
      assertThat(genome.connectionCount()).isEqualTo(connections);
      assertThat(genome.nodes()).hasSize(Samples.nodes(connections));
      assertThat(nodes(plan, i)).containsExactlyInAnyOrderElementsOf(nodes(genome));
    }
  }

  /** Activation and sources of each computed node, a source as its activation or place among the inputs. */
  private static List<String> nodes(Genome genome) {
    List<String> nodes = new ArrayList<>();
    for (NodeGene node : genome.nodes()) {
      if (node.kind() == NodeGene.Kind.HIDDEN || node.kind() == NodeGene.Kind.OUTPUT) {
        List<String> sources = new ArrayList<>();
        for (ConnectionGene c : genome.connections()) {
          if (c.enabled() && c.to() == node.id()) {
            NodeGene from = genome.nodes().get(genome.indexOf(c.from()));
            sources.add(from.kind() == NodeGene.Kind.HIDDEN ? "a" + from.activation().id() : "i" + from.id());
          }
        }
        nodes.add(describe(node.activation().id(), sources));
      }
    }
    return nodes;
  }

  private static List<String> nodes(BatchPlan plan, int network) {
    List<String> nodes = new ArrayList<>();
    int first = plan.nodeStart(network);
    for (int n = first; n < plan.nodeStart(network + 1); n++) {
      List<String> sources = new ArrayList<>();
      for (int k = plan.sourceStart(n); k < plan.sourceStart(n + 1); k++) {
        int from = plan.source(k);
        sources.add(from > plan.inputs() ? "a" + plan.activation(first + from - plan.inputs() - 1) : "i" + from);
      }
      nodes.add(describe(plan.activation(n), sources));
    }
    return nodes;
  }

  private static String describe(int activation, List<String> sources) {
    return activation + " of " + sources.stream().sorted().toList();
  }
}
