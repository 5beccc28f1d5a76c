package precocial.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.genome.Activation;
import precocial.genome.ConnectionGene;
import precocial.genome.Genome;
import precocial.genome.NodeGene;
import precocial.genome.RandomGenomes;

class PopulationCompilerTest {
  private static final int LEAST = 1 << 14;

  /** Every network of a graph has the outputs that it has compiled alone, to the last bit. */
  private static void assertEqualBits(PopulationGraph graph, List<Genome> genomes) {
    SoundGraph.check(graph);
    assertThat(graph.headOf()).hasSize(genomes.size());
    List<Network> alone = genomes.stream().map(NetworkCompiler::compile).toList();
    for (float weight : new float[] {-2f, -0.7f, 1.3f}) {
      for (int[] leaves : NaiveImages.leaves(graph.leaves() - 1, 4, 7)) {
        float[][] found = NaiveImages.outputs(graph, weight, leaves);
        for (int i = 0; i < found.length; i++) {
          float[] expected = NaiveImages.outputs(alone.get(i), weight, leaves);
          if (!Arrays.equals(found[i], expected)) {
            assertThat(found[i]).as("network %d at weight %s", i, weight).containsExactly(expected);
          }
        }
      }
    }
  }

  @Test
  void otherNetworksHaveOtherBits() {
    List<Genome> genomes = new Breeding(5, 2, 4, 1).genomes();
    PopulationGraph graph = new PopulationCompiler(5, 2, true).compile(genomes, Breeding.unknown(4));
    assertEqualBits(graph, genomes);
    List<Genome> moved = List.of(genomes.get(1), genomes.get(0), genomes.get(2), genomes.get(3));
    assertThatThrownBy(() -> assertEqualBits(graph, moved)).isInstanceOf(AssertionError.class);
  }

  @ParameterizedTest
  @CsvSource({"5, 1, 60, 60", "16, 3, 40, 60", "256, 10, 15, 30", "70, 2, 20, 40"})
  void everyNetworkHasItsBitsOverGenerations(int inputs, int outputs, int size, int generations) {
    Breeding breeding = new Breeding(inputs, outputs, size, 3);
    PopulationCompiler compiler = new PopulationCompiler(inputs, outputs, true);
    for (int g = 0; g < generations; g++) {
      assertEqualBits(compiler.compile(breeding.genomes(), breeding.parents()), breeding.genomes());
      breeding.next();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 1})
  void crossoverChangesNoBit(double share) {
    Breeding breeding = new Breeding(16, 3, 30, 5, share, List.of(Activation.values()));
    PopulationCompiler compiler = new PopulationCompiler(16, 3, true);
    for (int g = 0; g < 40; g++) {
      assertEqualBits(compiler.compile(breeding.genomes(), breeding.parents()), breeding.genomes());
      breeding.next();
    }
  }

  @Test
  void aWrongParentChangesNothing() {
    Breeding breeding = new Breeding(16, 3, 30, 6);
    PopulationCompiler compiler = new PopulationCompiler(16, 3, true);
    Random random = new Random(6);
    for (int g = 0; g < 40; g++) {
      int[] parents = random.ints(30, -2, 35).toArray();
      assertEqualBits(compiler.compile(breeding.genomes(), parents), breeding.genomes());
      // No number is spent on what lies between a genome and a parent far from it.
      assertThat(compiler.leafSets.size()).isLessThanOrEqualTo(1 + compiler.structures.size());
      breeding.next();
    }
  }

  /** A genome that was written and read has genes of its own: nothing is the same object as in its parent. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aGenomeReadAnewIsTheSame(boolean withParents) {
    Breeding breeding = new Breeding(16, 3, 20, 8);
    PopulationCompiler compiler = new PopulationCompiler(16, 3, true);
    PopulationCompiler unread = new PopulationCompiler(16, 3, true);
    for (int g = 0; g < 20; g++) {
      List<Genome> anew = breeding.genomes().stream().map(PopulationCompilerTest::readAnew).toList();
      PopulationGraph graph = compiler.compile(anew, withParents ? breeding.parents() : Breeding.unknown(20));
      assertEqualBits(graph, breeding.genomes());
      assertThat(graph.nodes()).isEqualTo(unread.compile(breeding.genomes(), breeding.parents()).nodes());
      breeding.next();
    }
  }

  private static Genome readAnew(Genome genome) {
    return Genome.of(
        genome.inputs(), genome.outputs(),
        genome.nodes().stream().map(n -> new NodeGene(n.id(), n.kind(), n.activation())).toList(),
        genome.connections().stream()
            .map(c -> new ConnectionGene(c.id(), c.from(), c.to(), c.enabled(), c.weight())).toList());
  }

  @Test
  void genomesOfAnyOriginGoTogether() {
    List<Genome> genomes = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      genomes.add(RandomGenomes.evolved(5, 2, 4 * i, i % 50));
    }
    genomes.add(new GenomeSketch(5, 2).genome());
    assertEqualBits(new PopulationCompiler(5, 2, true).compile(genomes, Breeding.unknown(61)), genomes);
  }

  /** Sources that are equal nodes count as often as they occur. */
  @Test
  void equalSourcesAreAddedEach() {
    GenomeSketch one = new GenomeSketch(2, 1).hidden(4, Activation.TANH).on(1, 4).on(4, 3);
    GenomeSketch two = new GenomeSketch(2, 1).hidden(4, Activation.TANH).hidden(5, Activation.TANH).on(1, 4).on(1, 5)
        .on(4, 3).on(5, 3);
    List<Genome> genomes = List.of(one.genome(), two.genome());
    PopulationGraph graph = new PopulationCompiler(2, 1, true).compile(genomes, Breeding.unknown(2));
    assertEqualBits(graph, genomes);
    assertThat(graph.nodes()).isEqualTo(3);
    assertThat(graph.source()).hasSize(3);
  }

  @Test
  void aDeepNetworkNeedsNoDeepStack() {
    List<Genome> genomes = new ArrayList<>();
    for (int changed : new int[] {-1, 0, 1500, 2999}) {
      GenomeSketch sketch = new GenomeSketch(5, 1).on(1, 7);
      for (int i = 0; i < 3000; i++) {
        sketch.hidden(7 + i, i == changed ? Activation.TANH : Activation.SINE).on(7 + i, i == 2999 ? 6 : 8 + i);
      }
      genomes.add(sketch.on(2, 1000).genome());
    }
    PopulationCompiler compiler = new PopulationCompiler(5, 1, true);
    PopulationGraph graph = compiler.compile(genomes, Breeding.unknown(4));
    assertEqualBits(graph, genomes);
    assertThat(graph.nodes()).isEqualTo(3001 + 3001 + 1501 + 2);
    assertEqualBits(compiler.compile(genomes.subList(1, 4), new int[] {0, 0, 0}), genomes.subList(1, 4));
  }

  @ParameterizedTest
  @CsvSource({"5, 1", "16, 3"})
  void eachDistinctSubnetworkOccursOnce(int inputs, int outputs) {
    Breeding breeding = new Breeding(inputs, outputs, 30, 9);
    PopulationCompiler compiler = new PopulationCompiler(inputs, outputs, true);
    for (int g = 0; g < 40; g++) {
      PopulationGraph graph = compiler.compile(breeding.genomes(), breeding.parents());
      CanonicalForms forms = new CanonicalForms(breeding.genomes());
      assertThat(graph.nodes()).isEqualTo(forms.subnetworks());
      assertThat(graph.sums()).isEqualTo(forms.leafSets());
      assertThat(graph.heads()).isEqualTo(forms.networks());
      for (int i = 0; i < 30; i++) {
        for (int k = 0; k < i; k++) {
          assertThat(graph.headOf()[i] == graph.headOf()[k]).isEqualTo(forms.equal(i, k));
        }
      }
      breeding.next();
    }
    int together = compiler.compile(breeding.genomes(), breeding.parents()).nodes();
    int apart = breeding.genomes().stream().mapToInt(g -> NetworkCompiler.compile(g).nodes() - 1 - inputs).sum();
    assertThat(together).isLessThan(2 * apart / 3);
  }

  @Test
  void parentsSaveWorkOnly() {
    Breeding breeding = new Breeding(16, 3, 40, 10);
    PopulationCompiler compiler = new PopulationCompiler(16, 3, true);
    for (int g = 0; g < 40; g++) {
      PopulationGraph graph = compiler.compile(breeding.genomes(), breeding.parents());
      PopulationGraph fresh = new PopulationCompiler(16, 3, true).compile(breeding.genomes(), Breeding.unknown(40));
      assertThat(fresh.nodes()).isEqualTo(graph.nodes());
      assertThat(fresh.sums()).isEqualTo(graph.sums());
      assertThat(fresh.heads()).isEqualTo(graph.heads());
      assertThat(fresh.headOf()).containsExactly(graph.headOf());
      for (int[] leaves : NaiveImages.leaves(16, 3, g)) {
        assertThat(NaiveImages.outputs(fresh, 1.5f, leaves)).isDeepEqualTo(NaiveImages.outputs(graph, 1.5f, leaves));
      }
      breeding.next();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void collidingHashesChangeNothing(int mask) {
    Breeding breeding = new Breeding(16, 3, 20, 11);
    PopulationCompiler colliding = new PopulationCompiler(16, 3, true, mask, LEAST);
    PopulationCompiler usual = new PopulationCompiler(16, 3, true);
    for (int g = 0; g < 30; g++) {
      PopulationGraph graph = colliding.compile(breeding.genomes(), breeding.parents());
      assertSame(graph, usual.compile(breeding.genomes(), breeding.parents()));
      assertEqualBits(graph, breeding.genomes());
      breeding.next();
    }
    assertThat(hashes(colliding)).isEqualTo(mask + 1);
    assertThat(hashes(usual)).isGreaterThan(200);
  }

  /** Distinct hashes of the structures that arose. */
  private static long hashes(PopulationCompiler compiler) {
    Structures s = compiler.structures;
    Random random = new Random(1);
    return random.ints(1000, 0, s.size())
        .map(i -> s.hash(s.activation(i).ordinal(), s.leaves(i), s.sources(i), s.sources(i).length)).distinct().count();
  }

  private static void assertSame(PopulationGraph a, PopulationGraph b) {
    assertThat(a.sumBase()).containsExactly(b.sumBase());
    assertThat(a.term()).containsExactly(b.term());
    assertThat(a.nodeSum()).containsExactly(b.nodeSum());
    assertThat(a.source()).containsExactly(b.source());
    assertThat(a.head()).containsExactly(b.head());
    assertThat(a.headOf()).containsExactly(b.headOf());
  }

  @ParameterizedTest
  @CsvSource({"16, 3, 30", "256, 10, 15"})
  void aSumThatStartsFromAnotherIsTheSameSum(int inputs, int outputs, int size) {
    Breeding breeding = new Breeding(inputs, outputs, size, 12);
    PopulationCompiler deriving = new PopulationCompiler(inputs, outputs, true);
    PopulationCompiler plain = new PopulationCompiler(inputs, outputs, false);
    PopulationGraph with = null;
    PopulationGraph without = null;
    for (int g = 0; g < 30; g++) {
      with = deriving.compile(breeding.genomes(), breeding.parents());
      without = plain.compile(breeding.genomes(), breeding.parents());
      assertThat(with.sums()).isEqualTo(without.sums());
      assertThat(with.term().length).isLessThanOrEqualTo(without.term().length);
      assertThat(without.sumBase()).containsOnly(-1);
      for (int[] leaves : NaiveImages.leaves(inputs, 3, g)) {
        assertThat(NaiveImages.outputs(with, 1.5f, leaves)).isDeepEqualTo(NaiveImages.outputs(without, 1.5f, leaves));
      }
      breeding.next();
    }
    assertThat(Arrays.stream(with.sumBase()).filter(base -> base >= 0).count()).isGreaterThan(3);
    assertThat(with.term().length).isLessThan(2 * without.term().length / 3);
    for (int s = 0; s < with.sums(); s++) {
      assertThat(with.sumBase()[s]).isBetween(-1, s - 1);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3})
  void numbersThatNobodyUsesAreDropped(double crossover) {
    Breeding breeding = new Breeding(16, 3, 30, 13, crossover, List.of(Activation.values()));
    PopulationCompiler dropping = new PopulationCompiler(16, 3, true, -1, 100);
    PopulationCompiler keeping = new PopulationCompiler(16, 3, true, -1, Integer.MAX_VALUE);
    int drops = 0;
    for (int g = 0; g < 200; g++) {
      int before = dropping.structures.size();
      PopulationGraph graph = dropping.compile(breeding.genomes(), breeding.parents());
      drops += dropping.structures.size() < before ? 1 : 0;
      PopulationGraph kept = keeping.compile(breeding.genomes(), breeding.parents());
      assertThat(graph.nodes()).isEqualTo(kept.nodes());
      assertThat(graph.sums()).isEqualTo(kept.sums());
      assertThat(graph.headOf()).containsExactly(kept.headOf());
      if (g % 10 == 0) {
        assertEqualBits(graph, breeding.genomes());
      }
      breeding.next();
    }
    int used = new PopulationCompiler(16, 3, true).compile(breeding.genomes(), Breeding.unknown(30)).nodes();
    assertThat(drops).isGreaterThan(5);
    assertThat(dropping.structures.size()).isLessThan(5 * used + 200);
    assertThat(dropping.leafSets.size()).isLessThan(5 * used + 200);
    assertThat(keeping.structures.size()).isGreaterThan(2 * dropping.structures.size());
  }

  @Test
  void genomesOfAnotherShapeAreRefusedAndChangeNothing() {
    Breeding breeding = new Breeding(5, 2, 3, 1);
    PopulationCompiler compiler = new PopulationCompiler(5, 2, true);
    compiler.compile(breeding.genomes(), breeding.parents());
    breeding.next();
    List<Genome> wrong = new ArrayList<>(breeding.genomes());
    wrong.set(1, new GenomeSketch(5, 3).genome());
    assertThatThrownBy(() -> compiler.compile(wrong, breeding.parents()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("genome 1 has 5 inputs and 3 outputs, not 5 and 2");
    assertEqualBits(compiler.compile(breeding.genomes(), breeding.parents()), breeding.genomes());
  }

  @Test
  void aPopulationMayBeEmpty() {
    PopulationGraph graph = new PopulationCompiler(5, 2, true).compile(List.of(), new int[0]);
    assertThat(graph.nodes()).isZero();
    assertThat(graph.heads()).isZero();
  }
}
