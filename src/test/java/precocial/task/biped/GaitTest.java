package precocial.task.biped;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GaitTest {
  private static final int TERRAINS = 12;

  /** Without a balance it may stumble: most of its walks come to over 200 of about 300 points, steps of both legs in turn. */
  @Test
  void aWalkWrittenByHandWalks() {
    int walked = 0;
    double far = 0;
    try (WalkerEpisode walker = Walks.walker()) {
      for (int terrain = 0; terrain < TERRAINS; terrain++) {
        walker.reset(Terrain.of(terrain, false), terrain - 6);
        Gait gait = new Gait();
        int changes = 0;
        double standing = -1;
        while (!walker.ended() && walker.steps() < Walks.STEPS) {
          walker.step(gait.act(walker.observation()));
          double first = walker.observation()[8];
          double second = walker.observation()[13];
          if (first != second && first != standing) {
            standing = first;
            changes++;
          }
        }
        walked += walker.total() > 200 ? 1 : 0;
        far = Math.max(far, walker.x());
        assertThat(changes).as("terrain %d", terrain).isGreaterThan(walker.steps() / 60);
      }
    }
    assertThat(walked).isGreaterThanOrEqualTo(TERRAINS * 2 / 3);
    assertThat(far).isGreaterThan(75);
  }

  /** It is the gait that walks, not the world: with its legs mixed up it doesn't. */
  @Test
  void theSameMotionsOfTheWrongLegsDoNot() {
    try (WalkerEpisode walker = Walks.begun(1, 0)) {
      Gait gait = new Gait();
      Walks.go(walker, 400, seen -> {
        double[] actions = gait.act(seen);
        return new double[] {actions[2], actions[3], actions[0], actions[1]};
      });
      assertThat(walker.x()).isLessThan(15);
    }
  }
}
