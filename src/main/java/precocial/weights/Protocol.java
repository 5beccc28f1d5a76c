package precocial.weights;

import java.util.List;
import java.util.Map;
import precocial.genome.Genome;
import precocial.task.Task;

/**
 * The four conditions under which Gaier and Ha 2019 compare networks: each connection with a random weight of its own, all with
 * one random weight, all with the best one, and each with a tuned weight of its own. All of a condition is one call of the
 * evaluator, but for the random weights on images, which take one for each weight vector.
 */
public sealed interface Protocol permits EpisodeProtocol, ImageProtocol {
  /** Name of the protocol, the only one there is. */
  String PAPER = "paper";
  /** Weight vectors, shared weights and starts, each, that the paper's means are over. */
  int TRIALS = 100;
  /** Families of tasks that the protocol is for. */
  List<String> TASKS = List.of("swingup", "biped", "mnist");

  String RANDOM = "random";
  String RANDOM_SHARED = "randomShared";
  String TUNED_SHARED = "tunedShared";
  String TUNED = "tuned";
  String ENSEMBLE = "ensemble";

  /** The name itself. @throws IllegalArgumentException for an unknown protocol, with the known ones */
  static String named(String name) {
    if (!name.equals(PAPER)) {
      throw new IllegalArgumentException("unknown protocol '" + name + "'; known: " + PAPER);
    }
    return name;
  }

  /** The task itself. @throws IllegalArgumentException for one that the protocol is not for, with those that it is for */
  static <T extends Task> T task(T task) {
    if (!TASKS.contains(task.family())) {
      throw new IllegalArgumentException(
          "task " + task.name() + " has no protocol " + PAPER + "; tasks that have it: " + String.join(", ", TASKS));
    }
    return task;
  }

  /** Every connection that counts with a weight of its own, uniform in (-2, 2). */
  ProtocolRow random();

  /** One weight for all, over the range (-2, 2). */
  ProtocolRow randomShared();

  /** One weight for all, the one of {@link #bestSharedWeight}. */
  ProtocolRow tunedShared();

  /** The best shared weight, as of {@link WeightSweep}; sought when first asked for. */
  float bestSharedWeight();

  /**
   * The weights that a genome stores.
   *
   * @param genome of the same topology
   * @param found how they were found, as in "tuned by hand"
   * @param how the same by keys of JSON
   */
  ProtocolRow tuned(Genome genome, String found, Map<String, Object> how);
}
