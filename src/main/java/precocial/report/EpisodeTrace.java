package precocial.report;

import java.util.ArrayList;
import java.util.List;
import precocial.eval.Evaluator;
import precocial.eval.Weights;
import precocial.network.Network;
import precocial.task.ControlTask;
import precocial.task.Environment;

/** What a network sees in the first steps of an episode, each step by the program's own environment and evaluator. */
final class EpisodeTrace {
  static final int STEPS = 100;

  private EpisodeTrace() {}

  /** @return (at most {@value #STEPS}, observations): what it sees before each step; fewer where the episode ends earlier */
  static float[][] of(Evaluator evaluator, ControlTask task, Network network, Weights weights, double[] start) {
    List<float[]> seen = new ArrayList<>();
    try (Environment environment = task.environment()) {
      environment.add(new double[][] {start});
      while (seen.size() < STEPS && environment.running(0)) {
        float[][] observations = environment.observations();
        float[] now = new float[task.inputs()];
        double[] inputs = new double[now.length];
        for (int i = 0; i < now.length; i++) {
          now[i] = observations[i][0];
          inputs[i] = now[i];
        }
        seen.add(now);
        double[] outputs = evaluator.forward(network, weights, new double[][] {inputs})[0];
        float[][] actions = new float[outputs.length][1];
        for (int i = 0; i < outputs.length; i++) {
          actions[i][0] = (float) outputs[i];
        }
        environment.step(actions);
      }
    }
    return seen.toArray(new float[0][]);
  }
}
