package precocial.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** The GPUs of an evaluator, which take work from common queues. */
final class CudaEngines implements AutoCloseable {
  private final List<CudaEngine> engines = new ArrayList<>();

  CudaEngines(List<Integer> ordinals, CudaOptions options) {
    try {
      for (int ordinal : ordinals) {
        engines.add(new CudaEngine(ordinal, options));
      }
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  int count() {
    return engines.size();
  }

  /** From 0. */
  int number(CudaEngine engine) {
    return engines.indexOf(engine);
  }

  /** Bytes of memory that the work may take on any of them. */
  long budget() {
    return engines.stream().mapToLong(CudaEngine::budget).min().orElse(0);
  }

  /** Runs the work on every device and waits for all of them; then throws what failed first in their order. */
  void run(Consumer<CudaEngine> work) {
    run(engines, work);
  }

  /** The same on the first device alone. */
  void runOnFirst(Consumer<CudaEngine> work) {
    run(engines.subList(0, 1), work);
  }

  private static void run(List<CudaEngine> some, Consumer<CudaEngine> work) {
    List<Future<?>> running = new ArrayList<>();
    for (CudaEngine engine : some) {
      running.add(engine.submit(() -> work.accept(engine)));
    }
    Workers.await(running, null);
  }

  /** Has all devices give up their buffers, when nothing else can be done with them; doesn't wait for it. */
  void forget() {
    engines.forEach(CudaEngine::forget);
  }

  @Override
  public void close() {
    engines.forEach(CudaEngine::close);
  }
}
