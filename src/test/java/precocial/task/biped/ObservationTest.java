package precocial.task.biped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.badlogic.gdx.physics.box2d.Body;
import com.badlogic.gdx.physics.box2d.Contact;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Observations of real walks, recomputed in float64 from where the bodies are and how they move, by Gym's scales. */
class ObservationTest {
  /** A step: what is observed, and pose and velocities of hull, upper and lower part of either leg (bodies, 6). */
  private record Frame(double[] seen, double[][] bodies) {}

  private static final int X = 0; // of the centre of mass
  private static final int Y = 1;
  private static final int ANGLE = 2;
  private static final int X_SPEED = 3;
  private static final int Y_SPEED = 4;
  private static final int TURN = 5;
  private static final List<List<Frame>> EPISODES = new ArrayList<>();

  @BeforeAll
  static void walk() {
    Random random = new Random(2);
    try (WalkerEpisode walker = Walks.walker()) {
      for (int episode = 0; episode < 6; episode++) {
        walker.reset(Terrain.of(episode, episode == 5), 4 - episode);
        var policy = Walks.erring(random);
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < 300 && !walker.ended(); i++) {
          Walks.go(walker, 1, policy);
          double[][] bodies = Walks.bodies(walker).stream().map(ObservationTest::state).toArray(double[][]::new);
          frames.add(new Frame(walker.observation().clone(), bodies));
        }
        EPISODES.add(frames);
      }
    }
    assertThat(EPISODES.stream().mapToInt(List::size).sum()).isGreaterThan(500);
  }

  private static double[] state(Body body) {
    return new double[] {
      body.getWorldCenter().x, body.getWorldCenter().y, body.getAngle(), body.getLinearVelocity().x, body.getLinearVelocity().y,
      body.getAngularVelocity()
    };
  }

  @Test
  void observationsAreScaledAsInGym() {
    double[] wrong = new double[24];
    for (List<Frame> frames : EPISODES) {
      for (Frame frame : frames) {
        double[] seen = frame.seen;
        double[][] b = frame.bodies;
        double[] expected = new double[24];
        System.arraycopy(seen, 14, expected, 14, 10);
        expected[0] = b[0][ANGLE];
        expected[1] = 2 * b[0][TURN] / 50;
        expected[2] = 0.3 * b[0][X_SPEED] * 20 / 50;
        expected[3] = 0.3 * b[0][Y_SPEED] * (40 / 3.0) / 50;
        for (int leg = 0; leg < 2; leg++) {
          double[] upper = b[1 + 2 * leg];
          double[] lower = b[2 + 2 * leg];
          int at = 4 + 5 * leg;
          expected[at] = upper[ANGLE] - b[0][ANGLE] + (leg == 0 ? 0.05 : -0.05);
          expected[at + 1] = (upper[TURN] - b[0][TURN]) / 4;
          expected[at + 2] = lower[ANGLE] - upper[ANGLE] + 1;
          expected[at + 3] = (lower[TURN] - upper[TURN]) / 6;
          expected[at + 4] = seen[at + 4] == 0 ? 0 : 1;
        }
        for (int q = 0; q < seen.length; q++) {
          wrong[q] = Math.max(wrong[q], Math.abs(seen[q] - expected[q]));
        }
      }
    }
    assertThat(wrong).containsExactly(new double[24], within(3e-6));
  }

  /** What Box2D moves to keep joints and contacts whole is no speed, hence the tolerance: a share of the mean speed. */
  @Test
  void speedsAreDifferencesOfPlaces() {
    double[] wrong = new double[7];
    double[] size = new double[7];
    for (List<Frame> frames : EPISODES) {
      for (int i = 1; i < frames.size(); i++) {
        double[][] before = frames.get(i - 1).bodies;
        double[][] now = frames.get(i).bodies;
        double[] seen = frames.get(i).seen;
        double[] moved = {
          (now[0][X] - before[0][X]) * 0.3 * 20,
          (now[0][Y] - before[0][Y]) * 0.3 * (40 / 3.0),
          2 * (now[0][ANGLE] - before[0][ANGLE]),
          (seen[4] - frames.get(i - 1).seen[4]) * 50 / 4,
          (seen[6] - frames.get(i - 1).seen[6]) * 50 / 6,
          (seen[9] - frames.get(i - 1).seen[9]) * 50 / 4,
          (seen[11] - frames.get(i - 1).seen[11]) * 50 / 6
        };
        double[] speeds = {seen[2], seen[3], seen[1], seen[5], seen[7], seen[10], seen[12]};
        for (int k = 0; k < moved.length; k++) {
          wrong[k] += Math.abs(moved[k] - speeds[k]);
          size[k] += Math.abs(speeds[k]);
        }
      }
    }
    for (int k = 0; k < wrong.length; k++) {
      assertThat(wrong[k] / size[k]).as("speed %d", k).isLessThan(0.3);
    }
    assertThat(wrong[0] / size[0]).isLessThan(0.02);
  }

  /** A leg that is said to stand has its foot at the ground, or had so at the begin of the step. */
  @Test
  void contactsAreAtTheGround() {
    int stands = 0;
    int flies = 0;
    for (int episode = 0; episode < 5; episode++) {
      double[] heights = Terrain.of(episode, false).heights();
      for (Frame frame : EPISODES.get(episode)) {
        for (int leg = 0; leg < 2; leg++) {
          double clear = clearance(frame.bodies[2 + 2 * leg], heights);
          boolean said = frame.seen[8 + 5 * leg] == 1;
          assertThat(said ? clear : 0).isLessThan(0.15);
          stands += said ? 1 : 0;
          flies += clear > 0.15 ? 1 : 0;
        }
      }
    }
    assertThat(stands).isGreaterThan(200);
    assertThat(flies).isGreaterThan(100);
  }

  /** As in Gym a foot that leaves a stretch of the ground is said to fly, even while it stands on the next one. */
  @Test
  void aFootThatLeavesAStretchIsSaidToFly() {
    int stands = 0;
    int denied = 0;
    try (WalkerEpisode walker = Walks.begun(3, 0)) {
      for (int step = 0; step < 600; step++) {
        Walks.go(walker, 1, Walks::stand);
        for (int leg = 0; leg < 2; leg++) {
          boolean said = walker.observation()[8 + 5 * leg] == 1;
          boolean touches = touches(walker.world(), walker.world().legs[2 * leg + 1]);
          assertThat(said && !touches).isFalse();
          stands += said ? 1 : 0;
          denied += touches && !said ? 1 : 0;
        }
      }
    }
    assertThat(stands).isGreaterThan(400);
    assertThat(denied).isPositive();
  }

  private static boolean touches(WalkerWorld world, Body body) {
    for (Contact contact : world.world().getContactList()) {
      boolean with = contact.getFixtureA().getBody() == body || contact.getFixtureB().getBody() == body;
      if (with && contact.isTouching()) {
        return true;
      }
    }
    return false;
  }

  /** How far the lowest point of the outline of a lower part, 6.4 by 34 pixels, is above the ground. */
  private static double clearance(double[] body, double[] heights) {
    double least = Double.POSITIVE_INFINITY;
    for (double across = -1; across <= 1; across += 0.25) {
      double localX = across * 3.2 / 30;
      double localY = -17 / 30.0;
      double x = body[X] + localX * Math.cos(body[ANGLE]) - localY * Math.sin(body[ANGLE]);
      double y = body[Y] + localX * Math.sin(body[ANGLE]) + localY * Math.cos(body[ANGLE]);
      int point = Math.max(0, Math.min(198, (int) (x / Terrain.step())));
      double share = x / Terrain.step() - point;
      least = Math.min(least, y - heights[point] * (1 - share) - heights[point + 1] * share);
    }
    return least;
  }
}
