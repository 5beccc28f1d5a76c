package precocial.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static precocial.genome.TestGenomes.genome;
import static precocial.genome.TestGenomes.off;
import static precocial.genome.TestGenomes.on;

import java.util.List;
import org.junit.jupiter.api.Test;

class InsertNodeTest {
  private static final InsertNode INSERT = new InsertNode(List.of(Activation.SINE, Activation.RELU));
  private static final ConnectionGene HEAVY = new ConnectionGene(2, 1, 3, true, -0.25f);
  private static final Genome PARENT = genome(2, 1, 0, on(0, 0, 3), off(1, 2, 3), HEAVY);

  @Test
  void drawnEnabledConnectionIsSplit() {
    ScriptedRandom random = ScriptedRandom.drawing(1, 1);
    Genome child = INSERT.apply(PARENT, new Innovations(9, 20), random).orElseThrow();
    assertThat(child.nodes().subList(0, 4)).isEqualTo(PARENT.nodes());
    assertThat(child.nodes().subList(4, 5)).containsExactly(new NodeGene(9, NodeGene.Kind.HIDDEN, Activation.RELU));
    assertThat(child.connections())
        .containsExactly(
            on(0, 0, 3), off(1, 2, 3), HEAVY.withEnabled(false), on(20, 1, 9), new ConnectionGene(21, 9, 3, true, -0.25f));
    assertThat(child.connectionCount()).isEqualTo(3);
    assertThat(random.bounds).containsExactly(2, 2);
    assertThat(PARENT.connections()).containsExactly(on(0, 0, 3), off(1, 2, 3), HEAVY);
  }

  @Test
  void equalSplitsOfAGenerationHaveEqualIds() {
    Innovations innovations = new Innovations(9, 20);
    Genome first = INSERT.apply(PARENT, innovations, ScriptedRandom.drawing(0, 0)).orElseThrow();
    Genome other = INSERT.apply(PARENT, innovations, ScriptedRandom.drawing(1, 0)).orElseThrow();
    Genome second = INSERT.apply(PARENT, innovations, ScriptedRandom.drawing(0, 0)).orElseThrow();
    assertThat(second.nodes()).isEqualTo(first.nodes());
    assertThat(second.connections()).isEqualTo(first.connections());
    assertThat(other.nodes().get(4).id()).isEqualTo(10);
    assertThat(innovations.nextNode()).isEqualTo(11);
    assertThat(innovations.nextConnection()).isEqualTo(24);
  }

  @Test
  void nothingIsDoneWhereNoneIsEnabled() {
    Genome parent = genome(1, 1, 0, off(0, 0, 2));
    Innovations innovations = new Innovations(3, 1);
    assertThat(INSERT.apply(parent, innovations, ScriptedRandom.drawing())).isEmpty();
    assertThat(innovations.nextNode()).isEqualTo(3);
  }
}
