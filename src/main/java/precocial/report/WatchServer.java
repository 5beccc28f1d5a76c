package precocial.report;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import precocial.report.Watch.Event;
import precocial.report.Watch.News;
import precocial.report.Watch.Place;

/**
 * Serves the page of a run that goes on: the page itself, and its news by server-sent events. Nothing else: no file is read for
 * a request, none is written, and no request has any effect. Requests under another host's name are refused, so that no web page
 * can read it by giving its own name this machine's address.
 */
final class WatchServer implements AutoCloseable {
  private static final int MOST_REQUESTS = 64; // at a time
  private static final int MOST_READERS = 32;
  private static final long HEARTBEAT = 15_000; // ms
  private static final long LAST_NEWS = 2000; // ms that readers have for it
  private static final int MOST_SECONDS = 10; // for a request's header to arrive
  private static final String EARLY =
      "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"1\">"
          + "<link rel=\"icon\" href=\"data:,\"><title>precocial</title><p>The first generation is not done yet.\n";
  private static final Pattern EVENTS = Pattern.compile("(?:rows=(\\d{1,9})&champion=(\\d{1,9}))?");
  private static final Pattern HOST = Pattern.compile("(\\[[0-9a-fA-F:.]+\\]|[^:]+)(?::\\d+)?");

  static {
    // The server reads these when its class is loaded: without them an unfinished request is waited for without end.
    setIfAbsent("sun.net.httpserver.maxReqTime", MOST_SECONDS);
    setIfAbsent("sun.net.httpserver.maxReqHeaders", 50);
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final Set<String> hosts;
  private final AtomicInteger readers = new AtomicInteger();
  private Watch watch;

  private WatchServer(HttpServer server, Set<String> hosts) {
    this.server = server;
    this.hosts = hosts;
    // No queue: a reader keeps its thread, and behind one in a queue others would wait for ever.
    threads = new ThreadPoolExecutor(
        0, MOST_REQUESTS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), WatchServer::daemon, WatchServer::refuse);
  }

  private static void setIfAbsent(String property, int value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, String.valueOf(value));
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "watch-request");
    thread.setDaemon(true);
    return thread;
  }

  /** The server would let the connection hang; it closes it where its handler fails. */
  private static void refuse(Runnable task, ThreadPoolExecutor full) {
    throw new RejectedExecutionException("too many requests at a time");
  }

  /**
   * Takes the port, to serve later.
   *
   * @param host where it listens; a wildcard address listens everywhere, and then under any name
   * @param port 0 for any that is free
   * @param name of the host as the user gave it, under which it answers too
   * @throws IOException where the port can't be listened at
   */
  static WatchServer bind(InetAddress host, int port, String name) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
    Set<String> hosts = new HashSet<>();
    if (!host.isAnyLocalAddress()) {
      String given = name.toLowerCase(Locale.ROOT);
      hosts.addAll(List.of("localhost", "127.0.0.1", "[::1]", given.contains(":") ? "[" + given + "]" : given));
    }
    return new WatchServer(server, hosts);
  }

  /** Begins to serve. */
  void serve(Watch run) {
    watch = run;
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) {
    try (exchange) {
      Headers headers = exchange.getResponseHeaders();
      headers.set("X-Content-Type-Options", "nosniff");
      headers.set("X-Frame-Options", "DENY");
      headers.set("Referrer-Policy", "no-referrer");
      headers.set("Cache-Control", "no-store");
      String path = exchange.getRequestURI().getPath();
      String query = exchange.getRequestURI().getRawQuery();
      Matcher events = EVENTS.matcher(query == null ? "" : query);
      if (!ours(exchange.getRequestHeaders().getFirst("Host"))) {
        text(exchange, 403, "this server answers under the names of its own machine alone");
      } else if (!exchange.getRequestMethod().equals("GET")) {
        headers.set("Allow", "GET");
        text(exchange, 405, "only GET is answered");
      } else if (path.equals("/")) {
        String page = watch.page();
        send(exchange, 200, "text/html; charset=utf-8", page == null ? EARLY : page);
      } else if (path.equals("/events") && events.matches()) {
        stream(exchange, events.group(1) == null ? 0 : Integer.parseInt(events.group(1)),
            events.group(2) == null ? -1 : Integer.parseInt(events.group(2)));
      } else {
        text(exchange, 404, "there is the page at / and nothing else");
      }
    } catch (IOException | InterruptedException e) {
      // The reader has gone, which is its own affair.
    }
  }

  private boolean ours(String host) {
    Matcher form = HOST.matcher(host == null ? "" : host);
    return hosts.isEmpty() || form.matches() && hosts.contains(form.group(1).toLowerCase(Locale.ROOT));
  }

  private static void text(HttpExchange exchange, int code, String message) throws IOException {
    send(exchange, code, "text/plain; charset=utf-8", message + "\n");
  }

  private static void send(HttpExchange exchange, int code, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    boolean head = exchange.getRequestMethod().equals("HEAD"); // Whose answer has no body.
    exchange.sendResponseHeaders(code, head ? -1 : bytes.length);
    if (!head) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private void stream(HttpExchange exchange, int rows, int champion) throws IOException, InterruptedException {
    if (readers.incrementAndGet() > MOST_READERS) {
      readers.decrementAndGet();
      text(exchange, 503, "there are " + MOST_READERS + " readers already");
      return;
    }
    try {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      News news;
      Place place = new Place(rows, champion, -1);
      do {
        news = watch.after(place, HEARTBEAT);
        out.write(lines(news.events()).getBytes(StandardCharsets.UTF_8));
        out.flush();
        place = news.next();
      } while (!news.last());
    } finally {
      readers.decrementAndGet();
    }
  }

  /** As the standard has it: a name and lines of data. Where there is nothing to tell, a comment shows if the reader is there. */
  private static String lines(List<Event> events) {
    StringBuilder out = new StringBuilder(events.isEmpty() ? ": still here\n\n" : "");
    for (Event event : events) {
      out.append("event: ").append(event.name()).append('\n');
      event.data().lines().forEach(line -> out.append("data: ").append(line).append('\n'));
      out.append('\n');
    }
    return out.toString();
  }

  /** Stops; readers that are being told their last news have some time for it. */
  @Override
  public void close() {
    try {
      long end = System.nanoTime() + LAST_NEWS * 1_000_000;
      while (readers.get() > 0 && System.nanoTime() < end) {
        Thread.sleep(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop(0);
    threads.shutdownNow();
  }
}
