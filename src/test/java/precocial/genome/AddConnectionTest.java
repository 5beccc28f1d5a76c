package precocial.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static precocial.genome.TestGenomes.genome;
import static precocial.genome.TestGenomes.off;
import static precocial.genome.TestGenomes.on;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddConnectionTest {
  private static final AddConnection ADD = new AddConnection();

  @Test
  void drawnSourceIsJoinedToTheDrawnTarget() {
    // Input 1 may reach output 3 and the hidden node 5, but not 4, which it reaches already.
    Genome parent = genome(2, 1, 2, on(0, 1, 4), on(7, 4, 5), on(8, 5, 3));
    ScriptedRandom random = ScriptedRandom.drawing(1, 1);
    Genome child = ADD.apply(parent, new Innovations(6, 30), random).orElseThrow();
    assertThat(child.connections()).containsExactly(on(0, 1, 4), on(7, 4, 5), on(8, 5, 3), on(30, 1, 5));
    assertThat(child.connectionCount()).isEqualTo(4);
    assertThat(child.nodes()).isEqualTo(parent.nodes());
    assertThat(random.bounds).containsExactly(6, 2);
    assertThat(parent.connections()).hasSize(3);
  }

  @Test
  void sourceWithoutTargetGivesWayToAnother() {
    // Only 0 -> 2 is missing. Drawn: node 2 (an output), node 1 (joined to all), node 0.
    Genome parent = genome(1, 1, 0, on(0, 1, 2));
    ScriptedRandom random = ScriptedRandom.drawing(2, 1, 0, 0);
    Genome child = ADD.apply(parent, new Innovations(3, 2), random).orElseThrow();
    assertThat(child.connections()).containsExactly(on(0, 1, 2), on(2, 0, 2));
    assertThat(random.bounds).containsExactly(3, 2, 1, 1);
  }

  @Test
  void targetsOfOneSourceAreOpenToTheNext() {
    // Bias 0 is joined to both outputs, input 1 to none.
    Genome parent = genome(1, 2, 0, on(0, 0, 2), on(1, 0, 3));
    ScriptedRandom random = ScriptedRandom.drawing(0, 1, 0);
    Genome child = ADD.apply(parent, new Innovations(4, 4), random).orElseThrow();
    assertThat(child.connections()).containsExactly(on(0, 0, 2), on(1, 0, 3), on(4, 1, 2));
    // The last place moved to the first: 3, 1, 2 are left, and the second of them is 1.
    assertThat(random.bounds).containsExactly(4, 3, 2);
  }

  @Test
  void connectionsLeadToAHigherLayerOnly() {
    // Hidden 3 and 4 share a layer, both joined to all they may reach.
    Genome parent =
        genome(
            1, 1, 2, on(0, 0, 2), on(1, 1, 2), on(2, 0, 3), on(3, 1, 3), on(4, 0, 4), on(5, 1, 4), on(6, 3, 2), on(7, 4, 2));
    assertThat(ADD.apply(parent, new Innovations(5, 8), TestGenomes.random(1))).isEmpty();
  }

  @Test
  void disabledGeneOfThatPairIsEnabledInstead() {
    ConnectionGene disabled = new ConnectionGene(5, 0, 2, false, 0.75f);
    Genome parent = genome(1, 1, 0, on(0, 1, 2), disabled);
    Innovations innovations = new Innovations(3, 9);
    Genome child = ADD.apply(parent, innovations, TestGenomes.random(1)).orElseThrow();
    assertThat(child.connections()).containsExactly(on(0, 1, 2), disabled.withEnabled(true));
    assertThat(child.connectionCount()).isEqualTo(2);
    assertThat(innovations.nextConnection()).isEqualTo(9);
  }

  @Test
  void nothingIsDoneWhereAllAreJoined() {
    Genome parent = Genome.minimal(3, 2, 1, TestGenomes.random(1));
    assertThat(ADD.apply(parent, TestGenomes.after(parent), TestGenomes.random(1))).isEmpty();
  }

  /** Three sources with a place left: 3,000 each of 9,000 draws, with a standard deviation of 45; then their targets. */
  @Test
  void sourcesAreDrawnUniformlyThenTargets() {
    // Bias 0 may reach output 2 and hidden 3, input 1 and hidden 3 output 2 alone.
    Genome parent = genome(1, 1, 1, on(0, 1, 3));
    Map<String, Integer> counts = new HashMap<>();
    var random = TestGenomes.random(2);
    for (int i = 0; i < 9000; i++) {
      Genome child = ADD.apply(parent, new Innovations(4, 4), random).orElseThrow();
      ConnectionGene added = child.connections().get(1);
      counts.merge(added.from() + " " + added.to(), 1, Integer::sum);
    }
    assertThat(counts).containsOnlyKeys("0 2", "0 3", "1 2", "3 2");
    assertThat(counts.get("1 2")).isBetween(2820, 3180);
    assertThat(counts.get("3 2")).isBetween(2820, 3180);
    assertThat(counts.get("0 2")).isBetween(1350, 1650);
    assertThat(counts.get("0 3")).isBetween(1350, 1650);
  }

  @Test
  void equalConnectionsOfAGenerationHaveEqualIds() {
    Genome parent = genome(1, 1, 0, off(0, 1, 2));
    Innovations innovations = new Innovations(3, 2);
    Genome first = ADD.apply(parent, innovations, ScriptedRandom.drawing(0, 0)).orElseThrow();
    Genome second = ADD.apply(parent, innovations, ScriptedRandom.drawing(0, 0)).orElseThrow();
    assertThat(first.connections()).containsExactly(off(0, 1, 2), on(2, 0, 2)).isEqualTo(second.connections());
    assertThat(innovations.nextConnection()).isEqualTo(3);
  }
}
