package precocial.task.biped;

import static precocial.task.biped.WalkerModel.HULL;
import static precocial.task.biped.WalkerModel.LEG_DOWN;
import static precocial.task.biped.WalkerModel.LEG_HEIGHT;
import static precocial.task.biped.WalkerModel.LEG_WIDTH;
import static precocial.task.biped.WalkerModel.LOWER_WIDTH;
import static precocial.task.biped.WalkerModel.START_X;
import static precocial.task.biped.WalkerModel.START_Y;

import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.physics.box2d.Body;
import com.badlogic.gdx.physics.box2d.BodyDef;
import com.badlogic.gdx.physics.box2d.FixtureDef;
import com.badlogic.gdx.physics.box2d.PolygonShape;
import com.badlogic.gdx.physics.box2d.World;
import com.badlogic.gdx.physics.box2d.joints.RevoluteJoint;
import com.badlogic.gdx.physics.box2d.joints.RevoluteJointDef;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A Box2D world with a walker on a terrain. It is used for one episode after another, with the same bits as a new world (tested):
 * all bodies are taken away in the reverse of the order they came in, so that Box2D hands out the numbers of their places in its
 * tree in the order in which a new world does, by which it may sort contacts. For one thread at a time.
 */
final class WalkerWorld implements AutoCloseable {
  private static final AtomicInteger OPEN = new AtomicInteger();
  private static final short GROUND = 1; // categories of what may touch
  private static final short WALKER = 0x20;

  final Body[] legs = new Body[4]; // upper and lower of either leg
  final RevoluteJoint[] joints = new RevoluteJoint[4]; // hip and knee of either leg
  Body hull;
  private final World world;
  private final WalkerContacts contacts = new WalkerContacts();
  private final Deque<Body> bodies = new ArrayDeque<>(); // the newest first

  WalkerWorld() {
    world = new World(new Vector2(0, WalkerModel.GRAVITY), true);
    OPEN.incrementAndGet();
    world.setContactListener(contacts);
  }

  /** Worlds that are not closed yet, in the whole program. */
  static int open() {
    return OPEN.get();
  }

  /** Bodies that there are now. */
  int bodies() {
    return world.getBodyCount();
  }

  /** What touches what. */
  WalkerContacts contacts() {
    return contacts;
  }

  /** For what is no part of the walker. */
  World world() {
    return world;
  }

  /**
   * Puts ground and walker there anew.
   *
   * @param push on the hull in the first step, N
   */
  void reset(Ground ground, double push) {
    while (!bodies.isEmpty()) {
      world.destroyBody(bodies.pop());
    }
    ground.build(world, bodies);
    hull = body(START_Y, 0, shape -> shape.set(floats(HULL)), WalkerModel.HULL_DENSITY, WalkerModel.HULL_FRICTION);
    hull.applyForceToCenter((float) push, 0, true);
    for (int leg = 0; leg < 2; leg++) {
      int side = 2 * leg - 1;
      double top = START_Y - LEG_DOWN;
      Body upper = part(top - LEG_HEIGHT / 2, side, LEG_WIDTH);
      joints[2 * leg] = joint(hull, upper, LEG_DOWN, side, WalkerModel.HIP_LIMITS);
      Body lower = part(top - LEG_HEIGHT * 3 / 2, side, LOWER_WIDTH);
      joints[2 * leg + 1] = joint(upper, lower, -LEG_HEIGHT / 2, 1, WalkerModel.KNEE_LIMITS);
      legs[2 * leg] = upper;
      legs[2 * leg + 1] = lower;
    }
    contacts.begin(hull, legs[1], legs[3]);
  }

  private Body part(double y, int side, double width) {
    return body(
        y, side * WalkerModel.SPREAD, shape -> shape.setAsBox((float) (width / 2), (float) (LEG_HEIGHT / 2)),
        WalkerModel.LEG_DENSITY, WalkerModel.LEG_FRICTION);
  }

  private Body body(double y, double angle, Consumer<PolygonShape> form, float density, float friction) {
    BodyDef definition = new BodyDef();
    definition.type = BodyDef.BodyType.DynamicBody;
    definition.position.set((float) START_X, (float) y);
    definition.angle = (float) angle;
    Body body = world.createBody(definition);
    bodies.push(body);
    FixtureDef fixture = new FixtureDef();
    fixture.density = density;
    fixture.friction = friction;
    fixture.filter.categoryBits = WALKER;
    fixture.filter.maskBits = GROUND;
    try (NativeShape<PolygonShape> polygon = new NativeShape<>(new PolygonShape())) {
      form.accept(polygon.shape);
      fixture.shape = polygon.shape;
      body.createFixture(fixture);
    }
    return body;
  }

  /** The lower body hangs by the middle of its upper end. @param y of the joint on the upper body */
  private RevoluteJoint joint(Body upper, Body lower, double y, float motorSpeed, float[] limits) {
    RevoluteJointDef definition = new RevoluteJointDef();
    definition.bodyA = upper;
    definition.bodyB = lower;
    definition.referenceAngle = lower.getAngle() - upper.getAngle();
    definition.localAnchorA.set(0, (float) y);
    definition.localAnchorB.set(0, (float) (LEG_HEIGHT / 2));
    definition.enableMotor = true;
    definition.maxMotorTorque = (float) WalkerModel.TORQUE;
    definition.motorSpeed = motorSpeed;
    definition.enableLimit = true;
    definition.lowerAngle = limits[0];
    definition.upperAngle = limits[1];
    return (RevoluteJoint) world.createJoint(definition);
  }

  /**
   * A step of 1/50 s.
   *
   * @param actions of hip and knee of either leg: the sign is the direction, the size the share of the torque
   */
  void step(double[] actions) {
    for (int i = 0; i < joints.length; i++) {
      double speed = i % 2 == 0 ? WalkerModel.HIP_SPEED : WalkerModel.KNEE_SPEED;
      joints[i].setMotorSpeed((float) (speed * Math.signum(actions[i])));
      joints[i].setMaxMotorTorque((float) (WalkerModel.TORQUE * Math.min(1, Math.abs(actions[i]))));
    }
    world.step((float) (1 / WalkerModel.STEPS_PER_SECOND), WalkerModel.VELOCITY_ITERATIONS, WalkerModel.POSITION_ITERATIONS);
  }

  static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  @Override
  public void close() {
    world.dispose();
    OPEN.decrementAndGet();
  }
}
