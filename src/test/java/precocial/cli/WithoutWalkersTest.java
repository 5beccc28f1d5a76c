package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands where Box2D has no native code, in a JVM of its own that takes its machine for another. */
class WithoutWalkersTest {
  private static final String REASON = "task biped can't run here: no native code of Box2D for Plan9 on ";
  private static final String FIXED = "--network=fixed:2";
  private static final String BIPED = "--task=biped";

  @TempDir Path temporary;

  @Test
  void episodesAreRefusedInOneLineBeforeAllElse() throws Exception {
    inChild("refusals");
  }

  @Test
  void otherTasksAndCommandsWork() throws Exception {
    inChild("others");
  }

  private void inChild(String what) throws IOException, InterruptedException {
    Path log = temporary.resolve("log");
    Process child = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-Dos.name=Plan9",
            "-cp", System.getProperty("java.class.path"), WithoutWalkersTest.class.getName(), what)
        .directory(Files.createDirectory(temporary.resolve("here")).toFile())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
    boolean ended = child.waitFor(2, TimeUnit.MINUTES);
    child.destroy();
    String said = Files.readString(log, StandardCharsets.UTF_8);
    assertThat(ended).as(said).isTrue();
    assertThat(said).contains(what + " done");
    assertThat(child.exitValue()).as(said).isZero();
  }

  /** What the child does, in a directory that is empty. */
  public static void main(String[] args) throws IOException {
    if (args[0].equals("refusals")) {
      refusals();
    } else {
      others();
    }
    System.out.println(args[0] + " done");
  }

  private static void refusals() throws IOException {
    CommandRun.of("search", "biped", "--out=run").failed(1, REASON);
    CommandRun.of("search", "biped", "--watch=0").failed(1, REASON);
    CommandRun.of("search", "biped-hardcore").failed(1, REASON.replace("biped", "biped-hardcore"));
    CommandRun.of("evaluate", FIXED, BIPED).failed(1, REASON);
    CommandRun.of("evaluate", FIXED, BIPED, "--backend=reference").failed(1, REASON);
    CommandRun.of("evaluate", FIXED, BIPED, "--protocol=paper").failed(1, REASON);
    CommandRun.of("tune", FIXED, BIPED, "--out=tuned.json").failed(1, REASON);
    CommandRun.of("bench", "walker").failed(1, REASON);
    assertThat(Path.of("runs")).doesNotExist();
    assertThat(Path.of("run")).doesNotExist();
    assertThat(Path.of("tuned-tuning")).doesNotExist();
    // What is wrong otherwise is said as ever.
    CommandRun.of("search", "biped", "--preset=wide").refused("unknown preset 'wide' of biped");
    CommandRun.of("evaluate", FIXED, BIPED, "--episodes=0").refused("--episodes must be at least 1");

    begin("search", "search", "swingup", "--preset=paper", "--population=9", "--generations=1");
    CommandRun.of("search", "--resume=search").failed(1, REASON);
    begin("tuning", "tune", "swingup", "--method=pepg", "--population=4", "--generations=1", "--from=1");
    CommandRun.of("tune", "--resume=tuning").failed(1, REASON);
  }

  /** A run of swing-up that says it is of walkers. */
  private static void begin(String directory, String... command) throws IOException {
    assertThat(CommandRun.of(SearchTrial.join(List.of(command), "--backend=cpu", "--out=" + directory)).code()).isZero();
    Path config = Path.of(directory, "config.json");
    Files.writeString(config, Files.readString(config).replace("\"swingup\"", "\"biped\""));
  }

  private static void others() throws IOException {
    Files.writeString(Path.of("walker.out"), BipedCommandsTest.overflowing());
    CommandRun.of("convert", "walker.out", "walker.json", BIPED).done();
    CommandRun.of("convert", "walker.json", "walker.svg").done();
    CommandRun.of("report", "walker.json").failed(1, REASON);
    CommandRun.of("convert", "walker.json", "walker.html").failed(1, REASON);
    assertThat(Path.of("walker.html")).doesNotExist();
    String zeros = "0,".repeat(23) + "0\n";
    assertThat(CommandRun.withInput(zeros, "forward", "walker.json", "--backend=cpu").done().out()).startsWith("0.0,");
    CommandRun.of("models").done();
    CommandRun.of("evaluate", "swingup", "--episodes=1", "--backend=cpu").done();
    CommandRun bench = CommandRun.of(
        "bench", "walker", "copy", "--mebibytes=1", "--seconds=0.01", "--backend=cpu", "--format=json");
    assertThat(bench.code()).isZero();
    assertThat(bench.err()).contains("without walker, which can't run here: ");
    assertThat(bench.out()).contains("\"copy\"").doesNotContain("\"walker\"");
  }
}
