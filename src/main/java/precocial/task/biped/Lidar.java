package precocial.task.biped;

import static precocial.task.biped.WalkerModel.LIDAR_RANGE;
import static precocial.task.biped.WalkerModel.RAYS;
import static precocial.task.biped.WalkerModel.TERRAIN_STEP;

import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.physics.box2d.Fixture;
import com.badlogic.gdx.physics.box2d.RayCastCallback;
import com.badlogic.gdx.physics.box2d.World;

/**
 * How far the ground is from the hull in ten directions, as shares of the range; 1 where a ray hits nothing.
 *
 * <p>Gym (to BipedalWalker-v2) takes what Box2D names first on a ray, which is the nearest only where there is one thing to hit.
 * That depends on Box2D's tree, so Box2D is asked for it; but a ray that hits one stretch of the ground alone is worked out
 * here, in Box2D's own operations and to the same bits, without calls into native code.
 */
final class Lidar implements RayCastCallback {
  private static final double[] SINE = new double[RAYS];
  private static final double[] COSINE = new double[RAYS];
  private static final int GROUND = 1;

  static {
    for (int i = 0; i < RAYS; i++) {
      SINE[i] = StrictMath.sin(WalkerModel.RAY_SPREAD * i / RAYS) * LIDAR_RANGE;
      COSINE[i] = StrictMath.cos(WalkerModel.RAY_SPREAD * i / RAYS) * LIDAR_RANGE;
    }
  }

  private final boolean plain;
  private Ground ground;
  private float fraction;

  /** @param plain whether Box2D is asked for each ray */
  Lidar(boolean plain) {
    this.plain = plain;
  }

  /** From now on it is this ground that it looks at. */
  void begin(Ground on) {
    ground = on;
  }

  /** Looks about. @param from the hull's origin @param out (observations): gets the shares from place {@code at} on */
  void look(World world, Vector2 from, double[] out, int at) {
    for (int i = 0; i < RAYS; i++) {
      float toX = (float) (from.x + SINE[i]);
      float toY = (float) (from.y - COSINE[i]);
      float found = plain || ground.obstacles ? Float.NaN : onlyHit(from.x, from.y, toX, toY);
      out[at + i] = Float.isNaN(found) ? ask(world, from.x, from.y, toX, toY) : found;
    }
  }

  /** What part of the ray goes up to the only stretch that it hits; 1 for none, NaN for several. */
  private float onlyHit(float fromX, float fromY, float toX, float toY) {
    float rayX = toX - fromX;
    float rayY = toY - fromY;
    float hit = 1;
    boolean none = true;
    int end = Math.min(ground.normalX.length, (int) (toX / TERRAIN_STEP) + 2);
    for (int i = Math.max(0, (int) (fromX / TERRAIN_STEP) - 1); i < end; i++) {
      float t = hit(i, fromX, fromY, rayX, rayY);
      if (t >= 0) {
        if (!none) {
          return Float.NaN;
        }
        none = false;
        hit = t;
      }
    }
    return hit;
  }

  /** Where the ray crosses a stretch, as a share of the ray; negative where it doesn't. */
  private float hit(int i, float fromX, float fromY, float rayX, float rayY) {
    float across = ground.normalX[i] * rayX + ground.normalY[i] * rayY;
    if (across == 0) {
      return -1;
    }
    float pointX = ground.x[i];
    float pointY = ground.y[i];
    float t = (ground.normalX[i] * (pointX - fromX) + ground.normalY[i] * (pointY - fromY)) / across;
    if (!(t >= 0 && t <= 1)) {
      return -1;
    }
    float alongX = ground.x[i + 1] - pointX;
    float alongY = ground.y[i + 1] - pointY;
    float share =
        ((fromX + t * rayX - pointX) * alongX + (fromY + t * rayY - pointY) * alongY) / (alongX * alongX + alongY * alongY);
    return share >= 0 && share <= 1 ? t : -1;
  }

  private float ask(World world, float fromX, float fromY, float toX, float toY) {
    fraction = 1;
    world.rayCast(this, fromX, fromY, toX, toY);
    return fraction;
  }

  /** The first that is ground ends the ray; others are looked through. */
  @Override
  public float reportRayFixture(Fixture fixture, Vector2 point, Vector2 normal, float at) {
    if ((fixture.getFilterData().categoryBits & GROUND) == 0) {
      return 1;
    }
    fraction = at;
    return 0;
  }
}
