package precocial.task.control;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import precocial.numerics.NormalNoise;
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
 *
 * <p>Variants ({@code swingup:pole=0.9,noise=0.05,starts=hard}) change the pole's length, add normal noise to all that the policy
 * sees, or start anywhere and fast, as the article does to find how far a network generalises. With noise the start of an episode
 * has a fifth value, the number of its stream of noise.
 */
public final class SwingUp implements ControlTask {
  /** The name, without options. */
  public static final String FAMILY = "swingup";

  static final double GRAVITY = 9.82; // m/s^2
  static final double CART_MASS = 0.5; // kg
  static final double POLE_MASS = 0.5; // kg
  static final double TOTAL_MASS = CART_MASS + POLE_MASS;
  static final double FRICTION = 0.1; // N s/m, cart on track
  static final double FORCE = 10; // N at action 1
  static final double TIME_STEP = 0.01; // s
  static final double TRACK = 2.4; // m to either side
  static final int MAX_STEPS = 1000;
  static final int OBSERVATIONS = 5;
  static final int STREAM = 4; // place of the noise stream in a start state
  private static final double START_DEVIATION = 0.2;
  private static final double[] HARD_RANGE = {TRACK, 10, Math.PI / 2, 10}; // to either side of the pole hanging still

  private final SwingUpOptions options;
  private final SwingUpModel model;

  /** The task of the paper. */
  public SwingUp() {
    this(SwingUpOptions.USUAL);
  }

  private SwingUp(SwingUpOptions options) {
    this.options = options;
    model = SwingUpModel.of(options);
  }

  /**
   * A variant.
   *
   * @param options as in {@code pole=0.9,noise=0.05,starts=hard}
   * @throws IllegalArgumentException naming the option that is unknown, given twice or has a bad value
   */
  public static SwingUp of(String options) {
    return new SwingUp(SwingUpOptions.parse(options));
  }

  /** The same variant with usual or with hard starts. */
  public SwingUp withStarts(boolean hard) {
    return new SwingUp(new SwingUpOptions(options.pole(), options.noise(), hard));
  }

  @Override
  public String name() {
    String changed = options.text();
    return changed.isEmpty() ? FAMILY : FAMILY + ":" + changed;
  }

  /** What the kernels need to know. */
  public SwingUpModel model() {
    return model;
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
  public List<String> inputNames() {
    return List.of("x", "x_dot", "cos_theta", "sin_theta", "theta_dot");
  }

  @Override
  public List<String> outputNames() {
    return List.of("force");
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
    return withStream(options.hardStarts() ? hard(random) : about(Math.PI, random), random);
  }

  @Override
  public boolean hasGoalStarts() {
    return true;
  }

  @Override
  public double[] goalStart(RandomGenerator random) {
    return withStream(about(0, random), random);
  }

  private static double[] about(double theta, RandomGenerator random) {
    double[] mean = {0, 0, theta, 0};
    double[] state = new double[mean.length];
    for (int i = 0; i < state.length; i++) {
      state[i] = (float) (mean[i] + START_DEVIATION * random.nextGaussian());
    }
    return state;
  }

  private static double[] hard(RandomGenerator random) {
    double[] state = new double[HARD_RANGE.length];
    for (int i = 0; i < state.length; i++) {
      state[i] = HARD_RANGE[i] * (2 * random.nextDouble() - 1);
    }
    state[2] += Math.PI;
    for (int i = 0; i < state.length; i++) {
      state[i] = (float) state[i];
    }
    return state;
  }

  /** Drawn last: the state is the same as without noise. */
  private double[] withStream(double[] state, RandomGenerator random) {
    return model.noisy() ? episode(state, random.nextInt(NormalNoise.STREAMS)) : state;
  }

  @Override
  public double[] episode(double[] state, int number) {
    if (number < 0 || number >= NormalNoise.STREAMS) {
      throw new IllegalArgumentException("episode " + number + " of task " + name() + " is beyond " + (NormalNoise.STREAMS - 1));
    }
    double[] start = Arrays.copyOf(state, model.startValues());
    if (model.noisy()) {
      start[STREAM] = number;
    }
    return start;
  }

  @Override
  public Environment environment() {
    return model.noisy() ? new NoisyLanes(model) : new SwingUpLanes(model);
  }

  @Override
  public ReferenceEnvironment reference() {
    return model.noisy() ? new NoisyReference(options) : new SwingUpReference(options.pole());
  }
}
