package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlotCommandTest {
  private static final String LOG =
      "generation,best_fitness,mean_fitness,median_fitness,best_so_far,best_connections,best_nodes,evaluations,seconds\n";
  private static final String DETAILS = "generation,lower_quartile,upper_quartile,median_connections,median_nodes,"
      + "breed_seconds,judge_seconds,confirm_seconds,save_seconds\n";
  private static final String REWARDS =
      "generation,best_reward,mean_reward,centre_reward,champion_reward,evaluations,seconds\n";

  @TempDir Path folder;
  private Path search;
  private Path tuning;

  @BeforeEach
  void writeRuns() throws IOException {
    search = run("search", "precocial-run", "swingup");
    StringBuilder log = new StringBuilder(LOG);
    StringBuilder details = new StringBuilder(DETAILS);
    for (int g = 1; g <= 1_200; g++) {
      double best = 700 - 600.0 / g;
      log.append(g).append(',').append(best).append(',').append(best / 2).append(',').append(best / 2).append(',').append(best)
          .append(',').append(5 + g / 30).append(',').append(8 + g / 40).append(',').append(100 * g).append(',').append(g / 10.0)
          .append('\n');
      details.append(g).append(',').append(best / 3).append(',').append(best * 0.8).append(',').append(4 + g / 30).append(',')
          .append(7 + g / 40).append(',').append(g / 50.0).append(',').append(g / 12.0).append(',').append(g / 300.0).append(',')
          .append(g / 600.0).append('\n');
    }
    Files.writeString(search.resolve("log.csv"), log);
    Files.writeString(search.resolve("details.csv"), details);
    Files.writeString(
        search.resolve("population.csv"),
        "generation,mean_fitness,best_fitness,connections,nodes,front\n"
            + "1200,600,700,40,30,1\n1200,500,600,20,15,1\n1200,400,600,40,20,0\n1200,100,200,60,40,0\n");
    tuning = run("tuning", "precocial-tuning", "swingup");
    Files.writeString(tuning.resolve("log.csv"), REWARDS + "1,500,400,450,460,64,0.1\n2,600,410,500,460,128,0.2\n");
  }

  private Path run(String name, String format, String task) throws IOException {
    Path directory = Files.createDirectory(folder.resolve(name));
    String config = "{\"format\": \"%s\", \"version\": 1, \"task\": \"%s\", \"seed\": 7, \"settings\": {\"maxGen\": 2000}}";
    Files.writeString(directory.resolve("config.json"), String.format(config, format, task));
    return directory;
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  /** The colours of a picture of this size. */
  private Set<Integer> colours(String name, int width, int height) throws IOException {
    BufferedImage image = ImageIO.read(folder.resolve(name).toFile());
    assertThat(image.getWidth()).isEqualTo(width);
    assertThat(image.getHeight()).isEqualTo(height);
    Set<Integer> colours = new HashSet<>();
    for (int rgb : image.getRGB(0, 0, width, height, null, 0, width)) {
      colours.add(rgb & 0xffffff);
    }
    return colours;
  }

  @ParameterizedTest
  @CsvSource({
    "fitness, 0072b2, cfe9df",
    "size, 0072b2, d55e00",
    "front, b4bec8, d55e00",
    "time, 0072b2, 56b4e9",
    "ALL, cfe9df, 56b4e9"
  })
  void eachKindIsAPictureInItsColours(String kind, String one, String other) throws IOException {
    CommandRun.of("plot", search.toString(), "--kind", kind, "--out", path("p.png"), "--width=800", "--height=500").done();
    assertThat(colours("p.png", 800, 500))
        .hasSizeGreaterThan(50)
        .contains(Integer.parseInt(one, 16), Integer.parseInt(other, 16), 0xffffff);
  }

  @Test
  void theUsualIsAllInOneFigure() throws IOException {
    CommandRun.of("plot", search.toString(), "--out", path("p.PNG")).done();
    assertThat(colours("p.PNG", 1_600, 1_000)).contains(0x0072b2, 0x56b4e9, 0xb4bec8, 0xcfe9df);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fitness", "size", "front", "time", "all"})
  void svgIsWellFormedAndTheSameEachTime(String kind) throws Exception {
    CommandRun.of("plot", search.toString(), "--kind", kind, "--out", path("a.svg")).done();
    CommandRun.of("plot", search.toString(), "--kind", kind, "--out", path("b.svg")).done();
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    assertThat(factory.newDocumentBuilder().parse(folder.resolve("a.svg").toFile()).getDocumentElement().getTagName())
        .isEqualTo("svg");
    assertThat(folder.resolve("a.svg")).hasSameBinaryContentAs(folder.resolve("b.svg"));
    assertThat(Files.readString(folder.resolve("a.svg"))).doesNotContain("NaN");
  }

  @Test
  void aTuningHasItsRewards() throws IOException {
    CommandRun.of("plot", tuning.toString(), "--out", path("t.png")).done();
    assertThat(colours("t.png", 1_600, 1_000)).contains(0xd55e00, 0x009e73);
    for (String kind : new String[] {"size", "front", "time"}) {
      CommandRun.of("plot", tuning.toString(), "--kind", kind, "--out", path("n.png"))
          .refused(tuning + ": is a tuning", "--kind fitness");
    }
    assertThat(folder.resolve("n.png")).doesNotExist();
  }

  @Test
  void withImagesAnAccuracyIsNoReward() throws IOException {
    Path images = run("images", "precocial-tuning", "mnist");
    Files.writeString(images.resolve("log.csv"), REWARDS + "1,-0.5,-0.6,-0.55,0.91,64,0.1\n2,-0.4,-0.5,-0.45,0.93,128,0.2\n");
    CommandRun.of("plot", images.toString(), "--out", path("t.png")).done();
    assertThat(colours("t.png", 1_600, 1_000)).contains(0x009e73).doesNotContain(0xd55e00);
  }

  @Test
  void whatARunLacksIsLeftOutOrRefused() throws IOException {
    Files.delete(search.resolve("details.csv"));
    Files.delete(search.resolve("population.csv"));
    CommandRun.of("plot", search.toString(), "--out", path("p.png"), "--width=6000", "--height=300").done();
    assertThat(colours("p.png", 6_000, 300)).contains(0x0072b2).doesNotContain(0xcfe9df);
    String[] front = {"plot", search.toString(), "--kind=front", "--out", path("f.png")};
    CommandRun.of(front).refused(search + ": has no population.csv");
    CommandRun.of("plot", search.toString(), "--kind=time", "--out", path("f.png")).refused(search + ": has no details.csv");
    Files.writeString(search.resolve("log.csv"), LOG);
    CommandRun.of("plot", search.toString(), "--out", path("f.png")).refused(search + ": has no generation in log.csv yet");
  }

  @Test
  void oneGenerationAndNumbersThatAreNoneCanBeDrawn() throws IOException {
    Files.writeString(search.resolve("log.csv"), LOG + "1,-0.5,NaN,NaN,-0.5,0,11,100,0.1\n");
    Files.writeString(search.resolve("details.csv"), DETAILS + "1,NaN,-0.5,0,11,0,0,0,0\n");
    Files.writeString(
        search.resolve("population.csv"),
        "generation,mean_fitness,best_fitness,connections,nodes,front\n1,NaN,NaN,0,11,0\n1,-Infinity,-0.5,0,11,1\n");
    for (String kind : new String[] {"fitness", "size", "front", "time", "all"}) {
      CommandRun.of("plot", search.toString(), "--kind", kind, "--out", path(kind + ".png")).done();
    }
  }

  @Test
  void wrongOptionsAreRefused() throws IOException {
    String run = search.toString();
    CommandRun.of("plot", run).refused("--out");
    CommandRun.of("plot", run, "--out", path("p.jpg")).refused("--out: " + path("p.jpg") + " must end in .png or .svg");
    CommandRun.of("plot", run, "--out", path("p.png"), "--kind=shape").refused("--kind", "shape");
    CommandRun.of("plot", run, "--out", path("p.png"), "--width=6001").refused("--width must be 300 to 6000 pixels, not 6001");
    CommandRun.of("plot", run, "--out", path("p.png"), "--height=0").refused("--height must be 300 to 6000 pixels, not 0");
    CommandRun.of("plot", folder.toString(), "--out", path("p.png")).refused(folder + ": is a directory without config.json");
    CommandRun.of("plot", path("none"), "--out", path("p.png")).refused("none", "no such file or directory");
    Files.createDirectory(folder.resolve("d.png"));
    CommandRun.of("plot", run, "--out", path("d.png"), "--force").refused("d.png is a directory");
    CommandRun.of("plot", run, "--out", path("no/p.png")).failed(1, "cannot write", "there is no directory");
  }

  @Test
  void nothingIsOverwrittenWithoutForce() throws IOException {
    Files.writeString(folder.resolve("p.png"), "old");
    CommandRun.of("plot", search.toString(), "--out", path("p.png")).refused("p.png exists already; --force replaces it");
    assertThat(folder.resolve("p.png")).hasContent("old");
    CommandRun.of("plot", search.toString(), "--out", path("p.png"), "--force").done();
    assertThat(colours("p.png", 1_600, 1_000)).hasSizeGreaterThan(50);
  }
}
