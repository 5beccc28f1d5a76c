package precocial.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import precocial.eval.Evaluator;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.network.Network;
import precocial.task.biped.Biped;
import precocial.task.biped.WalkerRecorder;
import precocial.task.biped.WalkerShape;

/**
 * An episode of a walker as a page plays it: every so many steps, where the hull is, what has been earned and what the policy
 * sees, from which the poses of hull and legs follow.
 */
final class WalkerReplay implements WalkerRecorder {
  static final int PLACES = 1000; // of a metre, and of a unit of the observations
  static final int REWARD_PLACES = 10;
  private static final int TOTAL = 2; // place of the rewards so far
  private static final double LOST = -99; // less than any step costs but the one that ends an episode badly

  private final List<double[]> frames = new ArrayList<>(); // (steps + 1): x, y, total, observations
  private double total;

  /**
   * Runs an episode.
   *
   * @param name of the weight: its value, or "individual"
   * @param stride steps from a frame to the next
   */
  static Map<String, Object> of(
      Evaluator evaluator, Biped task, Network network, Object name, Weights weights, double[] start, int stride) {
    WalkerReplay replay = new WalkerReplay();
    Scores scores = evaluator.rollouts(task.recorded(replay), List.of(network), weights, new double[][] {start});
    boolean nan = scores.lostEpisodes() > 0;
    replay.frames.get(replay.frames.size() - 1)[TOTAL] = scores.total(0, 0, 0); // What it counts where it is no number.
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("weight", name);
    map.put("total", scores.total(0, 0, 0));
    map.put("end", replay.end(task, nan));
    map.putAll(replay.data(stride));
    return map;
  }

  /** The frames, as the page reads them. */
  Map<String, Object> data(int stride) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("steps", frames.size() - 1);
    map.put("stride", stride);
    map.put("frames", differences(columns(stride)));
    return map;
  }

  /** The same with every second frame, and the last one. */
  static Map<String, Object> halved(Map<String, Object> replay) {
    int[][] columns = (int[][]) replay.get("frames");
    int last = columns[0].length - 1;
    int[][] kept = new int[columns.length][last / 2 + last % 2 + 1];
    for (int c = 0; c < columns.length; c++) {
      int now = 0;
      for (int i = 0; i <= last; i++) {
        now += columns[c][i];
        kept[c][(i + 1) / 2] = now; // The next one takes the place of an odd one.
      }
    }
    Map<String, Object> map = new LinkedHashMap<>(replay);
    map.put("stride", 2 * (int) replay.get("stride"));
    map.put("frames", differences(kept));
    return map;
  }

  /** Of each column the first value, then differences: these pack well. */
  private static int[][] differences(int[][] columns) {
    for (int[] column : columns) {
      for (int i = column.length - 1; i > 0; i--) {
        column[i] -= column[i - 1];
      }
    }
    return columns;
  }

  @Override
  public void earned(double sum) {
    total = sum;
  }

  @Override
  public void frame(double x, double y, double[] observation) {
    double[] frame = new double[TOTAL + 1 + observation.length];
    frame[0] = x;
    frame[1] = y;
    frame[TOTAL] = total;
    System.arraycopy(observation, 0, frame, TOTAL + 1, observation.length);
    frames.add(frame);
  }

  /** How it ended. @param nan whether by an action that was not a number */
  String end(Biped task, boolean nan) {
    WalkerShape shape = task.shape();
    double[] last = frames.get(frames.size() - 1);
    int steps = frames.size() - 1;
    if (nan) {
      return "nan";
    }
    if (steps == 0 || last[TOTAL] - frames.get(steps - 1)[TOTAL] < LOST) {
      return last[0] < 0 ? "back" : "fell";
    }
    return last[0] > shape.finish() ? "finish" : steps == task.maxSteps() ? "time" : "stuck";
  }

  /** A column for each of the values, of every so many steps and the last one, in whole numbers. */
  private int[][] columns(int stride) {
    int last = frames.size() - 1;
    int[][] columns = new int[frames.get(0).length][(last + stride - 1) / stride + 1];
    for (int c = 0; c < columns.length; c++) {
      for (int i = 0; i < columns[c].length; i++) {
        double value = frames.get(Math.min(last, i * stride))[c];
        columns[c][i] = (int) Math.round(value * (c == TOTAL ? REWARD_PLACES : PLACES));
      }
    }
    return columns;
  }
}
