package precocial.eval;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import precocial.network.BatchPlan;
import precocial.network.Network;
import precocial.task.ControlTask;

/**
 * Episodes that threads of the processor step, whatever evaluates their networks. Threads take lanes, (network, weight, start)
 * triples in that order, from a common queue. No lane's result depends on another, so neither threads nor blocks change a bit.
 */
final class LaneBatch {
  final ControlTask task;
  final BatchPlan plan;
  final Weights weights;
  final double[][] starts;
  final LaneQueue queue;
  final Scores scores;
  final IntConsumer ended;
  private final int threads;

  /**
   * @param threads that there are, at most
   * @param block lanes that a thread steps together, at most
   * @param ended is told from any of them how many episodes have just ended
   */
  LaneBatch(
      ControlTask task, List<Network> networks, Weights weights, double[][] starts, int threads, int block, IntConsumer ended) {
    this.task = task;
    this.weights = weights;
    this.starts = starts;
    this.ended = ended;
    plan = BatchPlan.of(networks);
    scores = new Scores(networks.size(), weights.count(), starts.length, task.lostReward());
    queue = new LaneQueue(networks.size(), weights.count() * starts.length, threads, block);
    this.threads = (int) Math.min(threads, queue.blocks());
  }

  /** Threads that have something to do. */
  int threads() {
    return threads;
  }

  /**
   * Runs all episodes. Where a thread fails, the others end soon, and what failed first in their order is thrown.
   *
   * @param policies gives each thread its own, on that thread
   */
  Scores run(Workers workers, Supplier<LanePolicy> policies) {
    try {
      workers.run(threads, () -> work(policies));
    } catch (RuntimeException | Error e) {
      // After an interrupt nobody waits for the threads any more.
      queue.abandon();
      throw e;
    }
    return scores;
  }

  private void work(Supplier<LanePolicy> policies) {
    try (LanePolicy policy = policies.get();
        LaneRollouts rollouts = new LaneRollouts(this, policy)) {
      rollouts.run();
    } catch (RuntimeException | Error e) {
      queue.abandon();
      throw e;
    }
  }
}
