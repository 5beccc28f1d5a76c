package precocial.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuantilesTest {
  private static final double INFINITE = Double.NEGATIVE_INFINITY;

  @Test
  void quartilesLieBetweenTheNeighbours() {
    double[] values = {1, 2, 4, 8, 16};
    assertThat(Quantiles.at(0.25, values)).isEqualTo(2);
    assertThat(Quantiles.at(0.75, values)).isEqualTo(8);
    assertThat(Quantiles.at(0.25, new double[] {0, 10})).isEqualTo(2.5);
    assertThat(Quantiles.at(0.75, new double[] {0, 10})).isEqualTo(7.5);
    assertThat(Quantiles.at(0.25, new double[] {1, 2, 3, 8, 9, 10})).isEqualTo(2.25);
    assertThat(Quantiles.at(0, values)).isEqualTo(1);
    assertThat(Quantiles.at(1, values)).isEqualTo(16);
  }

  @Test
  void medianIsTheMiddle() {
    assertThat(Quantiles.median(new double[] {3})).isEqualTo(3);
    assertThat(Quantiles.median(new double[] {1, 2, 7})).isEqualTo(2);
    assertThat(Quantiles.median(new double[] {1, 2, 7, 9})).isEqualTo(4.5);
    assertThat(Quantiles.at(0.5, new double[] {1, 2, 7, 9})).isEqualTo(4.5);
  }

  @Test
  void equalAndInfiniteValuesStayWhatTheyAre() {
    double third = 1.0 / 3;
    double[] equal = {third, third, third, third};
    assertThat(Quantiles.at(0.25, equal)).isEqualTo(third);
    assertThat(Quantiles.at(0.25, new double[] {INFINITE, INFINITE, INFINITE, 5})).isEqualTo(INFINITE);
    assertThat(Quantiles.at(0.75, new double[] {INFINITE, INFINITE, INFINITE, 5})).isEqualTo(INFINITE);
    assertThat(Quantiles.at(0.25, new double[] {third})).isEqualTo(third);
  }
}
