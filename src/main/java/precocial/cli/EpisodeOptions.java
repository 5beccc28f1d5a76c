package precocial.cli;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import precocial.eval.Weights;
import precocial.io.FormatException;
import precocial.io.StateFile;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.task.ControlTask;
import precocial.task.Starts;
import precocial.task.Task;
import precocial.weights.WeightSweep;

/** Which episodes an evaluation takes. */
final class EpisodeOptions {
  private static final int MOST_EPISODES = 10_000_000;
  private static final int EPISODES = 100;

  @Option(
      names = "--episodes",
      paramLabel = "N",
      description = "Episodes for each weight (default: 100). With --protocol so many starts, and so many random weights.")
  private Integer episodes;

  @Option(
      names = "--states",
      paramLabel = "FILE",
      description = "Start from the states of a CSV file, one episode each. Its header is x,x_dot,theta,theta_dot for swingup, "
          + "terrain,push for biped: the number of the terrain, and the force on the hull in the first step in N.")
  private Path states;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of the start states and, with --protocol, of all random numbers (default: 0).")
  private Long seed;

  /** @param protocol whether there is one, which draws its starts by itself */
  void check(boolean protocol) {
    UsageException.unless(
        episodes == null || states == null, "--episodes and --states exclude each other: each state is an episode");
    UsageException.unless(episodes == null || episodes >= 1, "--episodes must be at least 1, not " + episodes);
    UsageException.unless(states == null || !protocol, "--states: --protocol draws start states by itself");
  }

  /** Refuses what was given, for a task with images. @param protocol whether there is one, which has random numbers anywhere */
  void refuse(Task task, boolean protocol) {
    NetworkArgument.refuse(
        task, "has no episodes", "--episodes", episodes, "--states", states, "--seed", protocol ? null : seed);
  }

  long seed() {
    return seed == null ? 0 : seed;
  }

  /** For the protocol: how many starts, and how many random weights. */
  int trials() {
    int trials = episodes == null ? EPISODES : episodes;
    long most = Math.max(trials, WeightSweep.WEIGHTS);
    UsageException.unless(
        trials * most <= MOST_EPISODES,
        "--episodes: the protocol with " + trials + " starts under " + most + " weights takes more than " + MOST_EPISODES
            + " episodes");
    return trials;
  }

  /** (episodes, state values); drawn ones are those that searches draw none of. */
  double[][] starts(ControlTask task, Weights weights) throws IOException {
    double[][] given = states == null ? null : StateFile.read(states, task.stateNames());
    int count = given != null ? given.length : episodes != null ? episodes : EPISODES;
    UsageException.unless(
        (long) count * weights.count() <= MOST_EPISODES,
        (given != null ? "--states" : "--episodes") + ": " + count + " episodes for each of " + weights.count()
            + " weights are more than " + MOST_EPISODES);
    for (int e = 0; given != null && e < count; e++) {
      given[e] = episode(task, given[e], e);
    }
    return given != null ? given : Starts.draw(task, count, seed(), 0, Purpose.EVALUATION);
  }

  private double[] episode(ControlTask task, double[] state, int number) throws FormatException {
    try {
      return task.episode(state, number);
    } catch (IllegalArgumentException e) {
      throw new FormatException(states.toString(), "line " + (number + 2) + ": " + e.getMessage()); // After the header.
    }
  }
}
