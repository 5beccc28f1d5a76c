package precocial.data;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A mirror on this machine, well behaved or not. */
final class FileServer implements AutoCloseable {
  /** What a request may meet besides an answer. */
  enum Mood { IGNORES_RANGES, WRONG_RANGE, BREAKS_HALFWAY, STALLS_HALFWAY }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, byte[]> files = new HashMap<>();
  private final Deque<Mood> moods = new ArrayDeque<>(); // of the next requests
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>()); // "path range"

  FileServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  URI base() {
    return URI.create("http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort() + "/files/");
  }

  void serve(String name, byte[] content) {
    files.put("/files/" + name, content);
  }

  void next(Mood... moodsOfRequests) {
    moods.addAll(List.of(moodsOfRequests));
  }

  /** Each as "name", with " from N" where a range was asked for. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String range = exchange.getRequestHeaders().getFirst("Range");
      requests.add(path.replaceFirst(".*/", "") + (range == null ? "" : range.replaceFirst("bytes=(\\d+)-", " from $1")));
      byte[] content = files.get(path);
      if (content == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      Mood mood = moods.poll();
      int start = range == null || mood == Mood.IGNORES_RANGES ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
      if (start > 0 && start >= content.length) {
        exchange.sendResponseHeaders(416, -1);
        return;
      }
      if (start > 0) {
        int said = mood == Mood.WRONG_RANGE ? 0 : start;
        exchange.getResponseHeaders().set("Content-Range", "bytes " + said + "-" + (content.length - 1) + "/" + content.length);
      }
      exchange.sendResponseHeaders(start > 0 ? 206 : 200, content.length - start);
      boolean half = mood == Mood.BREAKS_HALFWAY || mood == Mood.STALLS_HALFWAY;
      OutputStream body = exchange.getResponseBody();
      body.write(Arrays.copyOfRange(content, start, half ? (start + content.length) / 2 : content.length));
      body.flush();
      if (mood == Mood.STALLS_HALFWAY) {
        Thread.sleep(60_000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
