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
  final float[] x;
  final float[] y;
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
  }

  /** @param bodies gets the new ones in front */
  void build(World world, Deque<Body> bodies) {
    BodyDef still = new BodyDef();
    FixtureDef fixture = new FixtureDef();
    fixture.friction = WalkerModel.FRICTION;
    Body body = null;
    PolygonShape box = new PolygonShape();
    fixture.shape = box;
    for (double[] corners : terrain.boxes()) {
      box.set(WalkerWorld.floats(corners));
      body = body(body, world, still, bodies);
      body.createFixture(fixture);
    }
    box.dispose();
    EdgeShape edge = new EdgeShape();
    fixture.shape = edge;
    for (int i = 0; i + 1 < x.length; i++) {
      edge.set(x[i], y[i], x[i + 1], y[i + 1]);
      body = body(body, world, still, bodies);
      body.createFixture(fixture);
    }
    edge.dispose();
  }

  private Body body(Body last, World world, BodyDef still, Deque<Body> bodies) {
    if (last != null && oneBody) {
      return last;
    }
    Body body = world.createBody(still);
    bodies.push(body);
    return body;
  }
}
