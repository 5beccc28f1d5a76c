package precocial.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.eval.CpuBackend;
import precocial.eval.Evaluator;
import precocial.io.Json;
import precocial.search.Presets;
import precocial.search.RunSpec;
import precocial.search.SearchConfig;
import precocial.search.SearchRun;
import precocial.search.Setting;
import precocial.task.Tasks;

@Timeout(60)
class LiveReportTest {
  private static final int GENERATIONS = 4;

  @TempDir Path folder;
  private SearchRun run;
  private LiveReport live;

  @BeforeEach
  void begin() throws IOException {
    Map<String, Object> settings = Presets.of("swingup").settings("quick");
    settings.put(Setting.POPULATION.key(), 12);
    settings.put(Setting.TOURNAMENT.key(), 12);
    settings.put(Setting.GENERATIONS.key(), GENERATIONS);
    SearchConfig config = Setting.fromMap(settings);
    RunSpec spec = new RunSpec("swingup", "quick", 1, "cpu", config);
    run = SearchRun.start(folder.resolve("run"), spec, null, Map.of("precocial", "1"));
    live = LiveReport.bind(InetAddress.getLoopbackAddress(), "localhost", 0);
    live.begin(folder.resolve("run"), Tasks.named("swingup"), null, null, "1");
  }

  @AfterEach
  void end() throws IOException {
    live.close();
    run.close();
  }

  private void search(int generations) throws IOException {
    int end = run.generationsDone() + generations;
    try (Evaluator evaluator = new CpuBackend().evaluator(1)) {
      run.run(evaluator, report -> {}, () -> run.generationsDone() >= end);
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + live.port() + path)).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** The answer to a request given letter by letter. */
  private String raw(String... lines) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), live.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(String.join("\r\n", lines).concat("\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).lines().limit(1)
          .collect(Collectors.joining());
    }
  }

  @Test
  void beforeTheFirstGenerationThePageAsksForPatience() throws Exception {
    assertThat(get("/").body()).contains("not done yet", "http-equiv=\"refresh\"");
  }

  @Test
  void readersGetThePageAndThenTheNews() throws Exception {
    search(2);
    Map<String, Object> data = page(List.of(1, 2));
    assertThat(data).containsEntry("live", true);
    List<String> lines = new ArrayList<>();
    Thread reader = new Thread(() -> read("/events?rows=2&champion=0", lines));
    reader.start();
    search(GENERATIONS);
    live.close(); // Tells all that there is, then the end.
    reader.join();
    List<Map<String, Object>> news = events(lines, "run");
    assertThat(news).isNotEmpty();
    TreeSet<Object> generations = new TreeSet<>();
    for (Map<String, Object> event : news) {
      List<?> logged = (List<?>) ((Map<?, ?>) event.get("log")).get("generation");
      generations.addAll(logged);
      // What goes on in the page's charts: a value of the details for each row of the log, though it may come later.
      assertThat((List<?>) ((Map<?, ?>) event.get("details")).get("generation")).hasSameSizeAs(logged);
    }
    assertThat(generations).containsExactly(3, 4);
    assertThat(news.get(news.size() - 1)).containsEntry("finished", true);
    assertThat(events(lines, "champion")).isNotEmpty()
        .allSatisfy(champion -> assertThat(champion.get("curve")).isNotNull());
  }

  /** The page's data, once it has the rows of these generations. */
  private Map<String, Object> page(List<Integer> generations) throws Exception {
    while (true) {
      String page = get("/").body();
      if (!page.contains("not done yet")) {
        Map<String, Object> data = new PageText(page).data();
        if (generations.equals(((Map<?, ?>) ((Map<?, ?>) data.get("run")).get("log")).get("generation"))) {
          return data;
        }
      }
      Thread.sleep(50);
    }
  }

  private void read(String path, List<String> lines) {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + live.port() + path)).build();
    try {
      HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines()).body().forEach(lines::add);
    } catch (IOException | InterruptedException e) {
      lines.add(e.toString());
    }
  }

  private static List<Map<String, Object>> events(List<String> lines, String name) throws IOException {
    List<Map<String, Object>> events = new ArrayList<>();
    for (String event : String.join("\n", lines).split("\n\n")) {
      if (event.startsWith("event: " + name + "\n")) {
        String data = event.lines().skip(1).map(line -> line.substring("data: ".length())).collect(Collectors.joining("\n"));
        events.add(Json.parse("event", data));
      }
    }
    return events;
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "/config.json", "/../run/config.json", "/..%2f..%2fetc/passwd", "/%2e%2e/log.csv", "//etc/passwd", "/events/x",
      "/events?rows=-1&champion=0", "/events?rows=1", "/events?rows=9999999999&champion=0", "/stop", "/page.css"})
  void nothingElseIsThere(String path) throws Exception {
    assertThat(raw("GET " + path + " HTTP/1.1", "Host: localhost")).startsWith("HTTP/1.1 404");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "HEAD", "TRACE", "STOP"})
  void onlyReadingIsPossible(String method) throws Exception {
    assertThat(raw(method + " / HTTP/1.1", "Host: localhost", "Content-Length: 0")).startsWith("HTTP/1.1 405");
    search(GENERATIONS);
    assertThat(run.finished()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "evil.example", "evil.example:80", "localhost.evil.example", "", "127.0.0.1.evil.example", "[::1", "a b"})
  void underAnotherNameNothingIsAnswered(String host) throws Exception {
    assertThat(raw("GET / HTTP/1.1", "Host: " + host)).startsWith("HTTP/1.1 40").doesNotContain("404");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:80", "127.0.0.1", "127.0.0.1:8080", "[::1]:80"})
  void underItsOwnNamesItAnswers(String host) throws Exception {
    assertThat(raw("GET / HTTP/1.1", "Host: " + host)).startsWith("HTTP/1.1 200");
  }

  @Test
  void readersThatDoNotReadHoldUpNobody() throws Exception {
    search(1);
    page(List.of(1));
    List<Socket> idle = new ArrayList<>();
    try {
      for (int i = 0; i < 40; i++) {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1024);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), live.port()));
        // Pages one after another, until a write blocks.
        socket.getOutputStream().write(
            "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(i % 2 == 0 ? 50 : 1).getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().write("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        idle.add(socket);
      }
      search(GENERATIONS);
      assertThat(run.finished()).isTrue();
      assertThat(get("/").statusCode()).isEqualTo(200);
      long start = System.nanoTime();
      live.close();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  @Test
  void aTakenPortIsAnError() {
    assertThatThrownBy(() -> LiveReport.bind(InetAddress.getLoopbackAddress(), "localhost", live.port()))
        .isInstanceOf(BindException.class);
  }

  @Test
  void itListensAtTheAddressGivenAlone() throws Exception {
    List<InetAddress> others = new ArrayList<>();
    for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      others.addAll(Collections.list(network.getInetAddresses()).stream().filter(each -> !each.isLoopbackAddress()).toList());
    }
    for (InetAddress address : others) {
      assertThatThrownBy(() -> new Socket(address, live.port()).close()).isInstanceOf(IOException.class);
    }
    InetAddress everywhere = InetAddress.getByName("0.0.0.0");
    try (LiveReport open = LiveReport.bind(everywhere, "0.0.0.0", 0)) {
      assertThat(open.port()).isPositive().isNotEqualTo(live.port());
    }
  }

  @Test
  void aRunThatGoesOnFromBeforeItsEndShowsNothingOfThatEnd() throws Exception {
    Path checkpoint = folder.resolve("run/checkpoint.gz");
    search(1);
    byte[] early = Files.readAllBytes(checkpoint);
    search(GENERATIONS);
    live.close();
    run.close();
    Files.write(checkpoint, early);
    run = SearchRun.resume(folder.resolve("run"), null);
    live = LiveReport.bind(InetAddress.getLoopbackAddress(), "localhost", 0);
    live.begin(folder.resolve("run"), Tasks.named("swingup"), null, null, "1");
    Map<String, Object> data = page(List.of(1));
    assertThat((List<?>) data.get("champions")).hasSize(1)
        .allSatisfy(champion -> assertThat(((Map<?, ?>) champion).get("generation")).isEqualTo(1));
  }
}
