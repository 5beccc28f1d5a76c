package precocial.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.data.DataSet;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.data.Preparation;
import precocial.eval.Backend;
import precocial.eval.Evaluator;
import precocial.eval.Weights;
import precocial.io.FormatException;
import precocial.io.GenomeFiles;
import precocial.network.NetworkCompiler;

class ImageSearchRunTest {
  private static final int GENERATIONS = 20;
  private static final DataSet DATA = MadeUpImages.dataSet(240, 1);

  @TempDir Path temporary;

  static RunSpec spec(DataSet data, long seed, Map<String, ?> changes) {
    Map<String, Object> settings = new LinkedHashMap<>(Presets.of("mnist").settings("paper"));
    settings.put("popSize", 32);
    settings.put("maxGen", GENERATIONS);
    settings.put("batch", 50);
    settings.put("select_tournSize", 4);
    settings.putAll(changes);
    RunImages images = new RunImages(Path.of("images"), Preparation.RAW, data.sha256());
    return new RunSpec("mnist", "paper", seed, "cpu", Setting.fromMap(settings), images);
  }

  private static SearchRun start(Path directory, RunSpec spec) throws IOException {
    return SearchRun.start(directory, spec, DATA, Map.of());
  }

  private Path whole(String name, RunSpec spec, int threads) throws IOException {
    Path directory = temporary.resolve(name);
    SearchRunTest.run(start(directory, spec), threads, Integer.MAX_VALUE);
    return directory;
  }

  /** All files but the checkpoint and the config, the log without its seconds. */
  private static Map<String, String> found(Path directory) throws IOException {
    Map<String, String> files = SearchRunTest.result(directory);
    assertThat(files.remove(RunDirectory.CONFIG)).isNotNull();
    assertThat(files).containsKeys(RunDirectory.LOG, GenomeFiles.CHAMPION);
    return files;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 16, 19})
  void resumedRunEqualsUninterruptedRun(int stopAfter) throws IOException {
    RunSpec spec = spec(DATA, 7, Map.of());
    Path stopped = temporary.resolve("stopped");
    List<GenerationReport> before = SearchRunTest.run(start(stopped, spec), 2, stopAfter);
    List<GenerationReport> after = SearchRunTest.run(SearchRun.resume(stopped, DATA), 1, Integer.MAX_VALUE);
    assertThat(before).hasSize(stopAfter);
    assertThat(after).hasSize(GENERATIONS - stopAfter);
    assertThat(SearchRunTest.result(stopped)).isEqualTo(SearchRunTest.result(whole("whole", spec, 1)));
    if (stopAfter == 5) { // The champion is still that of generation 4.
      assertThat(after.get(0).accuracy()).isEqualTo(before.get(4).accuracy());
    }
  }

  @Test
  void runKilledBehindItsCheckpointEqualsUninterruptedRun() throws IOException {
    RunSpec spec = spec(DATA, 3, Map.of());
    Path killed = temporary.resolve("killed");
    SearchRunTest.run(start(killed, spec), 1, 6);
    byte[] checkpoint = Files.readAllBytes(killed.resolve(RunDirectory.CHECKPOINT));
    SearchRunTest.run(SearchRun.resume(killed, DATA), 1, 12);
    Files.write(killed.resolve(RunDirectory.CHECKPOINT), checkpoint);
    SearchRunTest.run(SearchRun.resume(killed, DATA), 1, Integer.MAX_VALUE);
    assertThat(SearchRunTest.result(killed)).isEqualTo(SearchRunTest.result(whole("whole", spec, 1)));
  }

  @Test
  void resultDependsOnTheSeedAndNeitherOnThreadsNorOnSharing() throws IOException {
    Map<String, String> one = found(whole("one", spec(DATA, 5, Map.of()), 1));
    assertThat(found(whole("three", spec(DATA, 5, Map.of()), 3))).isEqualTo(one);
    assertThat(found(whole("alone", spec(DATA, 5, Map.of("sharing", "off")), 2))).isEqualTo(one);
    Path other = whole("other", spec(DATA, 6, Map.of()), 1);
    assertThat(found(other).get(RunDirectory.LOG)).isNotEqualTo(one.get(RunDirectory.LOG));
  }

  /** Without what champions say of their images, whose hash is over those to test on as well. */
  private static Map<String, String> withoutImages(Map<String, String> files) {
    files.replaceAll((name, text) -> {
      String rest = text.replaceAll("\"images\": \\{[^}]*},", "");
      assertThat(rest.equals(text)).isEqualTo(name.endsWith(".csv"));
      return rest;
    });
    return files;
  }

  @Test
  void testImagesChangeNothing() throws IOException {
    DataSet otherTest = DataSet.of("made up", DATA.train(), MadeUpImages.images(40, 99));
    Path other = temporary.resolve("other");
    SearchRunTest.run(SearchRun.start(other, spec(otherTest, 5, Map.of()), otherTest, Map.of()), 1, Integer.MAX_VALUE);
    assertThat(otherTest.sha256()).isNotEqualTo(DATA.sha256());
    assertThat(withoutImages(found(other))).isEqualTo(withoutImages(found(whole("one", spec(DATA, 5, Map.of()), 1))));
  }

  @Test
  void otherImagesAreRefused() throws IOException {
    Path directory = whole("run", spec(DATA, 5, Map.of("maxGen", 1)), 1);
    DataSet other = MadeUpImages.dataSet(240, 2);
    assertThatThrownBy(() -> SearchRun.resume(directory, other))
        .isInstanceOf(FormatException.class)
        .hasMessageContainingAll("config.json: the run was begun on other images", DATA.sha256(), other.sha256());
    SearchRun.resume(directory, DATA).close();
    Path none = temporary.resolve("none");
    assertThatThrownBy(() -> SearchRun.start(none, spec(DATA, 5, Map.of()), other, Map.of()))
        .isInstanceOf(FormatException.class)
        .hasMessageContainingAll(DATA.sha256(), other.sha256());
    assertThat(none).doesNotExist();
  }

  @Test
  void imagesAreThereWhereTheTaskHasSomeAndNowhereElse() throws IOException {
    Path directory = whole("run", spec(DATA, 5, Map.of("maxGen", 1)), 1);
    Path none = temporary.resolve("none");
    RunSpec spec = spec(DATA, 5, Map.of());
    RunSpec unnamed = new RunSpec("mnist", "paper", 5, "cpu", spec.config());
    refused("task mnist needs images", () -> SearchRun.start(none, spec, null, Map.of()));
    refused("task mnist needs images", () -> SearchRun.start(none, unnamed, DATA, Map.of()));
    refused("task mnist needs images", () -> SearchRun.resume(directory, null));
    RunSpec swingUp = SearchRunTest.spec(5, Map.of());
    refused("task swingup has no images", () -> SearchRun.start(none, swingUp, DATA, Map.of()));
    assertThat(none).doesNotExist();
    Path other = temporary.resolve("swingup");
    SearchRun.start(other, swingUp, null, Map.of()).close();
    refused("task swingup has no images", () -> SearchRun.resume(other, DATA));
    // None of them holds the directory.
    SearchRun.resume(other, null).close();
    SearchRun.resume(directory, DATA).close();
  }

  private static void refused(String message, ThrowingCallable attempt) {
    assertThatThrownBy(attempt).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void checkpointOfARunOnOtherImagesIsRefused() throws IOException {
    Path one = whole("one", spec(DATA, 5, Map.of("maxGen", 1)), 1);
    DataSet other = MadeUpImages.dataSet(240, 2);
    Path two = temporary.resolve("two");
    SearchRun.start(two, spec(other, 5, Map.of("maxGen", 1)), other, Map.of()).close();
    Files.write(two.resolve(RunDirectory.CHECKPOINT), Files.readAllBytes(one.resolve(RunDirectory.CHECKPOINT)));
    assertThatThrownBy(() -> SearchRun.resume(two, other)).hasMessageContainingAll("checkpoint.gz", "other settings");
  }

  @Test
  void championIsTheBestOfAllTriedOverTheConfirmationImages() throws IOException {
    Path directory = temporary.resolve("run");
    SearchRun run = start(directory, spec(DATA, 2, Map.of()));
    List<GenerationReport> reports = SearchRunTest.run(run, 1, Integer.MAX_VALUE);
    Champion champion = run.champion();
    assertThat(champion.generation()).isIn(1, 2, 4, 8, 16, GENERATIONS);
    try (Evaluator evaluator = Backend.named("cpu").evaluator(1)) {
      ImageSet images = DATA.train(); // They are fewer than are wanted, so all of them.
      ImageBatch all = ImageBatch.all(images);
      double mean =
          evaluator.classifier(images, false).judge(List.of(champion.genome()), new int[] {-1}, all, Weights.STANDARD)
              .fitness(0).mean();
      assertThat(champion.fitness()).isEqualTo(mean);
      double accuracy = evaluator.predict(all, NetworkCompiler.compile(champion.genome()), Weights.STANDARD).voteAccuracy();
      assertThat(reports.get(GENERATIONS - 1).accuracy()).isEqualTo(accuracy);
    }
    var file = GenomeFiles.read(directory, null, null);
    assertThat(file.task()).isEqualTo("mnist");
    assertThat(RunImages.of(file)).isEqualTo(new RunImages(Path.of("images"), Preparation.RAW, DATA.sha256()));
    assertThat(file.genome().inputs()).isEqualTo(MadeUpImages.PIXELS);
    assertThat(file.genome().outputs()).isEqualTo(MadeUpImages.CLASSES);
    assertThat(file.provenance().get("fitnessOver").toString())
        .startsWith("240 training images, for each shared weight of [-2.0");
  }

  @Test
  void aSearchLearnsToTellTheClassesApart() throws IOException {
    RunSpec spec = spec(DATA, 1, Map.of("popSize", 100, "maxGen", 40));
    List<GenerationReport> reports = SearchRunTest.run(start(temporary.resolve("run"), spec), 2, Integer.MAX_VALUE);
    assertThat(reports.get(0).accuracy()).isLessThan(0.6);
    assertThat(reports.get(39).accuracy()).isGreaterThan(0.6);
    assertThat(reports.get(39).bestSoFar()).isGreaterThan(reports.get(0).best());
  }

  @Test
  void logHasARowForEachGeneration() throws IOException {
    List<GenerationReport> reports =
        SearchRunTest.run(start(temporary.resolve("run"), spec(DATA, 2, Map.of())), 1, Integer.MAX_VALUE);
    List<String> lines = Files.readAllLines(temporary.resolve("run").resolve(RunDirectory.LOG));
    assertThat(lines).hasSize(GENERATIONS + 1);
    for (int g = 1; g <= GENERATIONS; g++) {
      GenerationReport report = reports.get(g - 1);
      assertThat(report.evaluations()).isEqualTo(g * 32L * 6);
      assertThat(report.steps()).isEqualTo(g * 32L * 6 * 50);
      assertThat(report.best()).isNegative().isGreaterThanOrEqualTo(report.median());
      assertThat(lines.get(g))
          .startsWith(
              g + "," + report.best() + "," + report.mean() + "," + report.median() + "," + report.bestSoFar() + ","
                  + report.connections() + "," + report.nodes() + "," + report.evaluations() + ",");
    }
  }
}
