package precocial.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FixedTreeTest {
  @Test
  void nothingSumsToZero() {
    assertThat(FixedTree.sum(new double[] {7}, 0, 0)).isZero();
    assertThat(FixedTree.sum(new double[0], 0, 0)).isZero();
    assertThat(FixedTree.sum(new double[] {7}, 0, -1)).isZero();
  }

  @Test
  void oneValueIsItsOwnSum() {
    assertThat(FixedTree.sum(new double[] {1, 0.1, 3}, 1, 1)).isEqualTo(0.1);
  }

  @Test
  void theLargerHalfIsTheLeftOne() {
    double tiny = 0x1p-53;
    // (1 + tiny) + tiny rounds to 1 twice; 1 + (tiny + tiny) does not.
    assertThat(FixedTree.sum(new double[] {1, tiny, tiny}, 0, 3)).isEqualTo(1);
    assertThat(FixedTree.sum(new double[] {tiny, tiny, 1}, 0, 3)).isEqualTo(1 + 0x1p-52);
  }

  @Test
  void halvesAreSummedApart() {
    double tiny = 0x1p-53;
    assertThat(FixedTree.sum(new double[] {1, 0, tiny, tiny}, 0, 4)).isEqualTo(1 + 0x1p-52);
    assertThat(FixedTree.sum(new double[] {1, tiny, tiny, 0}, 0, 4)).isEqualTo(1);
    // Five: ((1, tiny), tiny), (tiny, 0).
    assertThat(FixedTree.sum(new double[] {1, tiny, tiny, tiny, 0}, 0, 5)).isEqualTo(1);
    assertThat(FixedTree.sum(new double[] {1, 0, 0, tiny, tiny}, 0, 5)).isEqualTo(1 + 0x1p-52);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 18, 64, 1000})
  void onlyTheNamedRangeIsSummed(int count) {
    double[] values = DoubleStream.iterate(1, v -> v + 1).limit(count + 2L).toArray();
    values[0] = Double.NaN;
    values[count + 1] = Double.NaN;
    assertThat(FixedTree.sum(values, 1, count)).isEqualTo(count * (count + 3) / 2.0);
  }

  @Test
  void meanDividesTheSumOnce() {
    assertThat(FixedTree.mean(new double[] {9, 1, 2, 6}, 1, 3)).isEqualTo(3);
    assertThat(FixedTree.mean(new double[] {0.1, 0.2, 0.3}, 0, 3)).isEqualTo((0.1 + 0.2 + 0.3) / 3);
  }

  @Test
  void deviationIsThatOfThePopulation() {
    assertThat(FixedTree.deviation(new double[] {99, 2, 4, 4, 4, 5, 5, 7, 9, 99}, 1, 8)).isEqualTo(2);
    assertThat(FixedTree.deviation(new double[] {99, 0.1}, 1, 1)).isZero();
  }

  @Test
  void meanOfNothingIsNaN() {
    assertThat(FixedTree.mean(new double[] {1}, 0, 0)).isNaN();
  }
}
