package precocial.genome;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InnovationsTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "5, 1", "5, 3", "256, 10"})
  void startsAfterTheGenesOfTheMinimalGenome(int inputs, int outputs) {
    Genome minimal = Genome.minimal(inputs, outputs, 1, TestGenomes.random(1));
    Innovations innovations = Innovations.after(inputs, outputs);
    assertThat(innovations.nextNode()).isEqualTo(minimal.nodes().size());
    assertThat(innovations.nextConnection()).isEqualTo(minimal.connections().size());
  }

  @Test
  void equalEndsShareAnIdWithinAGeneration() {
    Innovations innovations = new Innovations(10, 20);
    assertThat(innovations.connection(1, 2)).isEqualTo(20);
    assertThat(innovations.connection(2, 1)).isEqualTo(21);
    assertThat(innovations.connection(1, 3)).isEqualTo(22);
    assertThat(innovations.connection(1, 2)).isEqualTo(20);
    assertThat(innovations.connection(2, 1)).isEqualTo(21);
    assertThat(innovations.nextConnection()).isEqualTo(23);
    assertThat(innovations.nextNode()).isEqualTo(10);
  }

  @Test
  void splitsOfOneConnectionShareANodeWithinAGeneration() {
    Innovations innovations = new Innovations(10, 20);
    assertThat(innovations.node(5)).isEqualTo(10);
    assertThat(innovations.node(6)).isEqualTo(11);
    assertThat(innovations.node(5)).isEqualTo(10);
    assertThat(innovations.nextNode()).isEqualTo(12);
    assertThat(innovations.nextConnection()).isEqualTo(20);
  }

  @Test
  void theNextGenerationGetsNewIds() {
    Innovations innovations = new Innovations(10, 20);
    innovations.connection(1, 2);
    innovations.node(5);
    innovations.beginGeneration();
    assertThat(innovations.connection(1, 2)).isEqualTo(21);
    assertThat(innovations.node(5)).isEqualTo(11);
  }

  @Test
  void aRunContinuesWithTheIdsThatWereNext() {
    Innovations first = Innovations.after(5, 1);
    first.connection(1, 9);
    first.node(0);
    Innovations resumed = new Innovations(first.nextNode(), first.nextConnection());
    first.beginGeneration();
    assertThat(resumed.node(3)).isEqualTo(first.node(3));
    assertThat(resumed.connection(3, 4)).isEqualTo(first.connection(3, 4));
  }
}
