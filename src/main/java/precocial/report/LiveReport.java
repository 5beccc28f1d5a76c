package precocial.report;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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
  private static final long LONGEST_PAUSE = 5000;
  private static final long PAUSE = 3; // times as long as the look before it, so that it takes a quarter of a core at most

  private final WatchServer server;
  private final Thread looker = new Thread(this::look, "watch");
  private Evaluator evaluator;
  private Path directory;
  private Watch watch; // null before it begins
  private FileTime seen;
  private boolean closing;

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
  public void begin(Path run, Task task, DataSet data, Preparation preparation, String program) throws IOException {
    directory = run;
    evaluator = new CpuBackend().evaluator(1);
    String name = String.valueOf(run.toAbsolutePath().normalize().getFileName());
    watch = new Watch(name, Report.shaped(task, data), Report.section(task, data, preparation, evaluator), program);
    watch.update(RunHistory.read(run));
    server.serve(watch);
    looker.start();
  }

  /** The port that it listens at. */
  public int port() {
    return server.port();
  }

  private synchronized void look() {
    try {
      while (!closing) {
        long start = System.nanoTime();
        take();
        long pause = PAUSE * (System.nanoTime() - start) / 1_000_000;
        wait(Math.min(Math.max(SHORTEST_PAUSE, pause), LONGEST_PAUSE));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // Nobody does that.
    }
  }

  private void take() {
    try {
      FileTime time = Files.getLastModifiedTime(directory.resolve(RunDirectory.LOG));
      if (!time.equals(seen)) {
        watch.update(RunHistory.read(directory));
        seen = time;
      }
    } catch (IOException e) {
      // In the midst of a change; the next look will find it whole.
    }
  }

  /** Tells readers the end of it, then stops. */
  @Override
  public void close() {
    if (watch != null) {
      synchronized (this) {
        closing = true;
        notifyAll();
        seen = null;
        take();
      }
      watch.end();
    }
    server.close();
    if (evaluator != null) {
      evaluator.close();
    }
  }
}
