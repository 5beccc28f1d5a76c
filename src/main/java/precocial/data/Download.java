package precocial.data;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import precocial.io.AtomicFile;

/** Downloads into a file, going on behind what it has. */
final class Download {
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(?:\\d{1,18}|\\*)");
  private static final int MOST_CONNECTIONS = 5;

  /** Told how it goes. */
  @FunctionalInterface
  interface Listener {
    /** @param total -1 where the server does not say */
    void progress(long done, long total);
  }

  private final HttpClient client;
  private final Duration patience;

  /** @param patience how long to wait for an answer, or for more of it */
  Download(HttpClient client, Duration patience) {
    this.client = client;
    this.patience = patience;
  }

  /**
   * Brings the file to the end of what the server has. A connection that is cut is made again, a few times.
   *
   * @throws IOException with what the server answered or why it could not be reached; what has come stays in the file
   * @throws precocial.io.FormatException where the file cannot be written
   */
  void to(Path file, URI from, Listener listener) throws IOException {
    for (int connections = 1; ; connections++) {
      try {
        attempt(file, from, listener);
        return;
      } catch (Cut e) {
        if (connections == MOST_CONNECTIONS) {
          throw new IOException("the connection broke " + connections + " times, at last after " + size(file) + " bytes of "
              + from.getPath() + ": " + e.getMessage(), e);
        }
      }
    }
  }

  /** The connection ended before the file did. */
  private static final class Cut extends Exception {
    private static final long serialVersionUID = 1;

    Cut(String reason, IOException cause) {
      super(reason, cause);
    }
  }

  private void attempt(Path file, URI from, Listener listener) throws IOException, Cut {
    long have = size(file);
    HttpRequest.Builder request = HttpRequest.newBuilder(from).timeout(patience);
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
    }
    HttpResponse<InputStream> response = send(request.build());
    try (InputStream body = response.body()) {
      if (response.statusCode() == RANGE_NOT_SATISFIABLE && have > 0) {
        // The file is whole, or it is longer than the server's; its hash will tell.
        return;
      }
      if (response.statusCode() != OK && response.statusCode() != PARTIAL) {
        throw new IOException("HTTP status " + response.statusCode() + " for " + from.getPath());
      }
      boolean append = response.statusCode() == PARTIAL && startsAt(response, have);
      if (response.statusCode() == PARTIAL && !append) {
        throw new IOException("another part of " + from.getPath() + " than the one asked for");
      }
      long start = append ? have : 0;
      long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
      copy(body, file, append, done -> listener.progress(start + done, length < 0 ? -1 : start + length));
    }
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (IOException e) {
      // Java's own message is often null.
      throw new IOException("cannot be reached" + (e.getMessage() == null ? "" : ": " + e.getMessage()), e);
    }
  }

  private static boolean startsAt(HttpResponse<?> response, long start) {
    Matcher range = CONTENT_RANGE.matcher(response.headers().firstValue("Content-Range").orElse(""));
    return range.matches() && Long.parseLong(range.group(1)) == start;
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  private void copy(InputStream body, Path file, boolean append, LongConsumer counter) throws IOException, Cut {
    ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(Download::daemon);
    try (OutputStream out = new FileOutputStream(file.toFile(), append)) {
      byte[] buffer = new byte[1 << 16];
      long done = 0;
      for (int n = 0; n >= 0; n = read(body, buffer, watchdog)) {
        out.write(buffer, 0, n);
        done += n;
        counter.accept(done);
      }
    } catch (IOException e) {
      throw UserCache.cannotKeep(AtomicFile.cannotWrite(file, e));
    } finally {
      watchdog.shutdownNow();
    }
  }

  /** As InputStream.read, but waits no longer than the patience: closing the stream ends a read of it. */
  private int read(InputStream body, byte[] buffer, ScheduledExecutorService watchdog) throws Cut {
    AtomicBoolean late = new AtomicBoolean();
    Runnable close =
        () -> {
          late.set(true);
          try {
            body.close();
          } catch (IOException e) {
            // The reader finds out.
          }
        };
    Future<?> timer = watchdog.schedule(close, patience.toMillis(), TimeUnit.MILLISECONDS);
    try {
      int n = body.read(buffer);
      if (n < 0 && late.get()) {
        throw new IOException("closed");
      }
      return n;
    } catch (IOException e) {
      throw new Cut(late.get() ? "nothing came for " + patience.toSeconds() + " s" : String.valueOf(e.getMessage()), e);
    } finally {
      timer.cancel(false);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "download watchdog");
    thread.setDaemon(true);
    return thread;
  }
}
