package precocial.benchmarks;

import java.util.ArrayList;
import java.util.List;
import precocial.eval.CpuBackend;
import precocial.eval.Evaluator;
import precocial.eval.Weights;
import precocial.network.Network;
import precocial.task.ControlTask;
import precocial.task.Environment;

/** Episodes with the actions that networks took in them, to be gone through again without any network. */
record RecordedWalks(List<double[]> starts, List<double[][]> actions) {
  /** One episode of each network under each weight, the starts in turn. */
  static RecordedWalks of(ControlTask task, List<Network> networks, Weights weights, double[][] starts) {
    RecordedWalks walks = new RecordedWalks(new ArrayList<>(), new ArrayList<>());
    try (Evaluator cpu = new CpuBackend().evaluator(1); Environment environment = task.environment()) {
      for (Network network : networks) {
        for (int w = 0; w < weights.count(); w++) {
          double[] start = starts[w % starts.length];
          environment.add(new double[][] {start});
          walks.starts.add(start);
          walks.actions.add(walk(cpu, network, Weights.shared(weights.value(w)), environment));
          environment.keep(new int[0]);
        }
      }
    }
    return walks;
  }

  private static double[][] walk(Evaluator cpu, Network network, Weights weight, Environment environment) {
    List<double[]> actions = new ArrayList<>();
    float[][] step = new float[network.outputs()][environment.observations()[0].length];
    while (environment.running(0)) {
      float[][] rows = environment.observations();
      double[] seen = new double[rows.length];
      for (int q = 0; q < seen.length; q++) {
        seen[q] = rows[q][0];
      }
      double[] action = cpu.forward(network, weight, new double[][] {seen})[0];
      for (int a = 0; a < action.length; a++) {
        step[a][0] = (float) action[a];
      }
      environment.step(step);
      actions.add(action);
    }
    return actions.toArray(new double[0][]);
  }

  /** Steps of all episodes. */
  long steps() {
    return actions.stream().mapToLong(each -> each.length).sum();
  }
}
