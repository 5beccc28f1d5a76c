package precocial.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import precocial.eval.Evaluator;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.network.Network;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.task.Starts;
import precocial.task.control.SwingUp;

/**
 * Swing-up: the reward against the shared weight, and what a page needs to run episodes by itself, with some of the program's
 * own to compare with.
 */
final class SwingUpSection implements TaskSection {
  static final int STARTS = 20; // of each weight of the curve
  private static final int DEMONSTRATED = 32; // starts to choose from
  private static final long SEED = 0;
  private static final int STEPS_FROM_ZERO = 40;
  private static final float STEPS_PER_UNIT = 20;

  private final SwingUp task;
  private final Evaluator evaluator;
  private final double[][] starts;
  private final float[] weights = new float[2 * STEPS_FROM_ZERO + 1]; // -2 to 2

  SwingUpSection(SwingUp task, Evaluator evaluator) {
    this.task = task;
    this.evaluator = evaluator;
    starts = Starts.draw(task, STARTS, SEED, 0, Purpose.EVALUATION);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (i - STEPS_FROM_ZERO) / STEPS_PER_UNIT;
    }
  }

  @Override
  public int pixelColumns() {
    return 0;
  }

  @Override
  public void judge(Map<String, Object> champion, Network network, boolean individual, boolean last) {
    champion.put("curve", RewardCurve.of(evaluator, task, network, weights, starts, individual));
  }

  @Override
  public double bestWeight(Map<String, Object> champion) {
    return Math.rint(RewardCurve.best(champion) * STEPS_PER_UNIT) / STEPS_PER_UNIT; // As a double, which 1.05f is not.
  }

  @Override
  public void demonstrate(Map<String, Object> page, int last, Network network, boolean individual) {
    Map<String, Object> begin = new LinkedHashMap<>();
    begin.put("usual", Starts.draw(task.withStarts(false), DEMONSTRATED, SEED, 0, Purpose.EVALUATION));
    begin.put("hard", Starts.draw(task.withStarts(true), DEMONSTRATED, SEED, 0, Purpose.EVALUATION));
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("model", task.model().values());
    map.put("maxSteps", task.maxSteps());
    map.put("starts", begin);
    List<Map<String, Object>> check = new ArrayList<>();
    double best = (double) page.get("startWeight");
    for (double weight : new double[] {best, -1, 0.5}) {
      check.add(episode(last, network, weight, Weights.shared((float) weight), starts[check.size()]));
    }
    if (individual) {
      check.add(episode(last, network, "individual", Weights.INDIVIDUAL, starts[0]));
    }
    map.put("check", check);
    page.put("swingup", map);
  }

  /** An episode by the program, which the page has to repeat. */
  private Map<String, Object> episode(int champion, Network network, Object weight, Weights weights, double[] start) {
    Scores scores = evaluator.rollouts(task, List.of(network), weights, new double[][] {start});
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("champion", champion);
    map.put("weight", weight);
    map.put("start", start);
    map.put("observations", Arrays.asList(EpisodeTrace.of(evaluator, task, network, weights, start)));
    map.put("total", scores.total(0, 0, 0));
    map.put("steps", scores.steps(0, 0, 0));
    return map;
  }
}
