package precocial.task.biped;

import static precocial.task.biped.WalkerModel.TERRAIN_STEP;

import com.badlogic.gdx.physics.box2d.Body;
import com.badlogic.gdx.physics.box2d.BodyDef;
import com.badlogic.gdx.physics.box2d.EdgeShape;
import com.badlogic.gdx.physics.box2d.FixtureDef;
import com.badlogic.gdx.physics.box2d.PolygonShape;
import com.badlogic.gdx.physics.box2d.World;
import java.util.Deque;

/**
 * A terrain as Box2D gets it: obstacles, then the stretches between successive points, in Gym's order. Gym makes a body of each;
 * all of them on one body give the same bits and are faster.
 */
final class Ground {
  final float[] x; // of the points
  final float[] y;
  final float[] normalX; // of the stretches, in Box2D's operations
  final float[] normalY;
  final boolean obstacles;
  private final Terrain terrain;
  private final boolean oneBody;

  /** @param oneBody whether all is one body */
  Ground(Terrain terrain, boolean oneBody) {
    this.terrain = terrain;
    this.oneBody = oneBody;
    obstacles = !terrain.boxes().isEmpty();
    y = WalkerWorld.floats(terrain.heights());
    x = new float[y.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (i * TERRAIN_STEP);
    }
    normalX = new float[x.length - 1];
    normalY = new float[x.length - 1];
    for (int i = 0; i < normalX.length; i++) {
      float alongX = x[i + 1] - x[i];
      float alongY = y[i + 1] - y[i];
      float inverse = 1f / (float) Math.sqrt(alongY * alongY + alongX * alongX);
      normalX[i] = alongY * inverse;
      normalY[i] = -alongX * inverse;
    }
  }

  /** @param bodies empty; gets those of the ground, the newest first */
  void build(World world, Deque<Body> bodies) {
    FixtureDef fixture = new FixtureDef();
    fixture.friction = WalkerModel.FRICTION;
    try (NativeShape<PolygonShape> box = new NativeShape<>(new PolygonShape())) {
      fixture.shape = box.shape;
      for (double[] corners : terrain.boxes()) {
        box.shape.set(WalkerWorld.floats(corners));
        body(world, bodies).createFixture(fixture);
      }
    }
    try (NativeShape<EdgeShape> edge = new NativeShape<>(new EdgeShape())) {
      fixture.shape = edge.shape;
      for (int i = 0; i + 1 < x.length; i++) {
        edge.shape.set(x[i], y[i], x[i + 1], y[i + 1]);
        body(world, bodies).createFixture(fixture);
      }
    }
  }

  /** For the next piece. */
  private Body body(World world, Deque<Body> bodies) {
    if (!oneBody || bodies.isEmpty()) {
      bodies.push(world.createBody(new BodyDef()));
    }
    return bodies.peek();
  }
}
