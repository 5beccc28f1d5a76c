package precocial.eval;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import precocial.network.Network;
import precocial.task.ControlTask;

/**
 * Episodes of a task that has no kernel: threads of the processor step its worlds, and for each step a GPU evaluates the networks
 * of a thread's lanes at once. Threads are dealt out to the devices in turn.
 */
final class CudaLanes {
  private final CudaEngines engines;
  private final Workers workers;
  private final int blockLanes;

  /** @param blockLanes lanes that a thread steps together, at most */
  CudaLanes(CudaEngines engines, Workers workers, int blockLanes) {
    this.engines = engines;
    this.workers = workers;
    this.blockLanes = blockLanes;
  }

  Scores run(ControlTask task, List<Network> networks, Weights weights, double[][] starts, IntConsumer ended) {
    int block = Math.min(blockLanes, task.mostLanes());
    LaneBatch batch = new LaneBatch(task, networks, weights, starts, workers.count(), block, ended);
    int devices = engines.count();
    CudaPolicies[] policies = new CudaPolicies[devices];
    engines.run(
        engine -> {
          int number = engines.number(engine);
          int threads = (batch.threads() + devices - 1 - number) / devices;
          if (threads > 0) {
            policies[number] = engine.policies();
            policies[number].prepare(batch.plan, weights.individual(), threads, batch.queue.capacity());
          }
        });
    AtomicInteger next = new AtomicInteger();
    try {
      return batch.run(
          workers,
          () -> {
            int thread = next.getAndIncrement();
            return policies[thread % devices].policy(thread / devices).bound();
          });
    } catch (RuntimeException | Error e) {
      engines.forget();
      throw e;
    }
  }
}
