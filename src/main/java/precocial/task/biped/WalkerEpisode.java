package precocial.task.biped;

import static precocial.task.biped.WalkerModel.HIP_SPEED;
import static precocial.task.biped.WalkerModel.KNEE_SPEED;
import static precocial.task.biped.WalkerModel.STEPS_PER_SECOND;
import static precocial.task.biped.WalkerModel.TERRAIN_STEP;

import com.badlogic.gdx.math.Vector2;
import precocial.task.Leniency;

/**
 * An episode after another of a walker: what it sees and what it earns, in float64 as in Gym; only Box2D is in float32. For one
 * thread at a time.
 */
final class WalkerEpisode implements AutoCloseable {
  static final int OBSERVATIONS = 24;
  static final int ACTIONS = 4;
  private static final int FIRST_LEG = 4;
  private static final int LEG_VALUES = 5;
  private static final int FIRST_RAY = 14;

  private final double[] observation = new double[OBSERVATIONS];
  private final double[] still = new double[ACTIONS];
  private final boolean plain;
  private final Leniency leniency;
  private final Lidar lidar;
  private WalkerWorld world; // null until the first episode
  private double shaping;
  private double reward;
  private double total;
  private int steps;
  private boolean ended;
  private double mark; // how far the walker was when it last got on
  private int markStep;

  /** @param plain whether all is done as in Gym: a new world for each episode, a body for each piece of ground, Box2D's rays */
  WalkerEpisode(boolean plain, Leniency leniency) {
    this.plain = plain;
    this.leniency = leniency;
    lidar = new Lidar(plain);
  }

  /** Begins an episode, with Gym's step without torque. @param push on the hull in that step, N */
  void reset(Terrain terrain, double push) {
    if (plain) {
      close();
    }
    world = world == null ? new WalkerWorld() : world;
    Ground ground = new Ground(terrain, !plain);
    world.reset(ground, push);
    lidar.begin(ground);
    world.step(still);
    observe();
    shaping = shaping();
    reward = 0;
    total = 0;
    steps = 0;
    mark = x();
    markStep = 0;
    ended = false; // Where the hull is on the ground already, the next step says so.
  }

  /** One step. An action that is not a number ends the episode, and leaves its total NaN, for no motor can follow it. */
  void step(double[] actions) {
    steps++;
    for (double action : actions) {
      if (Double.isNaN(action)) {
        reward = Double.NaN;
        total = Double.NaN;
        ended = true;
        return;
      }
    }
    world.step(actions);
    observe();
    double before = shaping;
    shaping = shaping();
    reward = shaping - before;
    for (double action : actions) {
      reward -= WalkerModel.TORQUE_COST * Math.min(1, Math.abs(action));
    }
    if (world.contacts().fallen() || x() < 0) {
      reward = WalkerModel.FALL * leniency.failure();
      ended = true;
    }
    ended |= x() > WalkerModel.FINISH_X || stuck();
    total += reward;
  }

  private double shaping() {
    return WalkerModel.PROGRESS * x() / WalkerModel.SCALE - WalkerModel.TILT_COST * Math.abs(observation[0]);
  }

  private void observe() {
    observation[0] = world.hull.getAngle();
    observation[1] = 2.0 * world.hull.getAngularVelocity() / STEPS_PER_SECOND;
    Vector2 velocity = world.hull.getLinearVelocity();
    observation[2] = 0.3 * velocity.x * WalkerModel.VIEW_WIDTH / STEPS_PER_SECOND;
    observation[3] = 0.3 * velocity.y * WalkerModel.VIEW_HEIGHT / STEPS_PER_SECOND;
    for (int leg = 0; leg < 2; leg++) {
      int at = FIRST_LEG + LEG_VALUES * leg;
      observation[at] = world.joints[2 * leg].getJointAngle();
      observation[at + 1] = world.joints[2 * leg].getJointSpeed() / HIP_SPEED;
      observation[at + 2] = world.joints[2 * leg + 1].getJointAngle() + 1.0;
      observation[at + 3] = world.joints[2 * leg + 1].getJointSpeed() / KNEE_SPEED;
      observation[at + 4] = world.contacts().grounded(leg) ? 1 : 0;
    }
    lidar.look(world.world(), world.hull.getPosition(), observation, FIRST_RAY);
  }

  private boolean stuck() {
    if (x() - mark >= TERRAIN_STEP) {
      mark = x();
      markStep = steps;
    }
    return leniency.patience() > 0 && steps - markStep >= leniency.patience();
  }

  double[] observation() {
    return observation;
  }

  double reward() {
    return reward;
  }

  double total() {
    return total;
  }

  int steps() {
    return steps;
  }

  boolean ended() {
    return ended;
  }

  /** Of the hull's origin, m. */
  double x() {
    return world.hull.getPosition().x;
  }

  /** Likewise. */
  double y() {
    return world.hull.getPosition().y;
  }

  WalkerWorld world() {
    return world;
  }

  @Override
  public void close() {
    if (world != null) {
      world.close();
      world = null;
    }
  }
}
