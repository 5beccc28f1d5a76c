package precocial.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static precocial.data.TestImages.NAMES;
import static precocial.data.TestImages.gzip;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precocial.data.FileServer.Mood;
import precocial.io.FormatException;

class MirrorTest {
  private static final List<byte[]> CONTENTS = TestImages.files(200, 50, 28, 28, 10);
  private static final String FIRST = NAMES.get(0) + ".gz";

  @TempDir Path folder;
  private FileServer server;
  private final List<String> lines = new ArrayList<>();
  private final List<String> progress = new ArrayList<>();
  private final Notices notices =
      new Notices() {
        @Override
        public void line(String text) {
          lines.add(text);
        }

        @Override
        public void progress(String file, long done, long total) {
          progress.add(file + " " + done + " of " + total);
        }
      };

  @BeforeEach
  void startServer() throws IOException {
    server = new FileServer();
    for (int i = 0; i < 4; i++) {
      server.serve(NAMES.get(i) + ".gz", gzip(CONTENTS.get(i)));
    }
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private static Mirror mirror(URI base) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    return new Mirror(base, new Download(client, Duration.ofMillis(700)));
  }

  private MnistCache cache(URI... bases) {
    return new MnistCache(
        folder, TestImages.published(CONTENTS), Stream.of(bases).<MnistSource>map(MirrorTest::mirror).toList(), notices);
  }

  private void load(URI... bases) throws IOException {
    cache(bases).load(Preparation.RAW);
    for (int i = 0; i < 4; i++) {
      assertThat(folder.resolve(NAMES.get(i))).hasBinaryContent(CONTENTS.get(i));
      assertThat(folder.resolve(NAMES.get(i) + ".gz.part")).doesNotExist();
    }
  }

  private List<String> requestsOfFirst() {
    return server.requests().stream().filter(request -> request.startsWith(FIRST)).toList();
  }

  /** Half of the first file, as a killed process leaves it. */
  private int leaveHalf() throws IOException {
    byte[] whole = gzip(CONTENTS.get(0));
    Files.write(folder.resolve(FIRST + ".part"), Arrays.copyOf(whole, whole.length / 2));
    return whole.length / 2;
  }

  @Test
  void filesAreFetchedOnceAndProgressIsTold() throws IOException {
    load(server.base());
    load(server.base());
    assertThat(server.requests()).containsExactlyElementsOf(NAMES.stream().map(name -> name + ".gz").toList());
    long size = gzip(CONTENTS.get(0)).length;
    assertThat(progress).contains(FIRST + " 0 of " + size, FIRST + " " + size + " of " + size);
    assertThat(lines).isEmpty();
  }

  @Test
  void aBrokenDownloadIsResumed() throws IOException {
    int half = leaveHalf();
    load(server.base());
    assertThat(requestsOfFirst()).containsExactly(FIRST + " from " + half);
  }

  @Test
  void aServerThatKnowsNoRangesServesTheWholeFile() throws IOException {
    int half = leaveHalf();
    server.next(Mood.IGNORES_RANGES);
    load(server.base());
    assertThat(requestsOfFirst()).containsExactly(FIRST + " from " + half);
  }

  @Test
  void aCutConnectionIsMadeAgainFromWhereItBroke() throws IOException {
    int half = gzip(CONTENTS.get(0)).length / 2;
    server.next(Mood.BREAKS_HALFWAY, Mood.BREAKS_HALFWAY);
    load(server.base());
    assertThat(requestsOfFirst()).hasSize(3).startsWith(FIRST, FIRST + " from " + half);
  }

  @Test
  void aConnectionThatStallsIsMadeAgain() throws IOException {
    server.next(Mood.STALLS_HALFWAY);
    load(server.base());
    assertThat(requestsOfFirst()).hasSize(2);
  }

  @Test
  void aConnectionThatAlwaysBreaksIsGivenUpButWhatCameIsKept() {
    server.next(Mood.BREAKS_HALFWAY, Mood.BREAKS_HALFWAY, Mood.BREAKS_HALFWAY, Mood.BREAKS_HALFWAY, Mood.BREAKS_HALFWAY);
    assertThatThrownBy(() -> load(server.base()))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("the connection broke 5 times, at last after ", "bytes of /files/" + FIRST);
    assertThat(folder.resolve(FIRST + ".part")).isNotEmptyFile();
  }

  @Test
  void aResumedFileThatComesOutWrongIsFetchedFromItsStart() throws IOException {
    int half = leaveHalf();
    Files.write(folder.resolve(FIRST + ".part"), new byte[half]);
    load(server.base());
    assertThat(requestsOfFirst()).containsExactly(FIRST + " from " + half, FIRST);
    assertThat(lines).containsExactly(FIRST + " was resumed, but came out wrong; fetching it from its start");
  }

  @Test
  void aPartAsLongAsTheFileIsCheckedToo() throws IOException {
    byte[] whole = gzip(CONTENTS.get(0));
    Files.write(folder.resolve(FIRST + ".part"), whole);
    load(server.base());
    assertThat(requestsOfFirst()).containsExactly(FIRST + " from " + whole.length);
    Files.delete(folder.resolve(NAMES.get(0)));
    Files.write(folder.resolve(FIRST + ".part"), Arrays.copyOf(whole, whole.length + 1000));
    load(server.base());
  }

  @Test
  void theSecondMirrorServesWhatTheFirstLacksOrHasWrong() throws IOException {
    try (FileServer poor = new FileServer()) {
      poor.serve(FIRST, gzip(CONTENTS.get(0)));
      poor.serve(NAMES.get(1) + ".gz", gzip(CONTENTS.get(3)));
      load(poor.base(), server.base());
      assertThat(poor.requests()).containsExactly(FIRST, NAMES.get(1) + ".gz");
      assertThat(server.requests()).containsExactlyElementsOf(NAMES.stream().skip(1).map(name -> name + ".gz").toList());
    }
  }

  @Test
  void eachFailureIsSaidInOneLine() throws IOException {
    URI nobody;
    try (FileServer gone = new FileServer()) {
      nobody = gone.base();
    }
    server.serve(FIRST, gzip(new byte[10]));
    try (FileServer empty = new FileServer()) {
      assertThatThrownBy(() -> load(nobody, empty.base(), server.base()))
          .isInstanceOf(FormatException.class)
          .hasMessageStartingWith(
              "MNIST: cannot be fetched; precocial data mnist --from DIR takes files that you have. Tried " + nobody
                  + ": cannot be reached")
          .hasMessageContaining(
              empty.base() + ": HTTP status 404 for /files/" + FIRST,
              server.base() + ": what it serves as " + FIRST + " is not MNIST's " + NAMES.get(0) + ": it has 10 bytes, not ");
    }
  }

  @Test
  void anAnswerOfAnotherRangeIsRefused() throws IOException {
    leaveHalf();
    server.next(Mood.WRONG_RANGE);
    assertThatThrownBy(() -> load(server.base())).hasMessageContaining("another part of /files/" + FIRST);
  }

  @Test
  void whatIsServedNeedsNoCompression() throws IOException {
    server.serve(FIRST, CONTENTS.get(0));
    load(server.base());
  }

  @Test
  void brokenGzipIsRefused() {
    server.serve(FIRST, Arrays.copyOf(gzip(CONTENTS.get(0)), 1000));
    assertThatThrownBy(() -> load(server.base()))
        .hasMessageContaining("what it serves as " + FIRST + " is no whole gzip file");
  }

  @Test
  void aCacheThatCannotBeWrittenIsNotTheMirrorsFault() throws IOException {
    Files.createDirectories(folder.resolve(FIRST + ".part"));
    assertThatThrownBy(() -> load(server.base(), server.base()))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith("data cache: cannot write " + folder.resolve(FIRST + ".part"))
        .hasMessageEndingWith("; PRECOCIAL_DATA names another folder to keep data in");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void publicMirrorsAreReachedByHttps() {
    assertThat(Mirror.all())
        .hasSize(2)
        .allSatisfy(mirror -> assertThat(mirror.name()).startsWith("https://").endsWith("/mnist/"));
  }
}
