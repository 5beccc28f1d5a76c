package precocial.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static precocial.genome.TestGenomes.genome;
import static precocial.genome.TestGenomes.nodes;
import static precocial.genome.TestGenomes.off;
import static precocial.genome.TestGenomes.on;
import static precocial.genome.TestGenomes.random;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MutatorTest {
  private static final List<Activation> ALL = List.of(Activation.values());
  private static final Mutator PUBLISHED = new Mutator(ALL, 0.50, 0.25, 0.20, 0.05);

  /**
   * 20,000 children: four standard errors are at most 0.0142, and 0.0062 for 0.05. Adding a connection finds the one disabled
   * gene in one of 121 cases, which moves 0.0017 from added to enabled.
   */
  @Test
  void oddsAreThePublishedOnes() {
    List<ConnectionGene> connections = new ArrayList<>();
    connections.add(off(0, 0, 11));
    for (int i = 1; i <= 10; i++) {
      connections.add(on(2 * i - 1, i, 11 + i));
      connections.add(on(2 * i, 11 + i, 11));
    }
    Genome parent = Genome.of(10, 1, nodes(10, 1, 10, Activation.TANH), connections);
    Map<Change, Double> shares = shares(PUBLISHED, parent, 20_000);
    assertThat(shares).hasSize(4);
    assertThat(shares.get(Change.ACTIVATION)).isBetween(0.486, 0.514);
    assertThat(shares.get(Change.INSERTED)).isBetween(0.2375, 0.2625);
    assertThat(shares.get(Change.ADDED)).isBetween(0.187, 0.211);
    assertThat(shares.get(Change.ENABLED)).isBetween(0.044, 0.058);
  }

  /** Without hidden nodes half of the draws find nothing; the rest keep their odds 25 : 20 : 5, within four standard errors. */
  @Test
  void anotherMutationIsDrawnWithItsOddsKeptWhereOneFindsNothing() {
    Genome parent = genome(2, 1, 0, on(0, 0, 3), on(1, 1, 3), off(2, 2, 3));
    Map<Change, Double> shares = shares(PUBLISHED, parent, 20_000);
    assertThat(shares).containsOnlyKeys(Change.INSERTED, Change.ENABLED);
    assertThat(shares.get(Change.INSERTED)).isBetween(0.486, 0.514);
  }

  @Test
  void theOnlyMutationThatAppliesIsFound() {
    Genome parent = Genome.minimal(2, 1, 1, random(1));
    assertThat(shares(PUBLISHED, parent, 200)).containsOnlyKeys(Change.INSERTED);
  }

  @Test
  void parentIsReturnedOnlyWhereNothingApplies() {
    Genome joined = Genome.minimal(2, 1, 1, random(1));
    Innovations innovations = TestGenomes.after(joined);
    assertThat(new Mutator(ALL, 1, 0, 1, 1).mutate(joined, innovations, random(1))).isSameAs(joined);
    assertThat(new Mutator(ALL, 1, 1e-9, 1, 1).mutate(joined, innovations, random(1))).isNotSameAs(joined);
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 0, 0, ACTIVATION", "0, 1, 0, 0, INSERTED", "0, 0, 1, 0, ADDED", "0, 0, 0, 1, ENABLED"})
  void mutationWithoutOddsIsNeverDrawn(double change, double insert, double add, double enable, Change expected) {
    // Adding a connection may enable the disabled gene, which joins a pair as well.
    Genome parent = genome(1, 1, 2, on(0, 0, 3), on(1, 3, 4), on(2, 1, 4), on(3, 4, 2), off(4, 3, 2));
    Mutator mutator = new Mutator(ALL, change, insert, add, enable);
    for (int seed = 0; seed < 50; seed++) {
      Change found = Change.between(parent, mutator.mutate(parent, TestGenomes.after(parent), random(seed)));
      assertThat(found).isIn(expected, expected == Change.ADDED ? Change.ENABLED : expected);
    }
  }

  @Test
  void wheelStopsWhereTheBallFalls() {
    Genome parent = genome(1, 1, 1, on(0, 0, 3), on(1, 3, 2), off(2, 1, 3));
    Mutator mutator = new Mutator(ALL, 0.5, 0.25, 0, 0.25);
    assertThat(drawn(mutator, parent, 0, 0, 0)).isEqualTo(Change.ACTIVATION);
    assertThat(drawn(mutator, parent, Math.nextDown(0.5), 0, 0)).isEqualTo(Change.ACTIVATION);
    assertThat(drawn(mutator, parent, 0.5, 0, 0)).isEqualTo(Change.INSERTED);
    assertThat(drawn(mutator, parent, Math.nextDown(0.75), 0, 0)).isEqualTo(Change.INSERTED);
    assertThat(drawn(mutator, parent, 0.75, 0)).isEqualTo(Change.ENABLED);
    assertThat(drawn(mutator, parent, Math.nextDown(1.0), 0)).isEqualTo(Change.ENABLED);
  }

  /** With these odds rounding leaves a ball of exactly zero after the last of them. */
  @Test
  void ballThatRoundingCarriesPastTheEndStaysOnTheLast() {
    double sum = 0.1 + 0.2 + 0.3;
    assertThat(Math.nextDown(1.0) * sum - 0.1 - 0.2 - 0.3).isZero();
    Genome parent = genome(1, 1, 1, on(0, 0, 3), on(1, 3, 2), off(2, 1, 3));
    Mutator mutator = new Mutator(ALL, 0.1, 0.2, 0.3, 0);
    assertThat(drawn(mutator, parent, Math.nextDown(1.0), 0, 0)).isEqualTo(Change.ADDED);
  }

  @Test
  void newNodesTakeTheAllowedActivations() {
    List<Activation> allowed = List.of(Activation.SINE, Activation.RELU);
    Genome genome = RandomGenomes.evolved(3, 1, 200, 4, allowed);
    assertThat(genome.nodes().stream().filter(n -> n.kind() == NodeGene.Kind.HIDDEN).map(NodeGene::activation))
        .contains(Activation.SINE, Activation.RELU)
        .isSubsetOf(allowed);
  }

  @ParameterizedTest
  @CsvSource({"-0.1", "NaN", "Infinity", "-Infinity"})
  void oddsThatAreNoneAreRefused(double odd) {
    String message = "odds of a mutation must be 0 or more, not " + odd;
    assertThatThrownBy(() -> new Mutator(ALL, odd, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    assertThatThrownBy(() -> new Mutator(ALL, 1, odd, 1, 1)).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    assertThatThrownBy(() -> new Mutator(ALL, 1, 1, odd, 1)).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    assertThatThrownBy(() -> new Mutator(ALL, 1, 1, 1, odd)).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void nothingToDrawIsRefused() {
    assertThatThrownBy(() -> new Mutator(ALL, 0, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no mutation can be drawn");
    assertThatThrownBy(() -> new Mutator(List.of(), 1, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no mutation can be drawn");
  }

  private static Change drawn(Mutator mutator, Genome parent, double ball, int... choices) {
    return Change.between(parent, mutator.mutate(parent, TestGenomes.after(parent), ScriptedRandom.always(ball, choices)));
  }

  private static Map<Change, Double> shares(Mutator mutator, Genome parent, int children) {
    Map<Change, Double> shares = new EnumMap<>(Change.class);
    RandomGenerator random = random(9);
    for (int i = 0; i < children; i++) {
      Genome child = mutator.mutate(parent, TestGenomes.after(parent), random);
      shares.merge(Change.between(parent, child), 1.0 / children, Double::sum);
    }
    return shares;
  }
}
