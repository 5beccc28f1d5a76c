package precocial.cli;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets Ctrl-C (SIGINT) and SIGTERM end a search at a checkpoint. The JVM's shutdown waits for the search, which asks {@link
 * #given} after every generation, to write its checkpoint and close this.
 */
final class StopSignal implements AutoCloseable {
  /** A generation that takes longer is cut off; the checkpoint before it is kept. */
  private static final long MOST_SECONDS = 60;
  /** After which it is said what is waited for. */
  private static final long QUIET_SECONDS = 1;

  private final PrintStream err;
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "precocial-stop");
  private volatile boolean given;

  /** @param err is told where the end takes long */
  StopSignal(PrintStream err) {
    this.err = err;
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      given = true; // The signal came before.
    }
  }

  private void stop() {
    given = true;
    try {
      if (!done.await(QUIET_SECONDS, TimeUnit.SECONDS)) {
        err.println(
            "precocial: stopping after this generation; after " + MOST_SECONDS
                + " s it is cut off, and --resume goes on from the checkpoint before it");
        done.await(MOST_SECONDS, TimeUnit.SECONDS);
      }
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
