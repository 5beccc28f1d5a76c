package precocial.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Nsga2Test {
  private static final double END = Double.POSITIVE_INFINITY;

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  /** From a handful of values, so that most are tied in one objective or both. */
  private static double[][] objectives(int seed) {
    Random random = new Random(seed);
    int n = 1 + random.nextInt(80);
    int levels = 1 + random.nextInt(12);
    double[][] objectives = new double[2][n];
    for (double[] objective : objectives) {
      Arrays.setAll(objective, i -> random.nextInt(levels) - levels / 2);
    }
    return objectives;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void frontsAreThoseOfTheDefinition(int seed) {
    double[][] objectives = objectives(seed);
    assertThat(Nsga2.fronts(objectives[0], objectives[1])).containsExactly(NaiveParetoSort.fronts(objectives[0], objectives[1]));
  }

  @Test
  void frontsByHand() {
    double[] first = {1, 3, 2, 2, 1, 3, 2};
    double[] second = {3, 1, 2, 1, 1, 1, 2};
    assertThat(Nsga2.fronts(first, second)).containsExactly(0, 0, 0, 1, 2, 0, 0);
    assertThat(NaiveParetoSort.fronts(first, second)).containsExactly(0, 0, 0, 1, 2, 0, 0);
  }

  @Test
  void negativeZeroIsNoLessThanZero() {
    double[] first = {0.0, -0.0};
    double[] second = {1, 5};
    assertThat(Nsga2.fronts(first, second)).containsExactly(1, 0);
    // As equals they stay in the order of the population, whose ends are infinitely far.
    assertThat(Nsga2.crowding(new int[3], new double[] {-0.0, 0.0, 0.0}, new double[3])).containsExactly(END, 0, END);
  }

  @Test
  void crowdingIsTheSumOfTheGapsOverTheRanges() {
    // One front: ranges 10 and 20.
    double[] first = {10, 4, 1, 0};
    double[] second = {0, 5, 16, 20};
    double[] crowding = Nsga2.crowding(new int[4], first, second);
    assertThat(crowding).containsExactly(END, 9 / 10.0 + 16 / 20.0, 4 / 10.0 + 15 / 20.0, END);
  }

  @Test
  void crowdingLooksAtNeighboursOfTheSameFront() {
    double[] first = {10, 9, 6, 3, 0};
    double[] second = {0, -1, 1, -1, 3};
    // 0, 2 and 4 are the first front, 1 and 3 the second.
    assertThat(Nsga2.crowding(new int[] {0, 1, 0, 1, 0}, first, second)).containsExactly(END, END, 2, END, END);
  }

  @Test
  void anObjectiveWithoutRangeAddsNothing() {
    double[] first = {7, 7, 7, 7};
    double[] second = {1, 5, 2, 3};
    // Ends of the first objective are the first and the last of the population, those of the second the least and the greatest.
    assertThat(Nsga2.crowding(new int[4], first, second)).containsExactly(END, END, 2 / 4.0, END);
    assertThat(Nsga2.crowding(new int[3], new double[3], new double[3])).containsExactly(END, 0, END);
  }

  @Test
  void oneOrTwoMembersAreBothEnds() {
    double[] crowding = Nsga2.crowding(new int[] {1, 0, 1}, new double[] {3, 4, 1}, new double[] {1, 9, 2});
    assertThat(crowding).containsExactly(END, END, END);
  }

  @Test
  void ranksByFrontThenCrowdingThenFirstObjectiveThenPlace() {
    // Front 0: 1 (end), 4 (end), 0 and 5 (crowded the same, 5 better in the first), 6; front 1: 3; front 2: 2.
    double[] first = {4, 0, 0, 1, 10, 6, 5};
    double[] second = {6, 10, 1, 5, 0, 4, 5};
    assertThat(Nsga2.rank(first, second)).containsExactly(4, 1, 5, 0, 6, 3, 2);
  }

  @Test
  void equalIndividualsStayInTheOrderOfThePopulation() {
    assertThat(Nsga2.rank(new double[] {2, 1, 2, 1}, new double[] {5, 5, 5, 5})).containsExactly(0, 2, 1, 3);
    assertThat(Nsga2.rank(new double[6], new double[6])).containsExactly(0, 5, 1, 2, 3, 4);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void rankIsAPermutationThatFollowsTheFronts(int seed) {
    double[][] objectives = objectives(seed);
    int[] order = Nsga2.rank(objectives[0], objectives[1]);
    int[] front = NaiveParetoSort.fronts(objectives[0], objectives[1]);
    double[] crowding = Nsga2.crowding(front, objectives[0], objectives[1]);
    assertThat(order.clone()).containsExactlyInAnyOrder(IntStream.range(0, front.length).toArray());
    for (int k = 1; k < order.length; k++) {
      int a = order[k - 1];
      int b = order[k];
      int c = Integer.compare(front[b], front[a]);
      c = c != 0 ? c : Double.compare(crowding[a], crowding[b]);
      c = c != 0 ? c : Double.compare(objectives[0][a], objectives[0][b]);
      c = c != 0 ? c : Integer.compare(b, a);
      assertThat(c).as("%d before %d", a, b).isPositive();
    }
  }

  @Test
  void nobodyNeedsNoRank() {
    assertThat(Nsga2.rank(new double[0], new double[0])).isEmpty();
  }
}
