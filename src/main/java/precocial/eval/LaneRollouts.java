package precocial.eval;

import java.util.Arrays;
import precocial.network.BatchPlan;
import precocial.task.Environment;
import precocial.task.ControlTask;

/**
 * Episodes of one thread, in float32. Policies and physics go step by step through all its lanes; every few steps, lanes whose
 * episode has ended make room for others from the queue, so that the loops stay long until the queue is empty.
 */
final class LaneRollouts implements AutoCloseable {
  /** Steps between two looks at how many lanes have ended. */
  private static final int LOOK = 20;

  private final BatchPlan plan;
  private final Weights weights;
  private final double[][] starts;
  private final LaneQueue queue;
  private final Scores scores;
  private final LaneProgram program;
  private final Environment environment;
  private final int[] lane; // (lanes): number of the lane within its network, (weight, start)
  private final int[] network; // (lanes)
  private int lanes;

  LaneRollouts(
      ControlTask task, BatchPlan plan, Weights weights, double[][] starts, Loops loops, LaneQueue queue, Scores scores) {
    this.plan = plan;
    this.weights = weights;
    this.starts = starts;
    this.queue = queue;
    this.scores = scores;
    program = new LaneProgram(plan, weights, loops);
    environment = task.environment();
    lane = new int[queue.capacity()];
    network = new int[queue.capacity()];
  }

  /** Runs lanes of the queue until there is none left. */
  void run() {
    float[][] actions = new float[plan.outputs()][queue.capacity()];
    fill();
    arrange();
    for (int step = 1; lanes > 0; step++) {
      program.run(actions);
      environment.step(actions);
      if (step % LOOK == 0) {
        int running = running();
        if (running == 0 || running < lanes - lanes / 8) {
          drop(running);
          fill();
          arrange();
        }
      }
    }
  }

  @Override
  public void close() {
    environment.close();
  }

  private int running() {
    int count = 0;
    for (int i = 0; i < lanes; i++) {
      count += environment.running(i) ? 1 : 0;
    }
    return count;
  }

  private void drop(int running) {
    int[] kept = new int[running];
    int count = 0;
    for (int i = 0; i < lanes; i++) {
      if (environment.running(i)) {
        network[count] = network[i];
        lane[count] = lane[i];
        kept[count++] = i;
      } else {
        scores.set(network[i], lane[i], environment.total(i), environment.steps(i));
      }
    }
    environment.keep(kept);
    lanes = count;
  }

  private void fill() {
    int lanesEach = weights.count() * starts.length;
    int room = queue.capacity() - lanes;
    if (room == 0 || queue.isEmpty()) {
      return;
    }
    long first = queue.take(room);
    int count = (int) Math.max(0, queue.end(first, room) - first);
    double[][] added = new double[count][];
    for (int i = 0; i < count; i++) {
      network[lanes + i] = (int) ((first + i) / lanesEach);
      lane[lanes + i] = (int) ((first + i) % lanesEach);
      added[i] = starts[lane[lanes + i] % starts.length];
    }
    environment.add(added);
    lanes += count;
  }

  private void arrange() {
    int[] segmentNetwork = new int[lanes];
    int[] laneStart = new int[lanes + 1];
    float[] laneWeight = new float[lanes];
    int segments = 0;
    for (int i = 0; i < lanes; i++) {
      if (i == 0 || network[i] != network[i - 1]) {
        segmentNetwork[segments] = network[i];
        laneStart[segments++] = i;
      }
      laneWeight[i] = weights.value(lane[i] / starts.length);
    }
    laneStart[segments] = lanes;
    program.arrange(environment.observations(), segments, segmentNetwork, Arrays.copyOf(laneStart, segments + 1), laneWeight);
  }
}
