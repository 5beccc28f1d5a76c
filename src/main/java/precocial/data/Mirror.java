package precocial.data;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import precocial.io.FormatException;

/**
 * A public mirror that serves the files as NAME.gz. A download that broke is resumed, by whichever mirror comes next as all serve
 * the same bytes; where the outcome is wrong nonetheless, it is begun once more.
 */
final class Mirror implements MnistSource {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private final URI base;
  private final Download download;

  /** @param base ends in a slash */
  Mirror(URI base, Download download) {
    this.base = base;
    this.download = download;
  }

  /** Those known, the best first. */
  static List<MnistSource> all() {
    HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).followRedirects(Redirect.NORMAL).build();
    return Stream.of("https://storage.googleapis.com/cvdf-datasets/mnist/", "https://ossci-datasets.s3.amazonaws.com/mnist/")
        .<MnistSource>map(base -> new Mirror(URI.create(base), new Download(client, Duration.ofSeconds(30))))
        .toList();
  }

  @Override
  public String name() {
    return base.toString();
  }

  @Override
  public void fetch(Set<MnistFile> wanted, MnistCache cache, Notices notices) throws IOException {
    for (MnistFile file : List.copyOf(wanted)) {
      fetch(file, cache, notices);
      wanted.remove(file);
    }
  }

  private void fetch(MnistFile file, MnistCache cache, Notices notices) throws IOException {
    Path part = cache.part(file);
    String served = file.name() + ".gz";
    while (true) {
      boolean resumed = Files.exists(part) && Files.size(part) > 0;
      download.to(part, base.resolve(served), (done, total) -> notices.progress(served, done, total));
      byte[] content = decompressed(part, file);
      String fault = content == null ? "is no whole gzip file" : file.faultOf(content);
      if (fault == null) {
        cache.put(file, content);
        return;
      }
      Files.delete(part);
      if (!resumed) {
        throw new IOException("what it serves as " + served + " " + fault);
      }
      notices.line(served + " was resumed, but came out wrong; fetching it from its start");
    }
  }

  /** Null where that cannot be done. */
  private static byte[] decompressed(Path part, MnistFile file) {
    try {
      return Gunzip.read(part, file::read);
    } catch (FormatException e) {
      return null;
    }
  }
}
