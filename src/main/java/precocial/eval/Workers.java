package precocial.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The threads of an evaluator; the one that asks is among them. */
final class Workers implements AutoCloseable {
  private final int count;
  private final ExecutorService pool;

  Workers(int count) {
    this.count = count;
    pool =
        Executors.newFixedThreadPool(
            count,
            work -> {
              Thread thread = new Thread(work, "precocial-cpu");
              thread.setDaemon(true);
              return thread;
            });
  }

  int count() {
    return count;
  }

  /**
   * Runs the work on this thread and others, and waits for all of them, also where one fails; an interrupt ends the wait, and
   * what the others write is then of no use.
   */
  void run(int threads, Runnable work) {
    List<Future<?>> running = new ArrayList<>();
    for (int t = 1; t < threads; t++) {
      running.add(pool.submit(work));
    }
    Throwable failure = null;
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      failure = e;
    }
    await(running, failure);
  }

  /**
   * Waits for all; then throws what failed first in their order, or before any of them.
   *
   * @param before null where nothing has failed yet
   */
  static void await(List<Future<?>> running, Throwable before) {
    Throwable failure = before;
    for (Future<?> each : running) {
      try {
        each.get();
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

  /** The function of each item, in order. */
  <A, B> List<B> map(List<A> items, Function<A, B> function) {
    Object[] results = new Object[items.size()];
    AtomicInteger next = new AtomicInteger();
    run(
        Math.min(count, items.size()),
        () -> {
          for (int i = next.getAndIncrement(); i < results.length; i = next.getAndIncrement()) {
            results[i] = function.apply(items.get(i));
          }
        });
    @SuppressWarnings("unchecked")
    List<B> list = (List<B>) Arrays.asList(results);
    return list;
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
