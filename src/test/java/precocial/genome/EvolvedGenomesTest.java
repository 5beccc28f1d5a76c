package precocial.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import precocial.genome.NodeGene.Kind;

/** What holds for every genome, however many mutations made it; the checks share no code with {@link Genome#of}. */
class EvolvedGenomesTest {
  private static final String SHAPES =
      """
      1, 1, 300, 1
      1, 1, 300, 2
      5, 1, 400, 3
      5, 1, 400, 4
      5, 1, 400, 5
      3, 4, 300, 6
      24, 4, 300, 7
      24, 4, 300, 8
      60, 10, 200, 9
      """;

  @ParameterizedTest
  @CsvSource(textBlock = SHAPES)
  void everyChildDiffersByOneChangeAndAllFourOccur(int inputs, int outputs, int mutations, long seed) {
    List<Genome> lineage = lineage(inputs, outputs, mutations, seed);
    Set<Change> seen = EnumSet.noneOf(Change.class);
    for (int i = 0; i < mutations; i++) {
      seen.add(Change.between(lineage.get(i), lineage.get(i + 1)));
    }
    // A lineage of one input and output may start with nothing enabled, but even there something can be enabled.
    assertThat(seen).containsExactlyInAnyOrder(Change.ACTIVATION, Change.INSERTED, Change.ADDED, Change.ENABLED);
  }

  @ParameterizedTest
  @CsvSource(textBlock = SHAPES)
  void genesObeyEveryRule(int inputs, int outputs, int mutations, long seed) {
    for (Genome genome : lineage(inputs, outputs, mutations, seed)) {
      assertThat(genome.inputs()).isEqualTo(inputs);
      assertThat(genome.outputs()).isEqualTo(outputs);
      idsAscend(genome);
      Set<List<Integer>> ends = new HashSet<>();
      int enabled = 0;
      for (ConnectionGene c : genome.connections()) {
        Kind from = genome.nodes().get(genome.indexOf(c.from())).kind();
        Kind to = genome.nodes().get(genome.indexOf(c.to())).kind();
        assertThat(from).isNotEqualTo(Kind.OUTPUT);
        assertThat(to).isIn(Kind.OUTPUT, Kind.HIDDEN);
        assertThat(ends.add(List.of(c.from(), c.to()))).as("%s is the first of its ends", c).isTrue();
        enabled += c.enabled() ? 1 : 0;
      }
      assertThat(genome.connectionCount()).isEqualTo(enabled);
    }
  }

  @ParameterizedTest
  @CsvSource(textBlock = SHAPES)
  void graphHasNoCycleEvenWithEveryGeneEnabled(int inputs, int outputs, int mutations, long seed) {
    Genome genome = RandomGenomes.evolved(inputs, outputs, mutations, seed);
    assertThat(hasCycle(genome.connections())).isFalse();
    assertThat(genome.connectionCount()).isLessThan(genome.connections().size());
  }

  @Test
  void cycleWouldBeFound() {
    assertThat(hasCycle(List.of(TestGenomes.on(0, 1, 2), TestGenomes.on(1, 2, 3), TestGenomes.off(2, 3, 1)))).isTrue();
    assertThat(hasCycle(List.of(TestGenomes.on(0, 1, 2), TestGenomes.on(1, 2, 3), TestGenomes.off(2, 1, 3)))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(textBlock = SHAPES)
  void fullCheckPasses(int inputs, int outputs, int mutations, long seed) {
    Genome genome = RandomGenomes.evolved(inputs, outputs, mutations, seed);
    assertThatCode(() -> Genome.of(inputs, outputs, genome.nodes(), genome.connections())).doesNotThrowAnyException();
    assertThat(Genome.of(inputs, outputs, genome.nodes(), genome.connections()).connectionCount())
        .isEqualTo(genome.connectionCount());
  }

  @ParameterizedTest
  @CsvSource(textBlock = SHAPES)
  void childrenLeaveTheirParentAsItWas(int inputs, int outputs, int mutations, long seed) {
    Genome parent = RandomGenomes.evolved(inputs, outputs, mutations, seed);
    List<NodeGene> nodes = new ArrayList<>(parent.nodes());
    List<ConnectionGene> connections = new ArrayList<>(parent.connections());
    int enabled = parent.connectionCount();
    Mutator mutator = new Mutator(List.of(Activation.values()), 0.5, 0.25, 0.2, 0.05);
    for (int i = 0; i < 100; i++) {
      Genome child = mutator.mutate(parent, TestGenomes.after(parent), TestGenomes.random(i));
      assertThat(Change.between(parent, child)).isNotEqualTo(Change.NONE);
      mutator.mutate(child, TestGenomes.after(child), TestGenomes.random(i));
    }
    assertThat(parent.nodes()).isEqualTo(nodes);
    assertThat(parent.connections()).isEqualTo(connections);
    assertThat(parent.connectionCount()).isEqualTo(enabled);
  }

  @Test
  void equalSeedsGiveEqualGenomesAndOthersOthers() {
    Genome genome = RandomGenomes.evolved(5, 1, 100, 1);
    assertThat(RandomGenomes.evolved(5, 1, 100, 1).connections()).isEqualTo(genome.connections());
    assertThat(RandomGenomes.evolved(5, 1, 100, 1).nodes()).isEqualTo(genome.nodes());
    assertThat(RandomGenomes.evolved(5, 1, 100, 2).connections()).isNotEqualTo(genome.connections());
  }

  @Test
  void splitOfAConnectionEnabledAgainIsANewNode() {
    // With insert and enable alone, one connection is split and enabled over and over.
    Genome genome = Genome.minimal(1, 1, 1, TestGenomes.random(1));
    Mutator mutator = new Mutator(List.of(Activation.TANH), 0, 1, 0, 1);
    Innovations innovations = Innovations.after(1, 1);
    for (int i = 0; i < 100; i++) {
      innovations.beginGeneration();
      genome = mutator.mutate(genome, innovations, TestGenomes.random(i));
      idsAscend(genome);
    }
    Genome evolved = genome;
    long splits =
        genome.nodes().stream()
            .filter(n -> n.kind() == Kind.HIDDEN && joins(evolved, 0, n.id()) && joins(evolved, n.id(), 2))
            .count();
    assertThat(splits).isGreaterThan(1);
  }

  private static boolean joins(Genome genome, int from, int to) {
    return genome.connections().stream().anyMatch(c -> c.from() == from && c.to() == to);
  }

  private static void idsAscend(Genome genome) {
    for (int i = 1; i < genome.nodes().size(); i++) {
      assertThat(genome.nodes().get(i).id()).isGreaterThan(genome.nodes().get(i - 1).id());
    }
    for (int i = 1; i < genome.connections().size(); i++) {
      assertThat(genome.connections().get(i).id()).isGreaterThan(genome.connections().get(i - 1).id());
    }
  }

  private static List<Genome> lineage(int inputs, int outputs, int mutations, long seed) {
    return RandomGenomes.lineage(inputs, outputs, mutations, seed, List.of(Activation.values()));
  }

  /** Depth-first search over all connections, disabled ones included. */
  private static boolean hasCycle(List<ConnectionGene> connections) {
    Map<Integer, List<Integer>> targets = new HashMap<>();
    for (ConnectionGene c : connections) {
      targets.computeIfAbsent(c.from(), id -> new ArrayList<>()).add(c.to());
    }
    Set<Integer> done = new HashSet<>();
    for (int node : targets.keySet()) {
      if (visit(node, targets, new HashSet<>(), done)) {
        return true;
      }
    }
    return false;
  }

  private static boolean visit(int node, Map<Integer, List<Integer>> targets, Set<Integer> path, Set<Integer> done) {
    if (!path.add(node)) {
      return true;
    }
    if (!done.contains(node)) {
      for (int target : targets.getOrDefault(node, List.of())) {
        if (visit(target, targets, path, done)) {
          return true;
        }
      }
      done.add(node);
    }
    path.remove(node);
    return false;
  }
}
