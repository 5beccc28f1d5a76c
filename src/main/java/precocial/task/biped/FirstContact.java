package precocial.task.biped;

import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.physics.box2d.BodyDef;
import com.badlogic.gdx.physics.box2d.EdgeShape;
import com.badlogic.gdx.physics.box2d.PolygonShape;
import com.badlogic.gdx.physics.box2d.World;

/**
 * The first world of the program and its first contact, made by one thread. With them libGDX looks up the classes and methods
 * that its native code calls (World.newWorld), and Box2D fills its tables (b2Contact::s_initialized, and sizes of blocks), each
 * without a lock: first worlds on several threads at once could call what is not there yet.
 */
final class FirstContact {
  private static final int MOST_STEPS = 10;

  private static volatile boolean made;

  private FirstContact() {}

  /** Whether this program has had it. */
  static boolean made() {
    return made;
  }

  static void make() {
    World world = new World(new Vector2(0, WalkerModel.GRAVITY), true);
    try (NativeShape<EdgeShape> edge = new NativeShape<>(new EdgeShape());
        NativeShape<PolygonShape> box = new NativeShape<>(new PolygonShape())) {
      edge.shape.set(-1, 0, 1, 0);
      world.createBody(new BodyDef()).createFixture(edge.shape, 0);
      box.shape.setAsBox(0.5f, 0.5f);
      BodyDef moving = new BodyDef();
      moving.type = BodyDef.BodyType.DynamicBody;
      world.createBody(moving).createFixture(box.shape, 1);
      for (int i = 0; i < MOST_STEPS && world.getContactCount() == 0; i++) {
        world.step((float) (1 / WalkerModel.STEPS_PER_SECOND), 1, 1);
      }
      if (world.getContactCount() == 0) {
        throw new IllegalStateException("a box on the ground does not touch it");
      }
      made = true;
    } finally {
      world.dispose();
    }
  }
}
