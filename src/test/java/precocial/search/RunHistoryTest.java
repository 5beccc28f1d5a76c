package precocial.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.io.FormatException;
import precocial.io.GenomeFile;
import precocial.io.GenomeFiles;
import precocial.io.Json;
import precocial.search.RunHistory.Kept;

class RunHistoryTest {
  private static final int GENERATIONS = 12;
  private static final RunSpec SPEC = SearchRunTest.spec(2, Map.of());

  @TempDir Path temporary;

  private Path run() {
    return temporary.resolve("run");
  }

  private Path file(String name) {
    return run().resolve(name);
  }

  private Path kept(int generation) {
    return file(String.format("champions/generation-%05d.json", generation));
  }

  private void start(int stopAfter) throws IOException {
    SearchRunTest.run(SearchRun.start(run(), SPEC, null, Map.of()), 1, stopAfter);
  }

  private void resume(int stopAfter) throws IOException {
    SearchRunTest.run(SearchRun.resume(run(), null), 1, stopAfter);
  }

  private static List<Integer> generations(RunHistory history) {
    return history.champions().stream().map(Kept::generation).toList();
  }

  private static void assertSame(GenomeFile one, GenomeFile other) {
    assertThat(one.genome().nodes()).isEqualTo(other.genome().nodes());
    assertThat(one.genome().connections()).isEqualTo(other.genome().connections());
    assertThat(one.provenance()).isEqualTo(other.provenance());
  }

  @Test
  void aSearchIsAllThere() throws IOException {
    start(GENERATIONS);
    RunHistory history = RunHistory.read(run());
    assertThat(history.kind()).isEqualTo(RunHistory.SEARCH);
    assertThat(history.config()).isEqualTo(Json.read(file(RunDirectory.CONFIG)));
    assertThat(history.generations()).isEqualTo(GENERATIONS);
    assertThat(history.log().columns()).isEqualTo(List.of(SearchRun.LOG_HEADER.split(",")));
    assertThat(history.log().rows()).isEqualTo(GENERATIONS);
    assertThat(history.details().columns()).isEqualTo(List.of(RunDetails.HEADER.split(",")));
    assertThat(history.details().column("generation")).isEqualTo(history.log().column("generation"));
    assertThat(history.population().generation()).isEqualTo(GENERATIONS);
    assertThat(generations(history)).isSorted().doesNotHaveDuplicates().startsWith(1).hasSizeGreaterThan(3);
    double fitness = Double.NEGATIVE_INFINITY;
    for (Kept champion : history.champions()) {
      assertSame(champion.file(), GenomeFiles.read(kept(champion.generation()), null, null));
      assertThat(champion.genome()).isSameAs(champion.file().genome());
      double own = (double) champion.file().provenance().get("fitness");
      assertThat(own).isGreaterThan(fitness);
      fitness = own;
    }
    Kept last = history.champions().get(history.champions().size() - 1);
    assertSame(last.file(), GenomeFiles.read(run(), null, null));
  }

  @Test
  void aSearchThatHasJustBegunHasNothingYet() throws IOException {
    SearchRun.start(run(), SPEC, null, Map.of()).close();
    RunHistory history = RunHistory.read(run());
    assertThat(history.log().rows()).isZero();
    assertThat(history.log().columns()).isNotEmpty();
    assertThat(history.details().rows()).isZero();
    assertThat(history.population()).isNull();
    assertThat(history.champions()).isEmpty();
    for (String name : List.of(RunDirectory.LOG, RunDirectory.DETAILS, RunDirectory.CHECKPOINT, RunDirectory.CHAMPIONS)) {
      Files.delete(file(name));
    }
    assertThat(RunHistory.read(run()).log().columns()).isEmpty();
    assertThat(RunHistory.read(run()).details().rows()).isZero();
  }

  /** As the process that runs it, others may read it at any moment, even where it is killed and resumed. */
  @Test
  void aSearchThatRunsCanBeRead() throws Exception {
    SearchRun.start(run(), SPEC, null, Map.of()).close();
    byte[] checkpoint = Files.readAllBytes(file(RunDirectory.CHECKPOINT));
    AtomicBoolean done = new AtomicBoolean();
    List<Throwable> failures = new ArrayList<>();
    int[] reads = {0};
    Thread reader =
        new Thread(
            () -> {
              try {
                while (!done.get()) {
                  consistent(RunHistory.read(run()));
                  reads[0]++;
                }
              } catch (Throwable e) {
                failures.add(e);
              }
            });
    reader.start();
    for (int i = 0; i < 4; i++) {
      resume(GENERATIONS);
      Files.write(temporary.resolve("checkpoint"), checkpoint);
      Files.move(temporary.resolve("checkpoint"), file(RunDirectory.CHECKPOINT), StandardCopyOption.REPLACE_EXISTING);
    }
    done.set(true);
    reader.join();
    assertThat(failures).isEmpty();
    assertThat(reads[0]).isGreaterThan(5);
  }

  private static void consistent(RunHistory history) {
    int last = history.log().rows();
    assertThat(history.details().rows()).isLessThanOrEqualTo(last);
    assertThat(history.population() == null ? 0 : history.population().generation()).isLessThanOrEqualTo(last);
    assertThat(generations(history)).isSorted().doesNotHaveDuplicates();
    if (!history.champions().isEmpty()) {
      assertThat(generations(history)).startsWith(1);
    }
  }

  @Test
  void whatAKilledRunLeftBehindTheOneThatWentOnIsIgnored() throws IOException {
    start(2);
    byte[] checkpoint = Files.readAllBytes(file(RunDirectory.CHECKPOINT));
    resume(GENERATIONS);
    RunHistory whole = RunHistory.read(run());
    Files.write(file(RunDirectory.CHECKPOINT), checkpoint);
    SearchRun.resume(run(), null).close();
    assertThat(RunHistory.read(run()).log().rows()).isEqualTo(2);
    assertThat(RunHistory.read(run()).population()).isNull(); // that of generation 12
    resume(1);
    RunHistory history = RunHistory.read(run());
    assertThat(generations(history)).isEqualTo(generations(whole).stream().filter(g -> g <= 3).toList());
    assertThat(generations(history)).hasSizeLessThan(whole.champions().size());
    assertThat(history.population().generation()).isEqualTo(3);
    resume(GENERATIONS);
    assertThat(generations(RunHistory.read(run()))).isEqualTo(generations(whole));
  }

  /** Those kept the champions after generations 1, 2, 4, 8 and so on, and had neither details nor population. */
  private void asOlderVersionsLeftIt() throws IOException {
    RunHistory history = RunHistory.read(run());
    Map<Integer, Path> files = RunDirectory.champions(run());
    List<byte[]> contents = new ArrayList<>();
    for (int after = 1; after <= history.log().rows(); after *= 2) {
      int power = after;
      int found = files.keySet().stream().filter(g -> g <= power).reduce((a, b) -> b).orElseThrow();
      contents.add(Files.readAllBytes(files.get(found)));
    }
    for (Path file : files.values()) {
      Files.delete(file);
    }
    for (int i = 0; i < contents.size(); i++) {
      Files.write(kept(1 << i), contents.get(i));
    }
    Files.delete(file(RunDirectory.DETAILS));
    Files.delete(file(RunDirectory.POPULATION));
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 8, GENERATIONS})
  void aRunOfAnOlderVersionIsReadAndGoesOn(int stopAfter) throws IOException {
    start(stopAfter);
    RunHistory whole = RunHistory.read(run());
    asOlderVersionsLeftIt();
    RunHistory history = RunHistory.read(run());
    assertThat(history.details().columns()).isEmpty();
    assertThat(history.population()).isNull();
    assertThat(history.log().rows()).isEqualTo(stopAfter);
    int best = generations(whole).get(whole.champions().size() - 1);
    assertThat(generations(history)).isSorted().doesNotHaveDuplicates().startsWith(1).endsWith(best);
    assertThat(generations(whole)).containsAll(generations(history));
    resume(GENERATIONS);
    RunHistory after = RunHistory.read(run());
    assertThat(generations(after)).containsAll(generations(history)).contains(best);
    assertThat(after.details().rows()).isEqualTo(GENERATIONS - stopAfter);
    SearchRunTest.run(SearchRun.start(temporary.resolve("new"), SPEC, null, Map.of()), 1, GENERATIONS);
    List<Integer> all = generations(RunHistory.read(temporary.resolve("new")));
    assertThat(all).containsAll(generations(after));
    assertThat(generations(after)).containsAll(all.stream().filter(g -> g >= best).toList());
  }

  @Test
  void whatIsNoRunIsRefused() throws IOException {
    Path other = Files.createDirectory(temporary.resolve("other"));
    refused(other, other + ": is a directory without config.json");
    refused(temporary.resolve("none"), "no such file or directory");
    Path config = Files.writeString(other.resolve("config.json"), "{\"format\": \"precocial-genome\", \"version\": 1}");
    refused(other, config + ": not the config of a search or tuning");
    Files.writeString(config, "{\"format\": \"precocial-run\", \"version\": 2, \"settings\": {\"maxGen\": 4}}");
    refused(other, config + ": not the config of a search or tuning in format version 1");
    Files.writeString(config, "{\"format\": \"precocial-run\", \"version\": 1, \"settings\": {\"maxGen\": 4.5}}");
    refused(other, config + ": settings must have an integer maxGen");
    Files.writeString(config, "{\"format\": \"precocial-run\", \"version\": 1, \"settings\": {\"maxGen\": 4}}");
    assertThat(RunHistory.read(other).champions()).isEmpty();
  }

  private static void refused(Path directory, String message) {
    assertThatThrownBy(() -> RunHistory.read(directory)).isInstanceOf(FormatException.class).hasMessageContaining(message);
  }

  private void refused(String name, String text, String message) throws IOException {
    byte[] before = Files.readAllBytes(file(name));
    Files.writeString(file(name), text);
    refused(run(), file(name) + ": " + message);
    Files.write(file(name), before);
  }

  @Test
  void aBadFileIsNamedByLine() throws IOException {
    start(6);
    String log = Files.readString(file(RunDirectory.LOG));
    refused(RunDirectory.LOG, log.replaceFirst("(?m)^3,", "2,"), "line 4 is of generation 2 and follows 2");
    refused(RunDirectory.LOG, log.replaceFirst("(?m)^3,", "3.5,"), "line 4 must have an integer");
    refused(RunDirectory.LOG, log.replaceFirst("generation", "time"), "line 1 has no column generation");
    refused(RunDirectory.LOG, log.replaceFirst("(?m)^3,", "3,4,"), "line 4 has 10 cells, not 9");
    refused(RunDirectory.DETAILS, "generation\n5\n4\n", "line 3 is of generation 4 and follows 5");
    refused(RunDirectory.POPULATION, "generation\n5\n", "line 1 is not the header");
    refused(GenomeFiles.CHAMPION, "{}", "");
    String champion = Files.readString(file(GenomeFiles.CHAMPION));
    refused(GenomeFiles.CHAMPION, champion.replaceFirst("\"generation\": \\d+", "\"generation\": \"5\""), "provenance must have");
    String first = Files.readString(kept(1));
    String name = RunDirectory.CHAMPIONS + "/" + kept(1).getFileName();
    refused(name, first.replaceFirst("\"generation\": 1", "\"generation\": 2"), "holds a champion of generation 2");
    refused(name, first.replaceFirst("\"generation\": 1", "\"generation\": -1"), "provenance must have");
    Files.writeString(file(RunDirectory.CHAMPIONS + "/notes.json"), "mine");
    Files.writeString(kept(99), "of a run that was killed later");
    assertThat(RunHistory.read(run()).champions()).isNotEmpty();
  }

  /** Each file cut at any byte, and with any byte changed. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        RunDirectory.CONFIG, RunDirectory.LOG, RunDirectory.DETAILS, RunDirectory.POPULATION, GenomeFiles.CHAMPION,
        "champions/generation-00001.json"
      })
  void aDamagedFileIsReadOrRefused(String name) throws IOException {
    start(4);
    byte[] whole = Files.readAllBytes(file(name));
    Random random = new Random(1);
    int[] outcomes = new int[2];
    for (int i = 0; i < 400; i++) {
      byte[] damaged = i < 200 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      if (i >= 200) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      Files.write(file(name), damaged);
      try {
        RunHistory.read(run());
        outcomes[0]++;
      } catch (FormatException e) {
        outcomes[1]++;
        assertThat(e.getMessage()).startsWith(file(name) + ": ").doesNotContainPattern("\\p{Cntrl}");
      }
    }
    assertThat(outcomes[0]).isPositive();
    assertThat(outcomes[1]).isPositive();
  }

  @Test
  void allFilesOfARunAreRemovedAndNoOthers() throws Exception {
    start(6);
    Process ended = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version").start();
    ended.waitFor();
    String suffix = "." + ended.pid() + "-3.tmp";
    for (String name : List.of(".population.csv", ".details.csv", ".log.csv", "champions/.generation-00003.json")) {
      Files.writeString(file(name + suffix), "half");
    }
    List<Path> others = List.of(file("notes.csv"), file("champions/mine.json"), file("champions/.mine.json" + suffix));
    for (Path other : others) {
      Files.writeString(other, "mine");
    }
    RunDirectory.remove(run());
    try (var files = Files.walk(run())) {
      List<Path> left = files.filter(Files::isRegularFile).filter(f -> !f.endsWith(".lock")).toList();
      assertThat(left).containsExactlyInAnyOrderElementsOf(others);
    }
  }
}
