package precocial.cli;

import java.io.PrintStream;
import precocial.data.DataSet;
import precocial.eval.Evaluator;
import precocial.io.Decimals;
import precocial.network.Network;
import precocial.task.ControlTask;
import precocial.task.Task;
import precocial.weights.WeightSweep;

/**
 * Where a tuning starts.
 *
 * @param individual whether from the weights that the genome stores
 * @param shared the shared weight to start from; null for the best, or none
 */
record TuneStart(boolean individual, Float shared) {
  private static final String BEST = "best";

  /**
   * @param from as by option; null where not given
   * @param tuned whether individual weights were given, which only these make use of
   */
  static TuneStart of(String from, boolean tuned) {
    UsageException.unless(
        !tuned || from == null || from.equals(WeightOptions.INDIVIDUAL), "--from: --tuned goes with --from=individual alone");
    if (tuned || WeightOptions.INDIVIDUAL.equals(from)) {
      return new TuneStart(true, null);
    }
    return new TuneStart(false, from == null || from.equals(BEST) ? null : parse(from));
  }

  private static Float parse(String from) {
    try {
      return Decimals.parseFloat(from.strip());
    } catch (IllegalArgumentException e) {
      throw new UsageException("--from must be best, individual or a shared weight: " + e.getMessage());
    }
  }

  /** The shared weight, searched for where none is given; null where there is none. */
  Float weight(Task task, Network network, Evaluator evaluator, DataSet images, long seed, PrintStream err) {
    if (individual || shared != null) {
      return shared;
    }
    if (task instanceof ControlTask control && control.slow()) {
      err.println(
          "precocial: choosing the best shared weight to start from, by some thousands of episodes; --from=W goes without");
    }
    float best = task instanceof ControlTask control
        ? WeightSweep.best(evaluator, control, network, seed)
        : WeightSweep.best(evaluator, images.train(), network);
    err.println("precocial: the best shared weight, to start from, is " + Decimals.text(best));
    return best;
  }
}
