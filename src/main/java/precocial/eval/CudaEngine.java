package precocial.eval;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import precocial.cuda.CudaDevice;
import precocial.cuda.CudaFailure;

/**
 * A GPU at work: its device, the one thread that uses it, and what stays in its memory from one call to the next. Threads that
 * have a {@link CudaPolicy} use the device as well, while this one has no work.
 */
final class CudaEngine implements AutoCloseable {
  /** Of the memory that is free while nothing of this engine is there; buffers grow by a quarter more than they must. */
  private static final double SHARE = 0.7;
  private static final int CLOSE_SECONDS = 10;

  private final CudaOptions options;
  private final ExecutorService thread;
  private CudaDevice device;
  private volatile long budget;
  private DeviceParts parts;
  private CudaRollouts rollouts;
  private CudaForward forward;
  private CudaImages images;
  private CudaPolicies policies;

  CudaEngine(int ordinal, CudaOptions options) {
    this.options = options;
    thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread started = new Thread(work, "precocial-cuda-" + ordinal);
              started.setDaemon(true);
              return started;
            });
    try {
      Workers.await(List.of(thread.submit(() -> open(ordinal))), null);
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private void open(int ordinal) {
    device = CudaDevice.open(ordinal);
    parts = new DeviceParts(device);
    budget = (long) (SHARE * device.freeMemory());
    // A GPU that refuses one module refuses all: better told now, while another backend may be taken.
    device.kernel("forward", "forward_layers");
  }

  /** Has the engine's thread do this. Where it fails, nothing of it stays on the device, and the next work begins anew. */
  Future<?> submit(Runnable work) {
    return thread.submit(
        () -> {
          try {
            work.run();
          } catch (RuntimeException | Error e) {
            clear();
            throw e;
          }
        });
  }

  /** Has nothing stay on the device, as after work that failed; doesn't wait for it. */
  void forget() {
    try {
      thread.execute(this::clear);
    } catch (RejectedExecutionException e) {
      // Closed, and so nothing stays anyway. The failure that is on its way is not to be hidden by this one.
    }
  }

  private void clear() {
    if (policies != null) {
      policies.end();
    }
    parts.free();
    rollouts = null;
    forward = null;
    images = null;
    policies = null;
    try {
      budget = (long) (SHARE * device.freeMemory());
    } catch (CudaFailure e) {
      // The device is lost; the failure that is on its way says so.
    }
  }

  /** Bytes of memory that its work may take. */
  long budget() {
    return budget;
  }

  CudaRollouts rollouts() {
    rollouts = rollouts == null ? new CudaRollouts(parts, options) : rollouts;
    return rollouts;
  }

  CudaForward forward() {
    forward = forward == null ? new CudaForward(parts, budget) : forward;
    return forward;
  }

  CudaImages images() {
    images = images == null ? new CudaImages(parts, options) : images;
    return images;
  }

  CudaPolicies policies() {
    policies = policies == null ? new CudaPolicies(parts, options) : policies;
    return policies;
  }

  /** Frees the device; a second time does nothing. */
  @Override
  public void close() {
    if (thread.isShutdown()) {
      return;
    }
    thread.execute(this::release);
    thread.shutdown();
    try {
      thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void release() {
    if (device == null) {
      return;
    }
    if (policies != null) {
      policies.end();
    }
    try {
      device.close();
    } catch (CudaFailure e) {
      // Either all work is done, or its failure has been told.
    }
  }
}
