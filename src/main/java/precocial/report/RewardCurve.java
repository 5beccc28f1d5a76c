package precocial.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import precocial.eval.Evaluator;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.network.Network;
import precocial.numerics.FixedTree;
import precocial.task.ControlTask;

/** The reward of a network against the shared weight, and under its individual weights, as the page reads it. */
final class RewardCurve {
  private RewardCurve() {}

  /**
   * By the evaluator.
   *
   * @param weights ascending
   * @param starts of the episodes of each weight
   * @param individual whether the network has weights of its own
   */
  static Map<String, Object> of(
      Evaluator evaluator, ControlTask task, Network network, float[] weights, double[][] starts, boolean individual) {
    Scores scores = evaluator.rollouts(task, List.of(network), Weights.shared(weights), starts);
    double[] mean = new double[weights.length];
    double[] deviation = new double[weights.length];
    for (int w = 0; w < weights.length; w++) {
      double[] totals = totals(scores, w, starts.length);
      mean[w] = FixedTree.mean(totals, 0, totals.length);
      deviation[w] = FixedTree.deviation(totals, 0, totals.length);
    }
    Map<String, Object> curve = new LinkedHashMap<>();
    curve.put("weights", weights);
    curve.put("mean", mean);
    curve.put("std", deviation);
    curve.put("starts", starts.length);
    curve.put("individual", individual ? individual(evaluator, task, network, starts) : null);
    return curve;
  }

  private static Map<String, Object> individual(Evaluator evaluator, ControlTask task, Network network, double[][] starts) {
    Scores scores = evaluator.rollouts(task, List.of(network), Weights.INDIVIDUAL, starts);
    double[] totals = totals(scores, 0, starts.length);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("mean", FixedTree.mean(totals, 0, totals.length));
    map.put("std", FixedTree.deviation(totals, 0, totals.length));
    return map;
  }

  private static double[] totals(Scores scores, int weight, int starts) {
    return IntStream.range(0, starts).mapToDouble(start -> scores.total(0, weight, start)).toArray();
  }

  /** The weight of the greatest mean; of equal ones the least. @param champion that has the curve */
  static float best(Map<String, Object> champion) {
    Map<?, ?> curve = (Map<?, ?>) champion.get("curve");
    double[] mean = (double[]) curve.get("mean");
    int best = IntStream.range(0, mean.length).reduce(0, (a, b) -> mean[b] > mean[a] ? b : a);
    return ((float[]) curve.get("weights"))[best];
  }
}
