package precocial.task;

import java.util.List;
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
   */
  double[] goalStart(RandomGenerator random);

  /**
   * The start of an episode from a state given by hand.
   *
   * @param state a value for each of {@link #stateNames}
   * @param number of the episode: episodes of a task with chance in them differ by it
   */
  default double[] episode(double[] state, int number) {
    return state;
  }

  /** The task in float32, many lanes at a time. */
  Environment environment();

  /** The task in float64, one episode at a time: the oracle. */
  ReferenceEnvironment reference();
}
