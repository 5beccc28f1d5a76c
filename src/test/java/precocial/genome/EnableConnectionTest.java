package precocial.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static precocial.genome.TestGenomes.genome;
import static precocial.genome.TestGenomes.off;
import static precocial.genome.TestGenomes.on;

import org.junit.jupiter.api.Test;

class EnableConnectionTest {
  private static final ConnectionGene HEAVY = new ConnectionGene(2, 2, 4, false, -0.25f);
  private static final Genome PARENT = genome(3, 1, 0, off(0, 0, 4), on(1, 1, 4), HEAVY, on(3, 3, 4));

  @Test
  void drawnDisabledConnectionIsEnabledAndKeepsItsWeight() {
    Genome child = new EnableConnection().apply(PARENT, TestGenomes.after(PARENT), ScriptedRandom.drawing(1)).orElseThrow();
    assertThat(child.connections())
        .containsExactly(off(0, 0, 4), on(1, 1, 4), new ConnectionGene(2, 2, 4, true, -0.25f), on(3, 3, 4));
    assertThat(child.connectionCount()).isEqualTo(3);
    assertThat(child.nodes()).isEqualTo(PARENT.nodes());
    assertThat(PARENT.connections()).contains(HEAVY);
  }

  @Test
  void nothingIsDoneWhereAllAreEnabled() {
    Genome parent = genome(1, 1, 0, on(0, 0, 2), on(1, 1, 2));
    assertThat(new EnableConnection().apply(parent, TestGenomes.after(parent), ScriptedRandom.drawing())).isEmpty();
  }
}
