package precocial.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static precocial.genome.TestGenomes.genome;
import static precocial.genome.TestGenomes.on;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangeActivationTest {
  private static final List<Activation> ALL = List.of(Activation.values());

  @Test
  void drawnHiddenNodeGetsTheDrawnOtherActivation() {
    Genome parent = genome(2, 1, 3, on(0, 1, 4), on(1, 4, 3));
    ScriptedRandom random = ScriptedRandom.drawing(2, 4);
    Genome child = new ChangeActivation(ALL).apply(parent, TestGenomes.after(parent), random).orElseThrow();
    // TANH, the fifth, is left out, so the fifth of the others is SIGMOID.
    assertThat(child.nodes().get(6)).isEqualTo(new NodeGene(6, NodeGene.Kind.HIDDEN, Activation.SIGMOID));
    assertThat(child.nodes().subList(0, 6)).isEqualTo(parent.nodes().subList(0, 6));
    assertThat(child.connections()).isEqualTo(parent.connections());
    assertThat(random.bounds).containsExactly(3, 9);
    assertThat(parent.nodes().get(6).activation()).isEqualTo(Activation.TANH);
  }

  /** 9,000 draws: 1,000 each with a standard deviation of 30. */
  @Test
  void otherActivationsAreDrawnUniformly() {
    Genome parent = genome(1, 1, 1);
    Map<Activation, Integer> counts = new EnumMap<>(Activation.class);
    var random = TestGenomes.random(1);
    for (int i = 0; i < 9000; i++) {
      Genome child = new ChangeActivation(ALL).apply(parent, TestGenomes.after(parent), random).orElseThrow();
      counts.merge(child.nodes().get(3).activation(), 1, Integer::sum);
    }
    assertThat(counts).hasSize(9).doesNotContainKey(Activation.TANH);
    assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(880, 1120));
  }

  @Test
  void inputsBiasAndOutputsKeepTheirActivation() {
    Genome parent = genome(3, 2, 0, on(0, 0, 4));
    assertThat(new ChangeActivation(ALL).apply(parent, TestGenomes.after(parent), ScriptedRandom.drawing())).isEmpty();
  }

  @Test
  void nothingIsDoneWhereNoOtherActivationIsAllowed() {
    Genome parent = genome(1, 1, 2);
    ChangeActivation onlyTanh = new ChangeActivation(List.of(Activation.TANH, Activation.TANH));
    assertThat(onlyTanh.apply(parent, TestGenomes.after(parent), ScriptedRandom.drawing())).isEmpty();
  }

  @Test
  void nodeThatCanChangeIsFoundAmongThoseThatCannot() {
    Genome tanh = genome(1, 1, 3);
    Genome parent = tanh.withNode(4, tanh.nodes().get(4).withActivation(Activation.SINE));
    ScriptedRandom random = ScriptedRandom.drawing(0, 0);
    Genome child =
        new ChangeActivation(List.of(Activation.TANH)).apply(parent, TestGenomes.after(parent), random).orElseThrow();
    assertThat(child.nodes()).isEqualTo(tanh.nodes());
    assertThat(random.bounds).containsExactly(1, 1);
  }
}
