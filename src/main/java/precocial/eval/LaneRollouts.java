package precocial.eval;

import java.util.Arrays;
import precocial.task.Environment;

/**
 * Episodes of one thread, in float32. Policies and physics go step by step through all its lanes; every few steps, lanes whose
 * episode has ended make room for others from the queue, so that the loops stay long until the queue is empty.
 */
final class LaneRollouts implements AutoCloseable {
  /** Steps between two looks at how many lanes have ended. */
  private static final int LOOK = 20;

  private final LaneBatch batch;
  private final LanePolicy policy;
  private final LaneQueue queue;
  private final Environment environment;
  private final int[] lane; // (lanes): number of the lane within its network, (weight, start)
  private final int[] network; // (lanes)
  private int lanes;

  LaneRollouts(LaneBatch batch, LanePolicy policy) {
    this.batch = batch;
    this.policy = policy;
    queue = batch.queue;
    lane = new int[queue.capacity()];
    network = new int[queue.capacity()];
    environment = batch.task.environment();
  }

  /** Runs lanes of the queue until there is none left, or it is abandoned. */
  void run() {
    float[][] actions = new float[batch.plan.outputs()][queue.capacity()];
    fill();
    arrange();
    for (int step = 1; lanes > 0 && !queue.abandoned(); step++) {
      policy.run(actions);
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
        batch.scores.set(network[i], lane[i], environment.total(i), environment.steps(i));
      }
    }
    batch.ended.accept(lanes - running);
    environment.keep(kept);
    lanes = running;
  }

  private void fill() {
    int lanesEach = batch.weights.count() * batch.starts.length;
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
      added[i] = batch.starts[lane[lanes + i] % batch.starts.length];
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
      laneWeight[i] = batch.weights.value(lane[i] / batch.starts.length);
    }
    laneStart[segments] = lanes;
    policy.arrange(environment.observations(), segments, segmentNetwork, Arrays.copyOf(laneStart, segments + 1), laneWeight);
  }
}
