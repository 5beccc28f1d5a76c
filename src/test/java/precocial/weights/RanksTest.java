package precocial.weights;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RanksTest {
  @Test
  void theBestComesFirstAndEqualOnesInTheirOrder() {
    assertThat(Ranks.descending(new double[] {1, 7, -3, 7, Double.NEGATIVE_INFINITY})).containsExactly(1, 3, 0, 2, 4);
  }

  @Test
  void centredRanksRunFromMinusToPlusAHalf() {
    assertThat(Ranks.centred(new double[] {10, -2, 0.5, 900, 3})).containsExactly(0.25, -0.5, -0.25, 0.5, 0);
  }

  @Test
  void equalRewardsShareTheirRank() {
    assertThat(Ranks.centred(new double[] {5, 1, 5, 0, 1})).containsExactly(0.375, -0.125, 0.375, -0.5, -0.125);
    assertThat(Ranks.centred(new double[] {4, 4, 4})).containsExactly(0, 0, 0);
    assertThat(Ranks.centred(new double[] {4})).containsExactly(0);
  }
}
