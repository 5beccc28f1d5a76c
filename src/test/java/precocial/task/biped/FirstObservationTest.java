package precocial.task.biped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A first observation of BipedalWalker-v2 that a user of Gym published (openai/gym, issue 784, of 2017). All that is not known of
 * it is its push, which its speed along x tells; the pad is level, whatever the terrain.
 */
class FirstObservationTest {
  private static final double[] PUBLISHED = {
    2.74756690e-03, 1.39075128e-07, -1.81091944e-05, -1.60000002e-02, 9.21555310e-02, 4.20305405e-05, 8.60153288e-01,
    1.36994788e-03, 1.00000000e+00, 3.25597860e-02, 4.20435208e-05, 8.53705347e-01, -2.86064533e-05, 1.00000000e+00,
    4.40813929e-01, 4.45820034e-01, 4.61422682e-01, 4.89550084e-01, 5.34102678e-01, 6.02460921e-01, 7.09148765e-01,
    8.85931671e-01, 1.00000000e+00, 1.00000000e+00
  };
  private static final int X_SPEED = 2;

  private final WalkerEpisode walker = Walks.walker(true);

  @AfterEach
  void close() {
    walker.close();
  }

  private double[] first(int terrain, double push) {
    walker.reset(Terrain.of(terrain, false), push);
    return walker.observation();
  }

  @Test
  void firstObservationIsThatOfGym() {
    double low = -5;
    double high = 5;
    for (int i = 0; i < 40; i++) {
      double push = (low + high) / 2;
      low = first(1, push)[X_SPEED] < PUBLISHED[X_SPEED] ? push : low;
      high = first(1, push)[X_SPEED] < PUBLISHED[X_SPEED] ? high : push;
    }
    double[] found = first(2, low);
    for (int q = 0; q < PUBLISHED.length; q++) {
      assertThat(found[q]).as("observation %d", q).isCloseTo(PUBLISHED[q], within(5e-7));
    }
  }

  @Test
  void anotherPushIsAnotherObservation() {
    double published = first(1, -0.0422)[1];
    assertThat(first(1, 0.0422)[1]).isNotCloseTo(published, within(1e-7));
    assertThat(first(1, 5)[X_SPEED]).isGreaterThan(1e-3);
    assertThat(first(1, -5)[X_SPEED]).isLessThan(-1e-3);
  }
}
