package precocial.task.biped;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import precocial.task.ControlTask;
import precocial.task.Environment;
import precocial.task.Leniency;
import precocial.task.ReferenceEnvironment;

/**
 * BipedalWalker (OpenAI Gym, BipedalWalker-v2, as in Gaier and Ha 2019): a hull on two legs of two parts each walks over rough
 * grass on the torques of four motors, in a world of Box2D 2.3. Physics, observations and rewards are Gym's; the terrain is drawn
 * by the keyed generator.
 *
 * <p>Observations: angle and angular velocity of the hull, its velocity along x and y; of each leg the angle and speed of hip
 * and knee and whether it touches the ground; ten distances to the ground, as shares of 5.3 m, from straight down to forward.
 * Actions: torque of hip and knee of either leg as a share of 80 N m, clipped to -1..1. A step is 1/50 s. Its reward is 130 for
 * each 30 m gained, less 5 for each radian that the hull tilts further, less 0.028 for each motor at full torque; -100 for the
 * step in which the hull touches the ground or goes back behind the start of the world. An episode ends with that, with the end
 * of the course, or after 1,600 steps.
 *
 * <p>{@code biped-hardcore} has stumps, pits and stairs in its way, and 2,000 steps.
 *
 * <p>A start is the number of a terrain and a push, the force in N along x on the hull in the first step.
 */
public final class Biped implements ControlTask {
  /** The name of the task of the paper. */
  public static final String NAME = "biped";
  /** The name of the one with obstacles. */
  public static final String HARDCORE = "biped-hardcore";

  private static final int MAX_STEPS = 1600;
  private static final int HARDCORE_STEPS = 2000;
  private static final double MOST_PUSH = 1000;
  /** A genome of the paper has 24 episodes, so that some genomes go together; more worlds would not fit a core's cache. */
  private static final int LANES = 48;

  private final boolean hardcore;
  private final Leniency leniency;
  private final WalkerRecorder recorder; // null for none

  /** @param hardcore whether there are obstacles */
  public Biped(boolean hardcore) {
    this(hardcore, Leniency.NONE, null);
  }

  private Biped(boolean hardcore, Leniency leniency, WalkerRecorder recorder) {
    this.hardcore = hardcore;
    this.leniency = leniency;
    this.recorder = recorder;
  }

  /** The same task, of whose episodes each step is told. For episodes one at a time. */
  public Biped recorded(WalkerRecorder by) {
    return new Biped(hardcore, leniency, by);
  }

  @Override
  public boolean hasLeniency() {
    return true;
  }

  /** An episode gets nowhere where the hull comes forward by no terrain step, 0.47 m; it fails where the hull touches ground. */
  @Override
  public Biped with(Leniency other) {
    return new Biped(hardcore, other, recorder);
  }

  Leniency leniency() {
    return leniency;
  }

  /** Null for none. */
  WalkerRecorder recorder() {
    return recorder;
  }

  /** What the walker looks like, and where its course begins and ends. */
  public WalkerShape shape() {
    return WalkerShape.ofModel();
  }

  /** The terrain of an episode. @param start a start state */
  public Terrain terrain(double[] start) {
    return Terrain.of((int) start[0], hardcore);
  }

  @Override
  public String name() {
    return hardcore ? HARDCORE : NAME;
  }

  @Override
  public String family() {
    return NAME;
  }

  @Override
  public int inputs() {
    return WalkerEpisode.OBSERVATIONS;
  }

  @Override
  public int outputs() {
    return WalkerEpisode.ACTIONS;
  }

  @Override
  public List<String> inputNames() {
    return List.of(
        "hull_angle", "hull_speed", "x_speed", "y_speed",
        "hip1_angle", "hip1_speed", "knee1_angle", "knee1_speed", "leg1_contact",
        "hip2_angle", "hip2_speed", "knee2_angle", "knee2_speed", "leg2_contact",
        "lidar_0", "lidar_1", "lidar_2", "lidar_3", "lidar_4", "lidar_5", "lidar_6", "lidar_7", "lidar_8", "lidar_9");
  }

  @Override
  public List<String> outputNames() {
    return List.of("hip1", "knee1", "hip2", "knee2");
  }

  @Override
  public int maxSteps() {
    return hardcore ? HARDCORE_STEPS : MAX_STEPS;
  }

  @Override
  public double lostReward() {
    return WalkerModel.FALL * leniency.failure();
  }

  @Override
  public int mostLanes() {
    return LANES;
  }

  @Override
  public boolean slow() {
    return true;
  }

  @Override
  public Optional<String> unavailable() {
    return Natives.unavailable();
  }

  @Override
  public List<String> stateNames() {
    return List.of("terrain", "push");
  }

  @Override
  public double[] start(RandomGenerator random) {
    int terrain = random.nextInt(Terrain.COUNT);
    return new double[] {terrain, (float) (WalkerModel.START_PUSH * (2 * random.nextDouble() - 1))};
  }

  @Override
  public double[] episode(double[] state, int number) {
    if (state[0] != Math.floor(state[0]) || state[0] < 0 || state[0] >= Terrain.COUNT) {
      throw new IllegalArgumentException(
          "terrain of state " + (number + 1) + " must be a whole number from 0 to " + (Terrain.COUNT - 1) + ", not "
              + plain(state[0]));
    }
    if (!(Math.abs(state[1]) <= MOST_PUSH)) {
      throw new IllegalArgumentException(
          "push of state " + (number + 1) + " must be from -" + plain(MOST_PUSH) + " to " + plain(MOST_PUSH) + " N, not "
              + plain(state[1]));
    }
    return new double[] {state[0], (float) state[1]};
  }

  /** As one writes it: no exponent, no ".0". */
  private static String plain(double value) {
    return Double.isFinite(value) ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString() : String.valueOf(value);
  }

  @Override
  public Environment environment() {
    requireNatives();
    return new BipedLanes(this);
  }

  @Override
  public ReferenceEnvironment reference() {
    requireNatives();
    return new BipedReference(this);
  }

  private void requireNatives() {
    unavailable().ifPresent(
        reason -> {
          throw new IllegalStateException("task " + name() + " can't run here: " + reason);
        });
  }
}
