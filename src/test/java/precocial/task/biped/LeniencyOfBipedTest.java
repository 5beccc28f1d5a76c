package precocial.task.biped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import precocial.task.Leniency;

class LeniencyOfBipedTest {
  @Test
  void patienceEndsWhatGetsNowhereWithWhatItHasEarned() {
    try (WalkerEpisode own = Walks.begun(3, 0); WalkerEpisode lenient = Walks.walker(false, new Leniency(60, 1))) {
      lenient.reset(Terrain.of(3, false), 0);
      Walks.go(lenient, 600, Walks::stand);
      Walks.go(own, lenient.steps(), Walks::stand);
      assertThat(lenient.ended()).isTrue();
      assertThat(lenient.steps()).isLessThan(600);
      assertThat(own.ended()).isFalse();
      assertThat(own.steps()).isEqualTo(lenient.steps());
      assertThat(own.total()).isEqualTo(lenient.total()).isGreaterThan(-50);
    }
  }

  @Test
  void patienceStartsAgainWithEachTerrainStep() {
    try (WalkerEpisode walker = Walks.walker(false, new Leniency(20, 1))) {
      walker.reset(Terrain.of(3, false), 0);
      for (int step = 1; step <= 60; step++) {
        if (step == 15) {
          Walks.move(walker, 0.5, 0);
        }
        Walks.go(walker, 1, Walks::stand);
      }
      assertThat(walker.ended()).isTrue();
      assertThat(walker.steps()).isEqualTo(15 + 20);
    }
  }

  @Test
  void aFallCostsItsShare() {
    try (WalkerEpisode own = Walks.begun(3, 0); WalkerEpisode lenient = Walks.walker(false, new Leniency(0, 0.25))) {
      lenient.reset(Terrain.of(3, false), 0);
      Walks.go(own, 300, seen -> Walks.STILL);
      Walks.go(lenient, 300, seen -> Walks.STILL);
      assertThat(lenient.steps()).isEqualTo(own.steps());
      assertThat(lenient.reward()).isEqualTo(-25);
      assertThat(lenient.total() - own.total()).isCloseTo(75, within(1e-9));
    }
    assertThat(new Biped(false).lostReward()).isEqualTo(-100);
    assertThat(new Biped(false).with(new Leniency(0, 0.25)).lostReward()).isEqualTo(-25);
  }
}
