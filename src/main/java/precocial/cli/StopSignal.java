package precocial.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets Ctrl-C (SIGINT) and SIGTERM end a search at a checkpoint. The JVM's shutdown waits for the search, which asks {@link
 * #given} after every generation, to write its checkpoint and close this.
 */
final class StopSignal implements AutoCloseable {
  /** A generation that takes longer is cut off; the checkpoint before it is kept. */
  private static final long MOST_SECONDS = 60;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "precocial-stop");
  private volatile boolean given;

  StopSignal() {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      given = true; // The signal came before.
    }
  }

  private void stop() {
    given = true;
    try {
      done.await(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean given() {
    return given;
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The shutdown is what waited for this.
    }
  }
}
