package precocial.task.biped;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import precocial.task.Leniency;
import precocial.task.biped.WalkerParts.Part;

class WalkerPartsTest {
  private static final double[] START = {5, 2.5};
  private static final int STEPS = 40;

  private static double[][] actions() {
    Random random = new Random(1);
    double[][] actions = new double[STEPS][4];
    for (double[] action : actions) {
      Arrays.setAll(action, i -> 3 * random.nextDouble() - 1.5);
    }
    return actions;
  }

  @Test
  void theWalkerMovesAsInAnEpisode() {
    for (boolean oneBody : new boolean[] {true, false}) {
      for (boolean plainRays : new boolean[] {true, false}) {
        try (WalkerParts parts = new WalkerParts(oneBody, plainRays);
            WalkerEpisode episode = new WalkerEpisode(false, Leniency.NONE)) {
          episode.reset(new Biped(false).terrain(START), START[1]);
          for (double[] action : actions()) {
            episode.step(action);
          }
          parts.episode(START, new double[0][]);
          assertThat(parts.episode(START, actions())).isEqualTo(episode.x());
          assertThat(parts.rays()).isEqualTo(Arrays.copyOfRange(episode.observation(), 14, 24));
        }
      }
    }
  }

  @Test
  void everyPartIsTimedAsOftenAsItIsDone() {
    try (WalkerParts parts = new WalkerParts(true, false)) {
      parts.episode(START, actions());
      for (Part part : Part.values()) {
        boolean once = part == Part.TERRAIN || part == Part.GROUND;
        assertThat(parts.nanos(part)).as(part.label()).hasSize(once ? 1 : 1 + STEPS).doesNotContain(0);
      }
      parts.forget();
      assertThat(parts.nanos(Part.SOLVER)).isEmpty();
    }
  }
}
