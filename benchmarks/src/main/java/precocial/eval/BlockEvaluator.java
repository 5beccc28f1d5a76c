package precocial.eval;

import java.util.List;
import precocial.network.Network;
import precocial.task.ControlTask;

/** Rollouts on the processor with a number of lanes that a thread steps together, whatever a task says of it. */
public final class BlockEvaluator implements AutoCloseable {
  private final Workers workers;
  private final int block;

  /** @param block lanes that a thread steps together, at most */
  public BlockEvaluator(int threads, int block) {
    workers = new Workers(threads);
    this.block = block;
  }

  /** As {@link Evaluator#rollouts(ControlTask, List, Weights, double[][])}; there has to be a start. */
  public Scores rollouts(ControlTask task, List<Network> networks, Weights weights, double[][] starts) {
    LaneBatch batch = new LaneBatch(task, networks, weights, starts, workers.count(), block, ended -> {});
    return batch.run(workers, () -> new LaneProgram(batch.plan, weights, Loops.best()));
  }

  @Override
  public void close() {
    workers.close();
  }
}
