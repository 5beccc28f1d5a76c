package precocial.task.biped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.badlogic.gdx.math.Vector2;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LidarTest {
  private static final int RAYS = 10;
  private static final double RANGE = 160 / 30.0;

  private WalkerWorld world;

  @BeforeEach
  void open() {
    assertThat(Natives.unavailable()).isEmpty();
    world = new WalkerWorld();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private double[] look(Lidar lidar, float x, float y) {
    double[] seen = new double[RAYS + 1];
    seen[0] = 9;
    lidar.look(world.world(), new Vector2(x, y), seen, 1);
    assertThat(seen[0]).isEqualTo(9);
    return seen;
  }

  private Lidar lidar(Terrain terrain, boolean plain) {
    Ground ground = new Ground(terrain, true);
    world.reset(ground, 0);
    Lidar lidar = new Lidar(plain);
    lidar.begin(ground);
    return lidar;
  }

  /** Where a walker's hull may be and elsewhere: under the ground, right above points, before the start, behind the end. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void raysWorkedOutAreThoseOfBox2d(boolean hardcore) {
    Random random = new Random(8);
    int[] hits = new int[2];
    for (int number = 0; number < 30; number++) {
      Terrain terrain = Terrain.of(number, hardcore);
      Lidar fast = lidar(terrain, false);
      Lidar plain = lidar(terrain, true);
      double[] heights = terrain.heights();
      for (int i = 0; i < 120; i++) {
        int point = random.nextInt(200);
        double x = (point + (i % 4 == 0 ? 0 : random.nextDouble())) * Terrain.step();
        double y = heights[point] + (i % 3 == 0 ? random.nextGaussian() : 1.5 + random.nextDouble());
        x = i % 40 == 1 ? -random.nextDouble() : i % 40 == 2 ? 92 + 2 * random.nextDouble() : x;
        double[] found = look(fast, (float) x, (float) y);
        assertThat(Arrays.equals(found, look(plain, (float) x, (float) y))).as("terrain %d at %s, %s", number, x, y).isTrue();
        for (int r = 1; r <= RAYS; r++) {
          hits[found[r] < 1 ? 1 : 0]++;
        }
      }
    }
    assertThat(hits[0]).isGreaterThan(1000);
    assertThat(hits[1]).isGreaterThan(10_000);
  }

  @Test
  void onLevelGroundDistancesFollowFromTheHeight() {
    Lidar lidar = lidar(Terrain.of(4, false), false);
    for (double height : new double[] {0.5, 1.3, 2.1}) {
      double[] seen = look(lidar, 3, (float) (400 / 30.0 / 4 + height));
      for (int r = 0; r < RAYS; r++) {
        double distance = height / Math.cos(0.15 * r) / RANGE;
        assertThat(seen[1 + r]).as("ray %d", r).isCloseTo(Math.min(1, distance), within(2e-6));
      }
      assertThat(seen[1]).isLessThan(0.5);
    }
  }

  @Test
  void endOfARayLiesOnTheGround() {
    Random random = new Random(3);
    int seen = 0;
    double wrong = 0;
    for (int number = 0; number < 60; number++) {
      Terrain terrain = Terrain.of(number, false);
      double[] heights = terrain.heights();
      Lidar lidar = lidar(terrain, false);
      double x = 10 + 70 * random.nextDouble();
      double y = height(heights, x) + 1 + random.nextDouble();
      double[] found = look(lidar, (float) x, (float) y);
      for (int r = 0; r < RAYS; r++) {
        double length = found[1 + r] * RANGE;
        double endX = x + Math.sin(0.15 * r) * length;
        double endY = y - Math.cos(0.15 * r) * length;
        double above = endY - height(heights, endX);
        wrong = Math.max(wrong, found[1 + r] < 1 ? Math.abs(above) : -above);
        seen += found[1 + r] < 1 ? 1 : 0;
      }
    }
    assertThat(wrong).isLessThan(2e-5);
    assertThat(seen).isBetween(300, 590);
  }

  private static double height(double[] heights, double x) {
    int point = (int) (x / Terrain.step());
    double share = x / Terrain.step() - point;
    return heights[point] * (1 - share) + heights[point + 1] * share;
  }

  /** Before a stump at the end of the pad a ray forward ends at it or, where Box2D names that first, at something behind. */
  @Test
  void obstaclesAreSeen() {
    int stumps = 0;
    int seenAtAll = 0;
    double wall = 0.5 / Math.sin(0.15 * 9) / RANGE;
    for (int number = 0; number < 200; number++) {
      Terrain terrain = Terrain.of(number, true);
      double[] box = terrain.boxes().get(0);
      double size = 2 * Terrain.step(); // too high for the ray to pass over
      if (Math.abs(size - (box[2] - box[0])) < 1e-9 && Math.abs(size - (box[5] - box[1])) < 1e-9) {
        double[] seen = look(lidar(terrain, false), (float) (box[0] - 0.5), (float) (box[1] + 0.4));
        assertThat(seen[1]).isCloseTo(0.4 / RANGE, within(1e-5));
        assertThat(seen[RAYS]).isGreaterThan(wall - 1e-5);
        seenAtAll += Math.abs(seen[RAYS] - wall) < 1e-5 ? 1 : 0;
        stumps++;
      }
    }
    assertThat(stumps).isGreaterThan(20);
    assertThat(seenAtAll).isBetween(stumps / 2, stumps - 1);
  }
}
