package precocial.task.biped;

import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.physics.box2d.joints.RevoluteJoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Episodes of a walker taken apart: what {@link WalkerEpisode} does, each part timed by itself, on actions given. The walker
 * moves as there, to the bit (tested).
 */
public final class WalkerParts implements AutoCloseable {
  /** What is timed: the first two once an episode, the others at each step. */
  public enum Part {
    TERRAIN("drawing the terrain"),
    GROUND("ground and walker into the world"),
    MOTORS("setting the motors"),
    SOLVER("Box2D's step"),
    STATE("reading the walker's state"),
    LIDAR("lidar");

    private final String label;

    Part(String label) {
      this.label = label;
    }

    /** In words. */
    public String label() {
      return label;
    }
  }

  private final Biped task = new Biped(false);
  private final WalkerWorld world;
  private final Map<Part, List<Long>> nanos = new EnumMap<>(Part.class);
  private final boolean oneBody;
  private final Lidar lidar;
  private final double[] seen = new double[WalkerEpisode.OBSERVATIONS];
  private long last;

  /** @param oneBody whether the ground is one body, as in an evaluation @param plainRays whether Box2D is asked for every ray */
  public WalkerParts(boolean oneBody, boolean plainRays) {
    task.unavailable().ifPresent(
        reason -> {
          throw new IllegalStateException(reason);
        });
    this.oneBody = oneBody;
    world = new WalkerWorld();
    lidar = new Lidar(plainRays);
    for (Part part : Part.values()) {
      nanos.put(part, new ArrayList<>());
    }
  }

  /** One episode. @return where the walker ends, m */
  public double episode(double[] start, double[][] actions) {
    last = System.nanoTime();
    Terrain terrain = task.terrain(start);
    lap(Part.TERRAIN);
    Ground ground = new Ground(terrain, oneBody);
    world.reset(ground, start[1]);
    lidar.begin(ground);
    lap(Part.GROUND);
    step(new double[WalkerEpisode.ACTIONS]);
    for (double[] action : actions) {
      step(action);
    }
    return world.hull.getPosition().x;
  }

  private void step(double[] actions) {
    last = System.nanoTime();
    for (int i = 0; i < actions.length; i++) {
      double speed = i % 2 == 0 ? WalkerModel.HIP_SPEED : WalkerModel.KNEE_SPEED;
      world.joints[i].setMotorSpeed((float) (speed * Math.signum(actions[i])));
      world.joints[i].setMaxMotorTorque((float) (WalkerModel.TORQUE * Math.min(1, Math.abs(actions[i]))));
    }
    lap(Part.MOTORS);
    world.world().step(
        (float) (1 / WalkerModel.STEPS_PER_SECOND), WalkerModel.VELOCITY_ITERATIONS, WalkerModel.POSITION_ITERATIONS);
    lap(Part.SOLVER);
    seen[0] = world.hull.getAngle();
    seen[1] = world.hull.getAngularVelocity();
    Vector2 velocity = world.hull.getLinearVelocity();
    seen[2] = velocity.x;
    seen[3] = velocity.y;
    int at = 4;
    for (RevoluteJoint joint : world.joints) {
      seen[at++] = joint.getJointAngle();
      seen[at++] = joint.getJointSpeed();
    }
    Vector2 position = world.hull.getPosition();
    seen[at] = position.x;
    lap(Part.STATE);
    lidar.look(world.world(), position, seen, seen.length - WalkerModel.RAYS);
    lap(Part.LIDAR);
  }

  private void lap(Part part) {
    long now = System.nanoTime();
    nanos.get(part).add(now - last);
    last = System.nanoTime();
  }

  /** Forgets all times so far, as those of a cold start. */
  public void forget() {
    nanos.values().forEach(List::clear);
  }

  /** What a part took each time, ns. */
  public double[] nanos(Part part) {
    return nanos.get(part).stream().mapToDouble(Long::doubleValue).toArray();
  }

  /** What the lidar saw last, as shares of its range. */
  double[] rays() {
    return Arrays.copyOfRange(seen, seen.length - WalkerModel.RAYS, seen.length);
  }

  @Override
  public void close() {
    world.close();
  }
}
