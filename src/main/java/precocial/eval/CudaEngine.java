package precocial.eval;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import precocial.cuda.CudaDevice;
import precocial.cuda.CudaFailure;

/** A GPU at work: its device, the one thread that uses it, and what stays in its memory from one call to the next. */
final class CudaEngine implements AutoCloseable {
  /** Of the memory that was free at first. */
  private static final double SHARE = 0.8;
  private static final int CLOSE_SECONDS = 10;

  private final ExecutorService thread;
  private final CudaDevice device;
  private final CudaOptions options;
  private final long budget;
  private CudaRollouts rollouts;
  private CudaForward forward;
  private CudaImages images;

  CudaEngine(int ordinal, CudaOptions options) {
    this.options = options;
    device = CudaDevice.open(ordinal);
    budget = (long) (SHARE * device.freeMemory());
    thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread started = new Thread(work, "precocial-cuda-" + ordinal);
              started.setDaemon(true);
              return started;
            });
    try {
      // A GPU that refuses one module refuses all: better told now, while another backend may be taken.
      CudaEngines.await(List.of(submit(device::bind), submit(() -> device.kernel("forward", "forward_layers"))));
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  Future<?> submit(Runnable work) {
    return thread.submit(work);
  }

  /** Bytes of memory that its work may take. */
  long budget() {
    return budget;
  }

  CudaRollouts rollouts() {
    rollouts = rollouts == null ? new CudaRollouts(device, budget, options) : rollouts;
    return rollouts;
  }

  CudaForward forward() {
    forward = forward == null ? new CudaForward(device) : forward;
    return forward;
  }

  CudaImages images() {
    images = images == null ? new CudaImages(device, options) : images;
    return images;
  }

  /** Frees the device. What goes wrong with that is not told: either all work is done, or its failure has been. */
  @Override
  public void close() {
    thread.execute(
        () -> {
          try {
            device.close();
          } catch (CudaFailure e) {
            // Told already, see above.
          }
        });
    thread.shutdown();
    try {
      thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
