package precocial.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.numerics.FixedTree;

class TileTreeTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 13, 79, 469, 1000})
  void anyUnitsGiveTheSumOfTheFixedTree(int tiles) {
    Random random = new Random(tiles);
    double[] values = random.doubles(tiles, -1, 1).map(Math::exp).toArray();
    for (int most : new int[] {1, 2, 3, 4, 7, 30, 468, 469, 2000}) {
      TileTree tree = new TileTree(tiles, most);
      List<TileTree.Unit> units = tree.units();
      double[][] sums = new double[units.size()][];
      int next = 0;
      for (int u = 0; u < sums.length; u++) {
        TileTree.Unit unit = units.get(u);
        assertThat(unit.first()).isEqualTo(next);
        assertThat(unit.count()).isBetween(1, most);
        next += unit.count();
        sums[u] = new double[] {FixedTree.sum(values, unit.first(), unit.count()), unit.count()};
      }
      assertThat(next).isEqualTo(tiles);
      assertThat(tree.sum(sums)).containsExactly(FixedTree.sum(values, 0, tiles), tiles);
    }
  }

  @Test
  void theOrderOfSummingMatters() {
    double[] values = new Random(1).doubles(469).toArray();
    double straight = 0;
    for (double value : values) {
      straight += value;
    }
    assertThat(FixedTree.sum(values, 0, values.length)).isNotEqualTo(straight);
  }
}
