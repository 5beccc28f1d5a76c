package precocial.task;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Control in episodes: inputs are a step's observations, outputs its actions. Both forms below follow the same equations. */
public non-sealed interface ControlTask extends Task {
  /** Steps after which an episode ends in any case. */
  int maxSteps();

  /** Names of the values of a state, in order; the header of a file of start states. */
  List<String> stateNames();

  /** Draws the start of an episode; every value is exactly a float, so that both forms start alike. */
  double[] start(RandomGenerator random);

  /**
   * Draws a start state about the goal instead of the usual start. A search may mix these in, so that networks which can stay at
   * the goal stand out before any can get there.
   *
   * @throws IllegalArgumentException for a task without such starts
   */
  default double[] goalStart(RandomGenerator random) {
    throw new IllegalArgumentException("task " + name() + " has no starts about a goal");
  }

  /** Whether {@link #goalStart} draws any. */
  default boolean hasGoalStarts() {
    return false;
  }

  /**
   * The same task with episodes for a search to rank by.
   *
   * @throws IllegalArgumentException for a task that knows of no leniency
   */
  default ControlTask with(Leniency leniency) {
    if (leniency.equals(Leniency.NONE)) {
      return this;
    }
    throw new IllegalArgumentException("task " + name() + " knows of no leniency");
  }

  /** Whether {@link #with} takes any. */
  default boolean hasLeniency() {
    return false;
  }

  /**
   * The start of an episode from a state given by hand.
   *
   * @param state a value for each of {@link #stateNames}
   * @param number of the episode: episodes of a task with chance in them differ by it
   * @throws IllegalArgumentException for a state that can be no start
   */
  default double[] episode(double[] state, int number) {
    return state;
  }

  /** What an episode counts in which a network gave what is not a number, as only one that overflows does. */
  default double lostReward() {
    return 0;
  }

  /** How many lanes a thread should step together at most; fewer are better where each has much state. */
  default int mostLanes() {
    return Integer.MAX_VALUE;
  }

  /**
   * Whether a step takes so much longer than a network's that thousands of episodes have to be waited for: who runs so many says
   * how far it is, and does without those that tell nothing.
   */
  default boolean slow() {
    return false;
  }

  /** Why it can't run here, in one line; empty where it can. */
  default Optional<String> unavailable() {
    return Optional.empty();
  }

  /** The task in float32, many lanes at a time. */
  Environment environment();

  /** The task in float64, one episode at a time: the oracle. */
  ReferenceEnvironment reference();
}
