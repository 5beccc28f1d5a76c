package precocial.eval;

import java.util.ArrayList;
import java.util.List;
import precocial.genome.Activation;
import precocial.network.GenomeSketch;
import precocial.network.Network;
import precocial.task.ControlTask;
import precocial.task.Leniency;
import precocial.task.biped.Biped;

/** Walkers for tests of evaluators: short episodes. */
final class Walkers {
  private static final int INPUTS = 24;
  private static final int OUTPUTS = 4;

  private Walkers() {}

  /** Ends within some tens of steps, since few networks come forward. */
  static ControlTask brief() {
    return new Biped(false).with(new Leniency(20, 1));
  }

  /** Most fall or come to a stop, at very different times. */
  static ControlTask whole() {
    return new Biped(false).with(new Leniency(60, 1));
  }

  static List<Network> evolved(int count, long seed) {
    return EvaluatorContract.evolved(INPUTS, OUTPUTS, count, seed);
  }

  /** Its second motor gets a NaN in the first step, whatever the evaluator's arithmetic: ten factors overflow float64 as well. */
  static Network overflowing() {
    int first = INPUTS + OUTPUTS + 1;
    GenomeSketch sketch = new GenomeSketch(INPUTS, OUTPUTS).on(0, first, 3e38f);
    for (int id = first; id < first + 10; id++) {
      sketch.hidden(id, Activation.LINEAR).on(id, id + 1, 3e38f);
    }
    int last = first + 10;
    sketch.hidden(last, Activation.LINEAR).hidden(last + 1, Activation.LINEAR).on(last - 1, last + 1, 3e38f);
    return sketch.on(last, INPUTS + 2, 1f).on(last + 1, INPUTS + 2, -1f).network();
  }

  static List<Double> rollouts(
      Evaluator evaluator, ControlTask task, List<Network> networks, Weights weights, double[][] starts) {
    Scores scores = evaluator.rollouts(task, networks, weights, starts);
    List<Double> values =
        new ArrayList<>(EvaluatorContract.values(scores, networks.size(), weights.count(), starts.length));
    values.add((double) scores.lostEpisodes());
    return values;
  }
}
