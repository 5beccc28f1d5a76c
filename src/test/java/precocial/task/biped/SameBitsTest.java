package precocial.task.biped;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done for speed changes no bit: worlds used again, a ground of one body, rays worked out without Box2D. */
class SameBitsTest {
  /**
   * Episodes one after the other in one world, on both courses, ended at any time, each against one in a world of its own and
   * against one done as in Gym.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aWorldUsedAgainIsAsANewOne(long seed) {
    Random random = new Random(seed);
    int steps = 0;
    Set<Long> first = new HashSet<>();
    try (WalkerEpisode used = Walks.walker(); WalkerEpisode plain = Walks.walker(true)) {
      for (int episode = 0; episode < 12; episode++) {
        int terrain = random.nextInt(Terrain.COUNT);
        boolean hardcore = random.nextInt(3) == 0;
        double push = 10 * random.nextDouble() - 5;
        try (WalkerEpisode fresh = Walks.walker()) {
          for (WalkerEpisode walker : new WalkerEpisode[] {used, plain, fresh}) {
            walker.reset(Terrain.of(terrain, hardcore), push);
          }
          same(used, fresh);
          same(used, plain);
          first.add(Double.doubleToLongBits(used.observation()[2]));
          Function<double[], double[]> policy = Walks.erring(random);
          int most = random.nextInt(200);
          for (int i = 0; i < most && !used.ended(); i++) {
            double[] actions = policy.apply(used.observation());
            used.step(actions);
            fresh.step(actions);
            plain.step(actions);
            same(used, fresh);
            same(used, plain);
            steps++;
          }
          assertThat(used.total()).isEqualTo(fresh.total()).isEqualTo(plain.total());
        }
      }
    }
    assertThat(steps).isGreaterThan(300);
    assertThat(first).hasSizeGreaterThan(6);
  }

  /** On the pad, where both feet stand on two stretches each: what any of many episodes leaves behind would add up here. */
  @Test
  void aWorldStaysAsNewForHundredsOfEpisodes() {
    try (WalkerEpisode used = Walks.walker(); WalkerEpisode fresh = Walks.walker()) {
      fresh.reset(Terrain.of(1, false), 0);
      Walks.go(fresh, 20, Walks::stand);
      for (int episode = 0; episode < 220; episode++) {
        if (episode % 20 == 19) {
          used.reset(Terrain.of(episode, true), 0);
          Walks.go(used, 20, Walks::stand);
        }
        used.reset(Terrain.of(1, false), 0);
        Walks.go(used, 20, Walks::stand);
        same(used, fresh);
      }
    }
  }

  private static void same(WalkerEpisode a, WalkerEpisode b) {
    boolean equal = Arrays.equals(a.observation(), b.observation())
        && a.reward() == b.reward() && a.x() == b.x() && a.y() == b.y() && a.ended() == b.ended() && a.steps() == b.steps();
    assertThat(equal).as("step %d", a.steps()).isTrue();
  }

  /** The comparison above would see a difference: a terrain that differs by number alone soon shows. */
  @Test
  void anotherTerrainGivesOtherBits() {
    try (WalkerEpisode a = Walks.begun(5, 1); WalkerEpisode b = Walks.begun(6, 1)) {
      Gait gait = new Gait();
      for (int i = 0; i < 150 && !a.ended(); i++) {
        double[] actions = gait.act(a.observation());
        a.step(actions);
        b.step(actions);
      }
      assertThat(a.observation()).isNotEqualTo(b.observation());
    }
  }
}
