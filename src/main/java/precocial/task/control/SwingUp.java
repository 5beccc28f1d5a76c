package precocial.task.control;

import java.util.List;
import java.util.random.RandomGenerator;
import precocial.task.ControlTask;
import precocial.task.Environment;
import precocial.task.ReferenceEnvironment;

/**
 * CartPoleSwingUp (Gaier and Ha 2019): a cart on a track swings up a pole that hangs down, then balances it. State x, x', theta,
 * theta' with theta 0 upright; observation x, x', cos theta, sin theta, theta'; one action, the force on the cart as a share of
 * its maximum.
 *
 * <p>With m the pole's mass, M the total mass, l the pole's length, b the friction, F the force, s and c sine and cosine
 * of theta:
 *
 * <pre>
 *   x''     = (-2 m l theta'^2 s + 3 m g s c + 4 F - 4 b x') / (4 M - 3 m c^2)
 *   theta'' = (-3 m l theta'^2 s c + 6 M g s + 6 (F - b x') c) / (4 l M - 3 m l c^2)
 * </pre>
 *
 * <p>Explicit Euler: positions move with the old velocities. The reward of a step, (cos theta + 1)/2 cos(x pi / 4.8), is that of
 * the state after it. An episode ends after the step that leaves the track, or after 1,000.
 */
public final class SwingUp implements ControlTask {
  static final double GRAVITY = 9.82; // m/s^2
  static final double CART_MASS = 0.5; // kg
  static final double POLE_MASS = 0.5; // kg
  static final double TOTAL_MASS = CART_MASS + POLE_MASS;
  static final double POLE_LENGTH = 0.6; // m, the whole pole
  static final double FRICTION = 0.1; // N s/m, cart on track
  static final double FORCE = 10; // N at action 1
  static final double TIME_STEP = 0.01; // s
  static final double TRACK = 2.4; // m to either side
  static final int MAX_STEPS = 1000;
  static final int OBSERVATIONS = 5;
  private static final double START_DEVIATION = 0.2;

  @Override
  public String name() {
    return "swingup";
  }

  @Override
  public int inputs() {
    return OBSERVATIONS;
  }

  @Override
  public int outputs() {
    return 1;
  }

  @Override
  public int maxSteps() {
    return MAX_STEPS;
  }

  @Override
  public List<String> stateNames() {
    return List.of("x", "x_dot", "theta", "theta_dot");
  }

  @Override
  public double[] start(RandomGenerator random) {
    return about(Math.PI, random);
  }

  @Override
  public double[] goalStart(RandomGenerator random) {
    return about(0, random);
  }

  private static double[] about(double theta, RandomGenerator random) {
    double[] mean = {0, 0, theta, 0};
    double[] state = new double[mean.length];
    for (int i = 0; i < state.length; i++) {
      state[i] = (float) (mean[i] + START_DEVIATION * random.nextGaussian());
    }
    return state;
  }

  @Override
  public Environment environment() {
    return new SwingUpLanes();
  }

  @Override
  public ReferenceEnvironment reference() {
    return new SwingUpReference();
  }
}
