package precocial.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeafSetsTest {
  private static final int LEAVES = 130;

  /** Some hundred sets, many close to each other, the empty one first. */
  private static List<BitSet> someSets() {
    Random random = new Random(1);
    List<BitSet> sets = new ArrayList<>();
    sets.add(new BitSet());
    while (sets.size() < 400) {
      BitSet set = (BitSet) sets.get(random.nextInt(sets.size())).clone();
      set.flip(random.nextInt(5) == 0 ? 63 : random.nextInt(LEAVES));
      if (!sets.contains(set)) {
        sets.add(set);
      }
    }
    return sets;
  }

  private static long[] longs(BitSet set) {
    return Arrays.copyOf(set.toLongArray(), 3);
  }

  private static LeafSets interned(List<BitSet> sets, int mask) {
    LeafSets leafSets = new LeafSets(LEAVES, mask);
    for (int i = 0; i < sets.size(); i++) {
      assertThat(leafSets.intern(longs(sets.get(i)), i == 0 ? LeafSets.NONE : i / 2)).isEqualTo(i);
    }
    return leafSets;
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 3, 0})
  void aSetHasOneNumber(int mask) {
    List<BitSet> sets = someSets();
    LeafSets leafSets = interned(sets, mask);
    Set<Integer> hashes = new HashSet<>();
    for (int i = 0; i < sets.size(); i++) {
      assertThat(leafSets.intern(longs(sets.get(i)), 0)).isEqualTo(i);
      hashes.add(leafSets.hash(longs(sets.get(i))));
    }
    assertThat(leafSets.size()).isEqualTo(sets.size());
    assertThat(hashes.size()).isBetween(mask < 0 ? 390 : 1, mask < 0 ? 400 : mask + 1);
  }

  @Test
  void aSetKeepsItsLeavesAndItsFirstBase() {
    List<BitSet> sets = someSets();
    LeafSets leafSets = interned(sets, -1);
    assertThat(leafSets.words()).isEqualTo(3);
    assertThat(leafSets.base(LeafSets.EMPTY)).isEqualTo(LeafSets.NONE);
    assertThat(leafSets.count(LeafSets.EMPTY)).isZero();
    long[] read = new long[3];
    for (int i = 1; i < sets.size(); i++) {
      leafSets.intern(longs(sets.get(i)), i - 1);
      assertThat(leafSets.base(i)).isEqualTo(i / 2);
      leafSets.read(i, read);
      assertThat(BitSet.valueOf(read)).isEqualTo(sets.get(i));
      assertThat(leafSets.count(i)).isEqualTo(sets.get(i).cardinality());
      for (int w = 0; w < 3; w++) {
        assertThat(leafSets.word(i, w)).isEqualTo(read[w]);
      }
    }
  }

  @Test
  void setsAreSearchedAsBitSetsAre() {
    List<BitSet> sets = someSets();
    LeafSets leafSets = interned(sets, -1);
    for (int i = 0; i < sets.size(); i += 7) {
      BitSet set = sets.get(i);
      for (int leaf = 0; leaf < LEAVES; leaf++) {
        assertThat(leafSets.holds(i, leaf)).isEqualTo(set.get(leaf));
        assertThat(leafSets.holdsBeyond(i, leaf)).isEqualTo(set.length() > leaf + 1);
      }
      for (int k = 0; k < sets.size(); k++) {
        BitSet difference = (BitSet) set.clone();
        difference.xor(sets.get(k));
        assertThat(leafSets.firstDifference(i, k)).isEqualTo(difference.nextSetBit(0)); // -1 where there is none
      }
    }
  }
}
