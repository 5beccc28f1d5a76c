package precocial.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.genome.Activation;
import precocial.genome.RandomGenomes;

class StructuresTest {
  private static final int LEAVES = 70;

  private final LeafSets leafSets = new LeafSets(LEAVES, -1);
  private final Structures structures = new Structures(leafSets, -1);

  private int leaves(int... held) {
    long[] bits = new long[leafSets.words()];
    for (int leaf : held) {
      bits[leaf >> 6] |= 1L << leaf;
    }
    return leafSets.intern(bits, LeafSets.NONE);
  }

  private int intern(Activation activation, int leafSet, int... sources) {
    return structures.intern(activation, leafSet, sources.clone(), sources.length);
  }

  @Test
  void equalSubnetworksHaveOneNumberWhateverTheOrderOfSources() {
    int a = intern(Activation.TANH, leaves(1));
    int b = intern(Activation.SINE, leaves(1));
    int both = intern(Activation.TANH, leaves(2), a, b);
    assertThat(intern(Activation.TANH, leaves(1))).isEqualTo(a);
    assertThat(intern(Activation.TANH, leaves(2), b, a)).isEqualTo(both);
    assertThat(structures.size()).isEqualTo(3);
    assertThat(structures.sources(both)).containsExactly(b, a); // sine is less than tanh
    assertThat(structures.depth(a)).isEqualTo(1);
    assertThat(structures.depth(both)).isEqualTo(2);
    assertThat(structures.leaves(both)).isEqualTo(leaves(2));
    assertThat(structures.activation(both)).isEqualTo(Activation.TANH);
  }

  @Test
  void aSourceThatOccursTwiceMakesAnotherStructure() {
    int a = intern(Activation.TANH, leaves(1));
    assertThat(intern(Activation.TANH, LeafSets.EMPTY, a, a)).isNotEqualTo(intern(Activation.TANH, LeafSets.EMPTY, a));
    assertThat(intern(Activation.STEP, LeafSets.EMPTY, a)).isNotEqualTo(intern(Activation.TANH, LeafSets.EMPTY, a));
    assertThat(intern(Activation.TANH, leaves(2), a)).isNotEqualTo(intern(Activation.TANH, LeafSets.EMPTY, a));
    assertThat(structures.size()).isEqualTo(5);
  }

  @Test
  void aListIsLessThanOneThatBeginsWithIt() {
    int a = intern(Activation.TANH, leaves(1));
    int[] ascending = {
      intern(Activation.TANH, LeafSets.EMPTY), a, intern(Activation.TANH, leaves(1, 2)),
      intern(Activation.TANH, leaves(1, 2, 69)), intern(Activation.TANH, leaves(1, 3)), intern(Activation.TANH, leaves(2)),
      intern(Activation.TANH, leaves(63)), intern(Activation.TANH, leaves(63, 64)), intern(Activation.TANH, leaves(64)),
      intern(Activation.SIGMOID, LeafSets.EMPTY), intern(Activation.TANH, leaves(1), a),
      intern(Activation.TANH, leaves(1), a, a), intern(Activation.TANH, LeafSets.EMPTY, a),
      intern(Activation.TANH, LeafSets.EMPTY, a, a), intern(Activation.SIGMOID, leaves(1), a)
    };
    for (int i = 0; i < ascending.length; i++) {
      for (int k = 0; k < ascending.length; k++) {
        assertThat(structures.compare(ascending[i], ascending[k])).as("%d and %d", i, k).isEqualTo(Integer.compare(i, k));
      }
    }
  }

  /** Random structures, many nearly equal, with constants, repeated sources and leaves in both words. */
  private void fill(long seed) {
    Random random = new Random(seed);
    while (structures.size() < 250) {
      int[] held = random.ints(random.nextInt(4), 0, 8).map(i -> i < 5 ? i : 59 + i).toArray();
      int[] sources = new int[structures.size() < 4 ? 0 : random.nextInt(4)];
      for (int i = 0; i < sources.length; i++) {
        sources[i] = i > 0 && random.nextInt(3) == 0 ? sources[0] : random.nextInt(structures.size());
      }
      intern(random.nextBoolean() ? Activation.TANH : Activation.SINE, leaves(held), sources);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void structuresAreOrderedByTheirListsOfSources(long seed) {
    fill(seed);
    for (int a = 0; a < structures.size(); a++) {
      for (int b = 0; b < structures.size(); b++) {
        int order = structures.compare(a, b);
        assertThat(order).isEqualTo(-structures.compare(b, a)).isEqualTo(slowly(a, b));
        assertThat(order == 0).isEqualTo(a == b);
      }
    }
  }

  private int slowly(int a, int b) {
    if (structures.depth(a) != structures.depth(b)) {
      return Integer.compare(structures.depth(a), structures.depth(b));
    }
    if (structures.activation(a) != structures.activation(b)) {
      return Integer.signum(structures.activation(a).compareTo(structures.activation(b)));
    }
    return Integer.signum(Arrays.compare(list(a), list(b), this::element));
  }

  /** Leaves as negative numbers, then sources. */
  private Integer[] list(int structure) {
    Integer[] list = new Integer[LEAVES + structures.sources(structure).length];
    int count = 0;
    for (int leaf = 0; leaf < LEAVES; leaf++) {
      if (leafSets.holds(structures.leaves(structure), leaf)) {
        list[count++] = leaf - LEAVES;
      }
    }
    for (int source : structures.sources(structure)) {
      list[count++] = source;
    }
    return Arrays.copyOf(list, count);
  }

  private int element(int a, int b) {
    return a < 0 || b < 0 ? Integer.compare(a, b) : slowly(a, b);
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void theOrderIsTransitive(long seed) {
    fill(seed);
    Integer[] sorted = new Integer[structures.size()];
    Arrays.setAll(sorted, i -> i);
    Arrays.sort(sorted, structures::compare);
    for (int i = 0; i < sorted.length; i++) {
      for (int k = i + 1; k < sorted.length; k++) {
        assertThat(structures.compare(sorted[i], sorted[k])).isNegative();
      }
    }
    Integer[] byNumber = sorted.clone();
    Arrays.sort(byNumber);
    assertThat(sorted).isNotEqualTo(byNumber);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void theOrderIsThatOfTheNetworkCompiler(long seed) {
    Network network = NetworkCompiler.compile(RandomGenomes.evolved(5, 2, 250, seed));
    Map<Integer, Integer> number = new HashMap<>(); // node -> structure
    int last = network.layers().size() - 1;
    int compared = 0;
    for (Layer layer : network.layers()) {
      int before = -1;
      for (int row = 0; row < layer.size(); row++) {
        int leafSet = LeafSets.EMPTY;
        int[] sources = new int[layer.first()];
        int count = 0;
        for (int c = layer.next(row, 0); c >= 0; c = layer.next(row, c + 1)) {
          if (c < 6) {
            long[] bits = new long[leafSets.words()];
            leafSets.read(leafSet, bits);
            bits[0] |= 1L << c;
            leafSet = leafSets.intern(bits, leafSet);
          } else {
            sources[count++] = number.get(c);
          }
        }
        int[] given = Arrays.copyOf(sources, count);
        int structure = structures.intern(layer.activation(row), leafSet, sources, count);
        // In a network's order already: sorting changed nothing.
        assertThat(structures.sources(structure)).containsExactly(given);
        number.put(layer.first() + row, structure);
        if (before >= 0 && layer != network.layers().get(last)) {
          assertThat(structures.compare(before, structure)).isLessThanOrEqualTo(0);
          compared++;
        }
        before = structure;
      }
    }
    assertThat(compared).isGreaterThan(20);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void collidingHashesKeepStructuresApart(int mask) {
    fill(9);
    Structures colliding = new Structures(leafSets, mask);
    for (int i = 0; i < structures.size(); i++) {
      int[] sources = structures.sources(i);
      int found = colliding.intern(structures.activation(i), structures.leaves(i), sources.clone(), sources.length);
      assertThat(found).isEqualTo(i);
      assertThat(colliding.hash(structures.activation(i).ordinal(), structures.leaves(i), sources, sources.length))
          .isBetween(0, mask);
    }
  }
}
