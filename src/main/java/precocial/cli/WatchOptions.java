package precocial.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import precocial.io.Reasons;
import precocial.report.LiveReport;
import precocial.search.SearchRun;
import precocial.task.Tasks;

/** Whether the page of a search is served while it runs. */
final class WatchOptions {
  private static final int MOST_PORT = 65_535;
  private static final String LOCAL = "localhost";

  @Option(
      names = "--watch",
      paramLabel = "PORT",
      description = "Serve the report of the search while it runs, at this port of this machine alone (0: any that is free).")
  private Integer port;

  @Option(
      names = "--watch-host",
      paramLabel = "HOST",
      description = "Serve it at this address instead, to whoever can reach it (0.0.0.0: at all addresses). Needs --watch.")
  private String host;

  void check() {
    UsageException.unless(port == null || port >= 0 && port <= MOST_PORT, "--watch must be a port from 0 to 65535, not " + port);
    UsageException.unless(host == null || port != null, "--watch-host goes with --watch PORT");
    if (host != null) {
      address();
    }
  }

  private InetAddress address() {
    try {
      return host == null ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new UsageException("--watch-host: there is no host '" + host + "'");
    }
  }

  /** Takes the port; null where none was asked for. */
  LiveReport bind() {
    try {
      return port == null ? null : LiveReport.bind(address(), host == null ? LOCAL : host, port);
    } catch (IOException e) {
      throw new UsageException("--watch: port " + port + " can't be listened at: " + Reasons.of(e));
    }
  }

  /** Begins to serve and says where. */
  void begin(LiveReport live, SearchRun run, Path directory, PrintStream err) throws IOException {
    live.begin(
        directory, Tasks.named(run.spec().task()), run.data(),
        run.data() == null ? null : run.spec().images().preparation(), Version.current());
    String name = host == null ? LOCAL : address().isAnyLocalAddress() ? ownName() : host;
    String place = (name.contains(":") ? "[" + name + "]" : name) + ":" + live.port();
    err.println("precocial: to watch the search: http://" + place + "/");
  }

  /** Under which others may reach this machine. */
  private static String ownName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return LOCAL;
    }
  }
}
