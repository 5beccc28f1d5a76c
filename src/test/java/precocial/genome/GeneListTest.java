package precocial.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneListTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 32, 33, 63, 64, 65, 100})
  void listOfAnySizeHoldsItsGenes(int size) {
    List<Integer> genes = upTo(size);
    GeneList<Integer> list = GeneList.of(genes);
    assertThat(list).hasSize(size).isEqualTo(genes);
    GeneList<Integer> longer = list.plus(-1);
    assertThat(list).hasSize(size).isEqualTo(genes);
    genes.add(-1);
    assertThat(longer).hasSize(size + 1).isEqualTo(genes);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void editsGiveWhatAnArrayListGives(long seed) {
    RandomGenerator random = TestGenomes.random(seed);
    List<Integer> expected = upTo(random.nextInt(70));
    GeneList<Integer> list = GeneList.of(expected);
    List<GeneList<Integer>> former = new ArrayList<>();
    List<List<Integer>> formerExpected = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      former.add(list);
      formerExpected.add(List.copyOf(expected));
      int gene = random.nextInt();
      if (!expected.isEmpty() && random.nextBoolean()) {
        int index = random.nextInt(expected.size());
        list = list.with(index, gene);
        expected.set(index, gene);
      } else {
        list = list.plus(gene);
        expected.add(gene);
      }
      assertThat(list).isEqualTo(expected);
    }
    assertThat(former).isEqualTo(formerExpected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void markedGenesAreCountedAndFoundByNumber(long seed) {
    RandomGenerator random = TestGenomes.random(seed);
    int share = 1 + (int) seed;
    GeneList<Integer> list = GeneList.of(upTo(random.nextInt(70)), gene -> gene % share == 0);
    for (int i = 0; i < 300; i++) {
      int gene = random.nextInt(1000);
      list = list.isEmpty() || random.nextBoolean() ? list.plus(gene) : list.with(random.nextInt(list.size()), gene);
      List<Integer> genes = new ArrayList<>(list);
      for (boolean marked : new boolean[] {true, false}) {
        int[] places = IntStream.range(0, genes.size()).filter(k -> genes.get(k) % share == 0 == marked).toArray();
        assertThat(marked ? list.marked() : list.size() - list.marked()).isEqualTo(places.length);
        GeneList<Integer> all = list;
        assertThat(IntStream.range(0, places.length).map(before -> all.place(marked, before)).toArray()).isEqualTo(places);
      }
    }
  }

  @Test
  void listIsACopyOfWhatItWasMadeFrom() {
    List<Integer> genes = upTo(40);
    GeneList<Integer> list = GeneList.of(genes);
    genes.set(3, -1);
    genes.add(-2);
    assertThat(list).isEqualTo(upTo(40));
  }

  @Test
  void listCannotBeChanged() {
    GeneList<Integer> list = GeneList.of(upTo(3));
    assertThatThrownBy(() -> list.set(0, 1)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> list.add(1)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> list.remove(0)).isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 40, 41, 63, 64})
  void placesOutsideAreRefused(int index) {
    GeneList<Integer> list = GeneList.of(upTo(40));
    assertThatThrownBy(() -> list.get(index))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("gene " + index + " of 40");
  }

  @Test
  void changeOfOneGeneCopiesOneChunk() {
    GeneList<Integer> list = GeneList.of(upTo(2570));
    assertThat(list.sharedChunks(list)).isEqualTo(81);
    assertThat(list.with(0, -1).sharedChunks(list)).isEqualTo(80);
    assertThat(list.with(2569, -1).sharedChunks(list)).isEqualTo(80);
    assertThat(list.plus(-1).sharedChunks(list)).isEqualTo(80);
    assertThat(GeneList.of(upTo(2570)).sharedChunks(list)).isZero();
  }

  @Test
  void geneAfterAFullChunkCopiesNone() {
    GeneList<Integer> list = GeneList.of(upTo(64));
    assertThat(list.plus(-1).sharedChunks(list)).isEqualTo(2);
    assertThat(list.sharedChunks(list.plus(-1))).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void changedPlacesAreThoseOfOtherObjects(long seed) {
    RandomGenerator random = TestGenomes.random(seed);
    // Equal objects, none the same.
    GeneList<Object> list = GeneList.of(upTo(20 + random.nextInt(100)).stream().map(i -> (Object) List.of(1)).toList());
    GeneList<Object> other = list;
    for (int i = 0; i < 60; i++) {
      assertThat(list.changed(other)).isEqualTo(otherObjects(list, other));
      assertThat(other.changed(list)).isEqualTo(otherObjects(other, list));
      list = random.nextBoolean() ? list.plus(List.of(1)) : list.with(random.nextInt(list.size()), List.of(1));
      other = random.nextInt(3) > 0 ? other : list;
    }
  }

  private static int[] otherObjects(List<Object> list, List<Object> other) {
    return IntStream.range(0, list.size()).filter(i -> i >= other.size() || list.get(i) != other.get(i)).toArray();
  }

  @Test
  void listsWithoutAnythingInCommonDifferEverywhere() {
    GeneList<Integer> list = GeneList.of(upTo(70));
    assertThat(list.changed(GeneList.of(List.of()))).isEqualTo(IntStream.range(0, 70).toArray());
    assertThat(GeneList.<Integer>of(List.of()).changed(list)).isEmpty();
    assertThat(list.changed(list)).isEmpty();
  }

  /** 256 inputs, a bias and 10 outputs: 2,570 connections in 81 chunks. */
  @Test
  void childSharesAllButTheChangedChunksOfALargeGenome() {
    Genome parent = Genome.minimal(256, 10, 0.5, TestGenomes.random(1));
    assertThat(parent.connections()).hasSize(2570);
    Innovations innovations = Innovations.after(256, 10);
    List<Activation> activations = List.of(Activation.values());
    Genome inserted = new InsertNode(activations).apply(parent, innovations, TestGenomes.random(2)).orElseThrow();
    Genome enabled = new EnableConnection().apply(parent, innovations, TestGenomes.random(2)).orElseThrow();
    Genome changed = new ChangeActivation(activations).apply(inserted, innovations, TestGenomes.random(2)).orElseThrow();
    assertThat(shared(parent, inserted)).isEqualTo(79);
    assertThat(shared(parent, enabled)).isEqualTo(80);
    assertThat(enabled.nodes()).isSameAs(parent.nodes());
    assertThat(changed.connections()).isSameAs(inserted.connections());
  }

  private static int shared(Genome a, Genome b) {
    return ((GeneList<ConnectionGene>) a.connections()).sharedChunks((GeneList<ConnectionGene>) b.connections());
  }

  private static List<Integer> upTo(int size) {
    return new ArrayList<>(IntStream.range(0, size).boxed().toList());
  }
}
