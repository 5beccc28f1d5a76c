package precocial.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import precocial.network.BatchPlan;
import precocial.network.Network;
import precocial.task.Task;

/**
 * float32 on all cores. Threads take lanes, (network, weight, start) triples in that order, from a common queue. No lane's
 * result depends on another, so neither threads nor blocks change a bit.
 */
final class CpuEvaluator implements Evaluator {
  private final int threads;
  private final int blockLanes;
  private final Loops loops;
  private final ExecutorService pool;

  /** @param blockLanes lanes that a thread steps together */
  CpuEvaluator(int threads, int blockLanes, Loops loops) {
    this.threads = threads;
    this.blockLanes = blockLanes;
    this.loops = loops;
    pool =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "precocial-cpu");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public Scores rollouts(Task task, List<Network> networks, Weights weights, double[][] starts) {
    Scores scores = new Scores(networks.size(), weights.count(), starts.length);
    if (starts.length == 0) {
      return scores;
    }
    BatchPlan plan = BatchPlan.of(networks);
    LaneQueue queue = new LaneQueue(networks.size(), weights.count() * starts.length, threads, blockLanes);
    parallel(
        (int) Math.min(threads, queue.blocks()), () -> new LaneRollouts(task, plan, weights, starts, loops, queue, scores).run());
    return scores;
  }

  @Override
  public double[][] forward(Network network, Weights weights, double[][] inputs) {
    BatchPlan plan = BatchPlan.of(List.of(network));
    LaneProgram program = new LaneProgram(plan, weights, loops);
    int block = Math.min(1024, inputs.length);
    float[][] inputRows = new float[plan.inputs()][block];
    float[][] outputRows = new float[plan.outputs()][block];
    float[] weight = new float[block];
    Arrays.fill(weight, weights.value(0));
    double[][] outputs = new double[inputs.length][plan.outputs()];
    for (int start = 0; start < inputs.length; start += block) {
      int lanes = Math.min(block, inputs.length - start);
      for (int i = 0; i < plan.inputs(); i++) {
        for (int lane = 0; lane < lanes; lane++) {
          inputRows[i][lane] = (float) inputs[start + lane][i];
        }
      }
      program.arrange(inputRows, 1, new int[1], new int[] {0, lanes}, weight);
      program.run(outputRows);
      for (int lane = 0; lane < lanes; lane++) {
        for (int o = 0; o < plan.outputs(); o++) {
          outputs[start + lane][o] = outputRows[o][lane];
        }
      }
    }
    return outputs;
  }

  /** Runs the work on this thread and others, and waits for all of them, also where one fails. */
  private void parallel(int workers, Runnable work) {
    List<Future<?>> running = new ArrayList<>();
    for (int t = 1; t < workers; t++) {
      running.add(pool.submit(work));
    }
    Throwable failure = null;
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      failure = e;
    }
    for (Future<?> worker : running) {
      try {
        worker.get();
      } catch (ExecutionException e) {
        failure = failure == null ? e.getCause() : failure;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while evaluating", e);
      }
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
