package precocial.genome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import precocial.numerics.KeyedRandom;

/** The operators draw what the plain ones draw and make the same children, so that a seed gives the search it always gave. */
class PlainMutationTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1, 1, 250, 1
          1, 1, 250, 2
          2, 3, 250, 3
          5, 1, 400, 4
          5, 1, 400, 5
          24, 4, 250, 6
          60, 10, 150, 7
          """)
  void childrenAreThoseOfThePlainOperators(int inputs, int outputs, int mutations, long seed) {
    List<Activation> activations = List.of(Activation.values()).subList(0, seed % 2 == 0 ? 10 : 2);
    int none = 0;
    for (Genome parent : RandomGenomes.lineage(inputs, outputs, mutations, seed, List.of(Activation.values()))) {
      none += compare(parent, activations, seed);
    }
    assertThat(none).isPositive().isLessThan(mutations);
  }

  @Test
  void childrenOfALargeGenomeAreThoseOfThePlainOperators() {
    Genome parent = RandomGenomes.evolved(256, 10, 600, 1);
    for (int seed = 0; seed < 100; seed++) {
      assertThat(compare(parent, List.of(Activation.values()), seed)).isZero();
    }
  }

  @Test
  void oneActivationChangesTheNodesOfAnother() {
    int none = 0;
    for (Genome parent : RandomGenomes.lineage(2, 1, 100, 3, List.of(Activation.TANH, Activation.SINE))) {
      none += compare(parent, List.of(Activation.SINE, Activation.SINE), 8);
    }
    assertThat(none).isPositive();
  }

  /** @return operators that found nothing to change */
  private static int compare(Genome parent, List<Activation> activations, long seed) {
    List<Mutation> mutations =
        List.of(
            new ChangeActivation(activations), new InsertNode(activations), new AddConnection(), new EnableConnection());
    int none = 0;
    for (PlainMutation plain : PlainMutation.values()) {
      KeyedRandom random = TestGenomes.random(seed);
      KeyedRandom plainRandom = TestGenomes.random(seed);
      Innovations innovations = TestGenomes.after(parent);
      Innovations plainInnovations = TestGenomes.after(parent);
      Optional<Genome> child = mutations.get(plain.ordinal()).apply(parent, innovations, random);
      Optional<Genome> expected = plain.apply(activations, parent, plainInnovations, plainRandom);
      assertThat(child.map(Genome::nodes)).isEqualTo(expected.map(Genome::nodes));
      assertThat(child.map(Genome::connections)).isEqualTo(expected.map(Genome::connections));
      assertThat(child.map(Genome::connectionCount)).isEqualTo(expected.map(Genome::connectionCount));
      assertThat(child.map(c -> Arrays.toString(c.layers()))).isEqualTo(expected.map(c -> Arrays.toString(Layering.of(c))));
      assertThat(random.nextInt()).isEqualTo(plainRandom.nextInt());
      assertThat(innovations.nextNode()).isEqualTo(plainInnovations.nextNode());
      assertThat(innovations.nextConnection()).isEqualTo(plainInnovations.nextConnection());
      none += child.isEmpty() ? 1 : 0;
    }
    return none;
  }
}
