package precocial.report;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.function.BooleanSupplier;
import precocial.data.DataSet;
import precocial.data.Preparation;
import precocial.eval.CpuBackend;
import precocial.eval.Evaluator;
import precocial.search.RunDirectory;
import precocial.search.RunHistory;
import precocial.task.Task;

/**
 * The page of a run while it goes on, served to browsers. It looks into the run's directory from time to time, as anybody could,
 * and so has no way to disturb the run but the processor time that it takes: a thread of low priority gives each new champion its
 * figures.
 */
public final class LiveReport implements AutoCloseable {
  private static final long SHORTEST_PAUSE = 500; // ms between looks
  private static final long LAST_LOOK = 2000; // ms
  private static final long PAUSE = 3; // times as long as the look before it: looking takes a quarter of a core at most

  private final WatchServer server;
  private final Thread looker = new Thread(this::look, "watch");
  private Evaluator evaluator;
  private Path directory;
  private Watch watch; // null before it begins
  private FileTime seen;
  private volatile boolean closing;

  private LiveReport(WatchServer server) {
    this.server = server;
    looker.setDaemon(true);
    looker.setPriority(Thread.MIN_PRIORITY);
  }

  /**
   * Takes the port, so that what is wrong with it shows before a run begins.
   *
   * @param host where to listen
   * @param hostName the host as the user gave it
   * @param port 0 for any that is free
   * @throws IOException where the port can't be listened at
   */
  public static LiveReport bind(InetAddress host, String hostName, int port) throws IOException {
    return new LiveReport(WatchServer.bind(host, port, hostName));
  }

  /**
   * Begins to serve the page of a run.
   *
   * @param run its directory, which has a config
   * @param data the images of the task, prepared; null for a task without
   */
  public void begin(Path run, Task task, DataSet data, Preparation preparation, String program) {
    directory = run;
    evaluator = new CpuBackend().evaluator(1);
    String name = String.valueOf(run.toAbsolutePath().normalize().getFileName());
    watch = new Watch(name, Report.shaped(task, data), Report.section(task, data, preparation, evaluator), program);
    server.serve(watch);
    looker.start();
  }

  /** The port that it listens at. */
  public int port() {
    return server.port();
  }

  private void look() {
    try {
      while (!closing) {
        long start = System.nanoTime();
        take(() -> closing);
        rest(Math.max(SHORTEST_PAUSE, PAUSE * (System.nanoTime() - start) / 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void rest(long milliseconds) throws InterruptedException {
    if (!closing) {
      wait(milliseconds);
    }
  }

  private void take(BooleanSupplier stop) {
    try {
      FileTime time = Files.getLastModifiedTime(directory.resolve(RunDirectory.LOG));
      if (!time.equals(seen)) {
        watch.update(RunHistory.read(directory), stop);
        seen = time;
      }
    } catch (IOException | RuntimeException e) {
      // In the midst of a change; the next look will find it whole. Whatever else it is, the run must not suffer from it.
    }
  }

  /** Tells readers the end of it, within some seconds, then stops. */
  @Override
  public void close() {
    try {
      synchronized (this) {
        closing = true;
        notifyAll();
      }
      if (watch != null) {
        looker.join(LAST_LOOK);
        if (!looker.isAlive()) {
          long end = System.nanoTime() + LAST_LOOK * 1_000_000;
          seen = null;
          take(() -> System.nanoTime() > end);
        }
        watch.end();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      server.close();
      if (evaluator != null) {
        evaluator.close();
      }
    }
  }
}
