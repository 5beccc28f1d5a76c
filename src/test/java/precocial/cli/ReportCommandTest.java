package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precocial.report.PageText;
import precocial.report.Report;
import precocial.search.MadeUpImages;

class ReportCommandTest {
  @TempDir Path folder;

  private Path path(String name) {
    return folder.resolve(name);
  }

  private Map<String, Object> page(String name) throws IOException {
    String html = Files.readString(path(name));
    assertThat(html.length()).isLessThan(Report.LIMIT);
    return new PageText(html).data();
  }

  private static List<?> champions(Map<String, Object> page) {
    return (List<?>) page.get("champions");
  }

  @Test
  void aSearchEndsWithAReport() throws IOException {
    assertThat(SearchTrial.swingUp(folder).run("run").err()).contains("look at it and play with it: " + path("run/report.html"));
    Map<String, Object> page = page("run/report.html");
    Map<?, ?> run = (Map<?, ?>) page.get("run");
    assertThat(run.get("kind")).isEqualTo("search");
    assertThat(((Map<?, ?>) run.get("log")).get("generation")).isEqualTo(List.of(1, 2, 3, 4));
    assertThat(((Map<?, ?>) run.get("details")).get("generation")).isEqualTo(List.of(1, 2, 3, 4));
    assertThat((List<?>) ((Map<?, ?>) run.get("population")).get("mean")).hasSize(12);
    assertThat(champions(page)).isNotEmpty().allSatisfy(
        champion -> assertThat(((Map<?, ?>) champion).get("curve")).isNotNull());
    assertThat(SearchTrial.swingUp(folder).run("other", "--no-report").code()).isZero();
    assertThat(path("other/report.html")).doesNotExist();
  }

  @Test
  void theReportOfARunIsMadeAnew() throws IOException {
    SearchTrial.swingUp(folder).run("run");
    String first = Files.readString(path("run/report.html"));
    Files.writeString(path("run/report.html"), first.substring(0, 2000));
    assertThat(CommandRun.of("report", path("run").toString()).done().out()).isEqualTo(path("run/report.html") + "\n");
    assertThat(path("run/report.html")).hasContent(first);
    assertThat(CommandRun.of("report", path("run").toString(), "--format=json").json())
        .isEqualTo(Map.of("file", path("run/report.html").toString(), "bytes", (int) Files.size(path("run/report.html"))));
  }

  @Test
  void whatIsNoPageOfOursIsNotReplaced() throws IOException {
    SearchTrial.swingUp(folder).run("run");
    String run = path("run").toString();
    Files.writeString(path("run/report.html"), "<p>mine");
    CommandRun.of("report", run).refused("report.html: exists already and is no page of ours; --force replaces it");
    assertThat(path("run/report.html")).hasContent("<p>mine");
    CommandRun.of("report", run, "--force").done();
    CommandRun.of("report", run, "--out", path("run/report.html").toString()).refused("exists already; --force replaces it");
  }

  @Test
  void imagesAreThoseOfTheRun() throws IOException {
    Path images = MadeUpImages.write(path("images"), MadeUpImages.dataSet(120, 1));
    SearchTrial.images(folder, images).run("run");
    Map<String, Object> page = page("run/report.html");
    Map<?, ?> shown = (Map<?, ?>) page.get("images");
    assertThat(shown.get("preparation")).isEqualTo("raw");
    assertThat(shown.get("classes")).isEqualTo(MadeUpImages.CLASSES);
    assertThat((Map<?, ?>) ((Map<?, ?>) champions(page).get(0)).get("accuracy")).isNotNull();
    CommandRun.of("report", path("run").toString(), "--out=" + path("again.html")).done();
    assertThat(page("again.html")).isEqualTo(page);
  }

  @Test
  void aTuningIsARunToo() throws IOException {
    TuneTrial.swingUp(folder).run("tuning");
    CommandRun.of("report", path("tuning").toString()).done();
    Map<String, Object> page = page("tuning/report.html");
    Map<?, ?> run = (Map<?, ?>) page.get("run");
    assertThat(run.get("kind")).isEqualTo("tuning");
    assertThat(((Map<?, ?>) run.get("log")).containsKey("centre_reward")).isTrue();
    Map<?, ?> last = (Map<?, ?>) champions(page).get(champions(page).size() - 1);
    assertThat(((Map<?, ?>) last.get("network")).get("weights")).isNotNull();
  }

  @Test
  void aGenomeBecomesAPageByReportAndByConvert() throws IOException {
    CommandRun.of("report", "swingup", "--task=swingup:pole=0.9", "--out=" + path("a.html")).done();
    assertThat(((Map<?, ?>) page("a.html").get("task")).get("name")).isEqualTo("swingup:pole=0.9");
    Path matrix = Files.writeString(path("network.out"), Matrix.TEXT);
    CommandRun.of("report", matrix.toString(), "--task=swingup", "--out=" + path("b.html")).done();
    CommandRun.of("convert", matrix.toString(), path("c.html").toString(), "--task=swingup").done();
    assertThat(champions(page("c.html"))).isEqualTo(champions(page("b.html")));
  }

  @Test
  void badInputIsRefusedInALine() throws IOException {
    CommandRun.of("report").refused("RUN|GENOME");
    CommandRun.of("report", path("none.json").toString()).refused("none.json: no such file");
    CommandRun.of("report", folder.toString()).refused("a directory without champion.json");
    CommandRun.of("report", "swingup", "--out=" + path("x.png")).refused("--out", "x.png must end in .html");
    CommandRun.of("report", "swingup", "--threads=0", "--out=" + path("x.html")).refused("--threads must be from 1");
    CommandRun.of("report", "swingup", "--data=" + folder, "--out=" + path("x.html")).refused("task swingup has no images");
    CommandRun.of("report", "swingup", "--out=" + path("no/x.html")).failed(1, "no/x.html", "there is no directory");
    SearchTrial.swingUp(folder).run("run");
    CommandRun.of("report", path("run").toString(), "--tuned=" + path("t.wann.json")).refused("--tuned goes with a genome file");
    Files.writeString(path("run/log.csv"), "generation,best_fitness\n1,x\n");
    CommandRun.of("report", path("run").toString()).refused("log.csv", "line 2");
    assertThat(path("x.html")).doesNotExist();
  }

  @Test
  void aSearchIsWatchedAtAPortThatIsFree() throws IOException {
    CommandRun run = SearchTrial.swingUp(folder).run("run", "--watch=0");
    assertThat(run.code()).isZero();
    assertThat(run.err()).containsPattern("to watch the search: http://localhost:\\d+/\n");
    SearchTrial trial = SearchTrial.swingUp(folder);
    trial.run("x", "--watch=70000").refused("--watch must be a port from 0 to 65535");
    trial.run("x", "--watch-host=127.0.0.1").refused("--watch-host goes with --watch PORT");
    trial.run("x", "--watch=0", "--watch-host=no.such.host.invalid").refused("--watch-host: there is no host");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      trial.run("x", "--watch=" + port).refused("--watch: port " + port + " can't be listened at");
    }
    assertThat(path("x")).doesNotExist();
  }
}
