package precocial.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static precocial.genome.TestGenomes.genome;
import static precocial.genome.TestGenomes.off;
import static precocial.genome.TestGenomes.on;

import org.junit.jupiter.api.Test;

class PickTest {
  private static final Genome MIXED = genome(4, 1, 0, off(0, 0, 5), on(1, 1, 5), off(2, 2, 5), on(3, 3, 5), on(4, 4, 5));

  @Test
  void drawnNumberCountsTheCandidates() {
    int[] enabled = {1, 3, 4};
    for (int i = 0; i < 3; i++) {
      ScriptedRandom random = ScriptedRandom.drawing(i);
      assertThat(Pick.connection(MIXED, true, random)).isEqualTo(enabled[i]);
      assertThat(random.bounds).containsExactly(3);
    }
    int[] disabled = {0, 2};
    for (int i = 0; i < 2; i++) {
      ScriptedRandom random = ScriptedRandom.drawing(i);
      assertThat(Pick.connection(MIXED, false, random)).isEqualTo(disabled[i]);
      assertThat(random.bounds).containsExactly(2);
    }
  }

  @Test
  void nothingIsDrawnWhereThereIsNoCandidate() {
    assertThat(Pick.connection(genome(1, 1, 0, on(0, 0, 2)), false, ScriptedRandom.drawing())).isEqualTo(-1);
    assertThat(Pick.connection(genome(1, 1, 0, off(0, 0, 2)), true, ScriptedRandom.drawing())).isEqualTo(-1);
    assertThat(Pick.connection(genome(1, 1, 0), true, ScriptedRandom.drawing())).isEqualTo(-1);
  }
}
