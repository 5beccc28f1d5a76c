package precocial.task.biped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.physics.box2d.Body;
import com.badlogic.gdx.physics.box2d.Fixture;
import com.badlogic.gdx.physics.box2d.PolygonShape;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The walker that Box2D has against Gym's figures, which are written down here a second time, in its pixels. */
class WalkerBodiesTest {
  private static final double PIXEL = 1 / 30.0; // m
  private static final Offset<Double> TOLERANCE = within(2e-6);

  private WalkerEpisode walker;
  private WalkerWorld world;

  @BeforeEach
  void start() {
    walker = Walks.begun(7, 0);
    world = walker.world();
    world.reset(new Ground(Terrain.of(7, false), true), 0); // as it is before the first step
  }

  @AfterEach
  void close() {
    walker.close();
  }

  @Test
  void hullHasMassAndInertiaOfGymsPolygon() {
    isPolygon(world.hull, 5, -30, 9, 6, 9, 34, 1, 34, -8, -30, -8);
    assertThat((double) world.hull.getMass()).isCloseTo(5.42222, within(1e-4));
  }

  @Test
  void legsHaveThoseOfTheirBoxes() {
    for (int leg = 0; leg < 2; leg++) {
      isPolygon(world.legs[2 * leg], 1, 4, 17, -4, 17, -4, -17, 4, -17);
      isPolygon(world.legs[2 * leg + 1], 1, 3.2, 17, -3.2, 17, -3.2, -17, 3.2, -17);
    }
  }

  /** Sums over the triangles that the origin spans with each side. */
  private static void isPolygon(Body body, double density, double... pixels) {
    double area = 0;
    double firstX = 0;
    double firstY = 0;
    double second = 0;
    for (int i = 0; i < pixels.length; i += 2) {
      double ax = pixels[i] * PIXEL;
      double ay = pixels[i + 1] * PIXEL;
      double bx = pixels[(i + 2) % pixels.length] * PIXEL;
      double by = pixels[(i + 3) % pixels.length] * PIXEL;
      double cross = ax * by - ay * bx;
      area += cross / 2;
      firstX += cross * (ax + bx) / 6;
      firstY += cross * (ay + by) / 6;
      second += cross * (ax * ax + ax * bx + bx * bx + ay * ay + ay * by + by * by) / 12;
    }
    assertThat((double) body.getMass()).isCloseTo(Math.abs(area) * density, TOLERANCE);
    assertThat((double) body.getLocalCenter().x).isCloseTo(firstX / area, TOLERANCE);
    assertThat((double) body.getLocalCenter().y).isCloseTo(firstY / area, TOLERANCE);
    assertThat((double) body.getInertia()).isCloseTo(Math.abs(second) * density, TOLERANCE);
    PolygonShape shape = (PolygonShape) body.getFixtureList().first().getShape();
    assertThat(shape.getVertexCount()).isEqualTo(pixels.length / 2);
  }

  @Test
  void materialsAreGyms() {
    for (Body body : Walks.bodies(walker)) {
      assertThat(body.getFixtureList().size).isOne();
      Fixture fixture = body.getFixtureList().first();
      assertThat(fixture.getFriction()).isEqualTo(body == world.hull ? 0.1f : 0.2f);
      assertThat(fixture.getRestitution()).isZero();
      assertThat(fixture.getFilterData().categoryBits).isEqualTo((short) 0x20);
      assertThat(fixture.getFilterData().maskBits).isEqualTo((short) 1);
      assertThat(body.getLinearDamping() + body.getAngularDamping()).isZero();
      assertThat(body.getGravityScale()).isOne();
    }
    assertThat(world.world().getGravity()).isEqualTo(new Vector2(0, -10));
    assertThat(World.velocityThreshold()).isOne();
  }

  /** What is Box2D's for the whole program, which nothing here may have set. */
  private static final class World {
    static float velocityThreshold() {
      return com.badlogic.gdx.physics.box2d.World.getVelocityThreshold();
    }
  }

  @Test
  void groundIsOfOneMaterial() {
    world.reset(new Ground(Terrain.of(3, true), true), 0);
    com.badlogic.gdx.utils.Array<Fixture> fixtures = new com.badlogic.gdx.utils.Array<>();
    world.world().getFixtures(fixtures);
    int ground = 0;
    for (Fixture fixture : fixtures) {
      if (fixture.getFilterData().categoryBits == 1) {
        ground++;
        assertThat(fixture.getFriction()).isEqualTo(2.5f);
        assertThat(fixture.getRestitution()).isZero();
        assertThat(fixture.getBody().getPosition()).isEqualTo(Vector2.Zero);
      }
    }
    assertThat(ground).isEqualTo(199 + Terrain.of(3, true).boxes().size()).isEqualTo(fixtures.size - 5);
  }

  @Test
  void partsBeginWhereGymPutsThem() {
    double hullY = 400 * PIXEL / 4 + 2 * 34 * PIXEL;
    for (Body body : Walks.bodies(walker)) {
      assertThat((double) body.getPosition().x).isCloseTo(140 * PIXEL, TOLERANCE);
    }
    assertThat((double) world.hull.getPosition().y).isCloseTo(hullY, TOLERANCE);
    assertThat(world.hull.getAngle()).isZero();
    for (int leg = 0; leg < 2; leg++) {
      for (int part = 0; part < 2; part++) {
        Body body = world.legs[2 * leg + part];
        assertThat((double) body.getPosition().y).isCloseTo(hullY + 8 * PIXEL - (17 + 34 * part) * PIXEL, TOLERANCE);
        assertThat((double) body.getAngle()).isCloseTo(leg == 0 ? -0.05 : 0.05, TOLERANCE);
      }
    }
  }

  @Test
  void box2dSolvesAsOftenAsInGym() {
    assertThat(WalkerModel.VELOCITY_ITERATIONS).isEqualTo(6 * 30);
    assertThat(WalkerModel.POSITION_ITERATIONS).isEqualTo(2 * 30);
  }

  @Test
  void pushIsAForceOfOneStep() {
    try (WalkerEpisode right = Walks.begun(7, 5); WalkerEpisode none = Walks.begun(7, 0)) {
      assertThat(momentum(right) - momentum(none)).isPositive();
      Walks.move(right, 0, 300);
      WalkerWorld free = right.world();
      free.reset(new Ground(Terrain.of(7, false), true), 5);
      Walks.move(right, 0, 300);
      free.step(Walks.STILL);
      assertThat(momentum(right)).isCloseTo(5 / 50.0, within(1e-4));
      free.step(Walks.STILL);
      assertThat(momentum(right)).isCloseTo(5 / 50.0, within(1e-4));
    }
  }

  private static double momentum(WalkerEpisode walker) {
    return Walks.bodies(walker).stream().mapToDouble(body -> body.getMass() * body.getLinearVelocity().x).sum();
  }
}
