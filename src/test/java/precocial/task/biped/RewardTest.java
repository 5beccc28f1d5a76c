package precocial.task.biped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Field;
import java.util.Random;
import org.junit.jupiter.api.Test;
import precocial.task.Environment;

/** Rewards recomputed from where the hull is and from the actions, and the ends of episodes. */
class RewardTest {
  /** Progress: 130 for 30 m; tilt: 5 for a radian. */
  private static double shaping(WalkerEpisode walker) {
    return 130 * walker.x() / 30 - 5 * Math.abs((double) walker.world().hull.getAngle());
  }

  @Test
  void rewardIsProgressLessTiltAndTorque() {
    Random random = new Random(3);
    int falls = 0;
    double cost = 0;
    try (WalkerEpisode walker = Walks.walker()) {
      for (int episode = 0; episode < 10; episode++) {
        walker.reset(Terrain.of(episode, false), 1);
        assertThat(walker.total()).isZero();
        assertThat(walker.reward()).isZero();
        var policy = Walks.erring(random);
        double total = 0;
        for (int i = 0; i < 250 && !walker.ended(); i++) {
          double before = shaping(walker);
          double[] actions = policy.apply(walker.observation());
          double expected = 0;
          for (double action : actions) {
            expected -= 0.00035 * 80 * Math.min(1, Math.abs(action));
          }
          cost -= expected;
          walker.step(actions);
          expected += shaping(walker) - before;
          assertThat(walker.reward()).isCloseTo(walker.ended() ? -100 : expected, within(1e-9));
          total += walker.reward();
        }
        assertThat(walker.total()).isCloseTo(total, within(1e-9));
        falls += walker.ended() ? 1 : 0;
      }
    }
    assertThat(falls).isBetween(1, 10);
    assertThat(cost).isGreaterThan(10);
  }

  @Test
  void actionsBeyondFullTorqueAreFullTorque() {
    double[][] same = {{1, -1, 1, -1}, {7, -1e30, 1.0000001, Double.NEGATIVE_INFINITY}};
    double[][] seen = new double[2][];
    double[] rewards = new double[2];
    for (int i = 0; i < 2; i++) {
      try (WalkerEpisode walker = Walks.begun(3, 2)) {
        for (int step = 0; step < 10; step++) {
          walker.step(same[i]);
        }
        seen[i] = walker.observation().clone();
        rewards[i] = walker.total();
      }
    }
    assertThat(seen[1]).isEqualTo(seen[0]);
    assertThat(rewards[1]).isEqualTo(rewards[0]);
    try (WalkerEpisode walker = Walks.begun(3, 2)) {
      walker.step(new double[] {0.02, -1, 1, -1});
      Walks.go(walker, 9, seenThen -> same[0]);
      assertThat(walker.observation()).isNotEqualTo(seen[0]);
    }
  }

  @Test
  void goingBackBehindTheStartEndsTheEpisode() {
    try (WalkerEpisode walker = Walks.begun(3, 0)) {
      Walks.move(walker, 0.1 - walker.x(), 0);
      walker.step(Walks.STILL);
      assertThat(walker.ended()).isFalse();
      Walks.bodies(walker).forEach(body -> body.setLinearVelocity(-6, 0));
      Walks.go(walker, 3, seen -> Walks.STILL);
      assertThat(walker.x()).isNegative();
      assertThat(walker.ended()).isTrue();
      assertThat(walker.reward()).isEqualTo(-100);
      assertThat(walker.world().contacts().fallen()).isFalse();
    }
  }

  /** As in Gym, whose first step without torque ends nothing: here the ground is raised to the hull. */
  @Test
  void aHullThatBeginsOnTheGroundHasFallenInItsFirstStep() throws ReflectiveOperationException {
    Field heights = Terrain.class.getDeclaredField("heights");
    heights.setAccessible(true);
    for (boolean plain : new boolean[] {false, true}) {
      Terrain terrain = Terrain.of(3, false);
      ((double[]) heights.get(terrain))[10] += 2;
      try (WalkerEpisode walker = Walks.walker(plain)) {
        walker.reset(terrain, 0);
        assertThat(walker.world().contacts().fallen()).isTrue();
        assertThat(walker.ended()).isFalse();
        assertThat(walker.total()).isZero();
        walker.step(Walks.STILL);
        assertThat(walker.ended()).isTrue();
        assertThat(walker.total()).isEqualTo(-100);
      }
    }
  }

  /** Ten terrain steps before the end of the ground. */
  @Test
  void theEndOfTheCourseEndsTheEpisodeWithoutAFall() {
    try (WalkerEpisode walker = Walks.begun(3, 0)) {
      double finish = 190 * 14 / 30.0;
      Walks.move(walker, finish - 0.05 - walker.x(), 3);
      walker.step(Walks.STILL);
      assertThat(walker.ended()).isFalse();
      double earned = walker.total();
      Walks.bodies(walker).forEach(body -> body.setLinearVelocity(5, 0));
      double before = shaping(walker);
      walker.step(Walks.STILL);
      assertThat(walker.x()).isGreaterThan(finish);
      assertThat(walker.ended()).isTrue();
      assertThat(walker.reward()).isPositive().isCloseTo(shaping(walker) - before, within(1e-9));
      assertThat(walker.total()).isCloseTo(earned + walker.reward(), within(1e-9));
    }
  }

  @Test
  void episodesEndAfterGymsTimes() {
    assertThat(lastStep(new Biped(false))).isEqualTo(1600);
    assertThat(lastStep(new Biped(true))).isEqualTo(2000);
  }

  /** The steps of the longest of some episodes of a walker that stands, which must be none that fell. */
  private static int lastStep(Biped task) {
    int longest = 0;
    try (Environment lanes = task.environment()) {
      for (int push = -5; push <= 5 && longest < task.maxSteps(); push++) {
        lanes.keep(new int[0]);
        lanes.add(new double[][] {{1, push}});
        while (lanes.running(0)) {
          double[] seen = new double[24];
          for (int q = 0; q < seen.length; q++) {
            seen[q] = lanes.observations()[q][0];
          }
          double[] actions = Walks.stand(seen);
          float[][] rows = new float[4][1];
          for (int a = 0; a < 4; a++) {
            rows[a][0] = (float) actions[a];
          }
          lanes.step(rows);
        }
        longest = Math.max(longest, lanes.steps(0));
      }
    }
    return longest;
  }
}
