package precocial.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static precocial.genome.TestGenomes.genome;
import static precocial.genome.TestGenomes.off;
import static precocial.genome.TestGenomes.on;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayeringTest {
  @Test
  void outputsFollowInputsWhereNothingIsHidden() {
    assertThat(Layering.of(Genome.minimal(2, 2, 0.5, TestGenomes.random(1)))).containsExactly(0, 0, 0, 1, 1);
    assertThat(Layering.of(genome(2, 1, 0))).containsExactly(0, 0, 0, 1);
  }

  @Test
  void layerIsTheLongestPath() {
    // Hidden 3 -> 4 -> 5 and a short cut 3 -> 5; connections in an order that no path has.
    Genome genome = genome(1, 1, 3, on(0, 5, 2), on(1, 4, 5), on(2, 3, 5), on(3, 3, 4), on(4, 1, 3), on(5, 1, 2));
    assertThat(Layering.of(genome)).containsExactly(0, 0, 4, 1, 2, 3);
  }

  @Test
  void outputsFormTheLastLayer() {
    // Output 2 is reached from the bias alone, output 3 over two hidden nodes.
    Genome genome = genome(1, 2, 2, on(0, 0, 2), on(1, 1, 4), on(2, 4, 5), on(3, 5, 3));
    assertThat(Layering.of(genome)).containsExactly(0, 0, 3, 3, 1, 2);
  }

  @Test
  void outputsFollowHiddenNodesThatLeadNowhere() {
    assertThat(Layering.of(genome(1, 1, 2, on(0, 1, 3), on(1, 3, 4)))).containsExactly(0, 0, 3, 1, 2);
  }

  @Test
  void hiddenNodeThatNothingReachesIsInTheFirstLayer() {
    assertThat(Layering.of(genome(1, 1, 1, on(0, 3, 2)))).containsExactly(0, 0, 2, 1);
  }

  @Test
  void disabledConnectionsCount() {
    assertThat(Layering.of(genome(1, 1, 2, off(0, 3, 4)))).containsExactly(0, 0, 3, 1, 2);
  }

  @Test
  void cycleIsRefusedNamingANodeOnIt() {
    // The cycle is 4 -> 6 -> 4; 3 and 5 precede it, output 2 and 7 follow.
    assertThatThrownBy(
            () ->
                genome(1, 1, 5, on(0, 3, 4), on(1, 5, 6), on(2, 4, 6), on(3, 6, 4), on(4, 6, 7), on(5, 7, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("the connections form a cycle through node [46]");
  }

  @Test
  void disabledConnectionThatWouldCloseACycleIsRefused() {
    assertThatThrownBy(() -> genome(1, 1, 2, on(0, 3, 4), off(1, 4, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("the connections form a cycle through node [34]");
    assertThatThrownBy(() -> genome(1, 1, 1, on(0, 3, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the connections form a cycle through node 3");
  }

  /** A walk that looked at every connection in each step would take most of a minute. */
  @Test
  @Timeout(15)
  void aLongCycleIsFoundInLinearTime() {
    int length = 500_000;
    ConnectionGene[] ring = new ConnectionGene[length];
    for (int i = 0; i < length; i++) {
      ring[i] = on(i, 3 + i, 3 + (i + 1) % length);
    }
    assertThatThrownBy(() -> genome(1, 1, length, ring)).hasMessageStartingWith("the connections form a cycle through node ");
  }

  @Test
  void splitMovesOutputsIfNeedBeAndLeavesPushedNodesToACount() {
    // Input 1 -> 3 -> 4 -> output 2, and 1 -> 4.
    Genome genome = genome(1, 1, 2, on(0, 1, 3), on(1, 3, 4), on(2, 4, 2), on(3, 1, 4));
    int[] layers = genome.layers();
    assertThat(layers).containsExactly(0, 0, 3, 1, 2);
    assertThat(Layering.split(genome, layers, 4, 2)).containsExactly(0, 0, 4, 1, 2, 3);
    assertThat(Layering.split(genome, layers, 1, 4)).containsExactly(0, 0, 3, 1, 2, 1);
    assertThat(Layering.split(genome, layers, 3, 4)).isNull();
    assertThat(genome.split(1, new NodeGene(5, NodeGene.Kind.HIDDEN, Activation.TANH), on(4, 3, 5), on(5, 5, 4)).layers())
        .containsExactly(0, 0, 4, 1, 3, 2);
  }

  @Test
  void childOfTheSameLayersHasThoseOfItsParent() {
    Genome parent = RandomGenomes.evolved(4, 3, 60, 1);
    int[] layers = parent.layers();
    Mutation change = new ChangeActivation(List.of(Activation.values()));
    for (Mutation mutation : List.of(change, new AddConnection(), new EnableConnection())) {
      Genome child = mutation.apply(parent, TestGenomes.after(parent), TestGenomes.random(1)).orElseThrow();
      assertThat(child.layers()).isSameAs(layers);
    }
    assertThat(parent.layers()).isSameAs(layers);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void layersOfRandomGenomesAreThoseOfARecursiveCount(long seed) {
    Genome genome = RandomGenomes.evolved(4, 3, 200, seed);
    int[] layers = Layering.of(genome);
    int deepest = 0;
    for (NodeGene node : genome.nodes()) {
      if (node.mayBeSource()) {
        deepest = Math.max(deepest, depth(genome, node));
      }
    }
    for (int i = 0; i < layers.length; i++) {
      NodeGene node = genome.nodes().get(i);
      assertThat(layers[i]).as("node %d", node.id()).isEqualTo(node.mayBeSource() ? depth(genome, node) : deepest + 1);
    }
    assertThat(deepest).isGreaterThan(3);
  }

  private static int depth(Genome genome, NodeGene node) {
    int depth = node.mayBeTarget() ? 1 : 0;
    for (ConnectionGene c : genome.connections()) {
      if (c.to() == node.id()) {
        depth = Math.max(depth, 1 + depth(genome, genome.nodes().get(genome.indexOf(c.from()))));
      }
    }
    return depth;
  }
}
