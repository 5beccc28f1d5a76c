package precocial.weights;

import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import precocial.network.Network;
import precocial.network.Topology;
import precocial.numerics.FixedTree;

/** Asks a tuner for candidates, judges them all at once, and tells it. */
final class PopulationStep implements TuningStep {
  private final Tuner tuner;
  private final Topology topology;
  private final Objective objective;

  PopulationStep(Tuner tuner, Topology topology, Objective objective) {
    this.tuner = tuner;
    this.topology = topology;
    this.objective = objective;
  }

  @Override
  public Outcome generation(int generation) {
    float[][] candidates = tuner.ask();
    int count = candidates.length;
    List<Network> networks = new ArrayList<>();
    for (float[] candidate : candidates) {
      networks.add(topology.network(Tuning.finite(candidate)));
    }
    networks.add(topology.network(tuner.centre()));
    Objective.Verdict verdict = objective.judge(networks, generation);
    double[] rewards = Arrays.copyOf(verdict.rewards(), count);
    tuner.tell(rewards);
    Tuning.finite(tuner.centre());
    int best = 0;
    for (int i = 1; i < count; i++) {
      best = rewards[i] > rewards[best] ? i : best;
    }
    return new Outcome(
        candidates[best], rewards[best], FixedTree.mean(rewards, 0, count), verdict.rewards()[count], verdict.evaluations(),
        verdict.steps());
  }

  @Override
  public float[] centre() {
    return tuner.centre();
  }

  @Override
  public void write(DataOutput out) throws IOException {
    tuner.write(out);
  }
}
