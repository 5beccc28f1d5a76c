package precocial.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.eval.Backend;
import precocial.eval.Evaluator;
import precocial.eval.Weights;
import precocial.io.FormatException;
import precocial.io.GenomeFiles;
import precocial.network.NetworkCompiler;
import precocial.numerics.KeyedRandom;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.task.Starts;
import precocial.task.Tasks;

class SearchRunTest {
  private static final int GENERATIONS = 12;

  @TempDir Path temporary;

  static RunSpec spec(long seed, Map<String, ?> changes) {
    Map<String, Object> settings = new LinkedHashMap<>(Presets.of("swingup").settings("laptop"));
    settings.put("popSize", 24);
    settings.put("maxGen", GENERATIONS);
    settings.putAll(changes);
    return new RunSpec("swingup", "laptop", seed, "cpu", Setting.fromMap(settings));
  }

  static List<GenerationReport> run(SearchRun run, int threads, int stopAfter) throws IOException {
    List<GenerationReport> reports = new ArrayList<>();
    try (run; Evaluator evaluator = Backend.named("cpu").evaluator(threads)) {
      run.run(evaluator, reports::add, () -> reports.size() >= stopAfter);
    }
    return reports;
  }

  private Path whole(String name, RunSpec spec, int threads) throws IOException {
    Path directory = temporary.resolve(name);
    run(SearchRun.start(directory, spec, null, Map.of()), threads, Integer.MAX_VALUE);
    return directory;
  }

  /** All files of a run; log and details without their seconds, and without the checkpoint, which holds seconds as well. */
  static Map<String, String> result(Path directory) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(directory)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String name = directory.relativize(file).toString();
        if (name.equals(RunDirectory.LOG)) {
          files.put(name, Files.readString(file).replaceAll("(?m),[^,\n]*$", ""));
        } else if (name.equals(RunDirectory.DETAILS)) {
          files.put(name, Files.readString(file).replaceAll("(?m)(,[^,\n]*){4}$", ""));
        } else if (!name.equals(RunDirectory.CHECKPOINT) && !name.equals(".lock")) {
          files.put(name, Files.readString(file));
        }
      }
    }
    return files;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 11})
  void resumedRunEqualsUninterruptedRun(int stopAfter) throws IOException {
    RunSpec spec = spec(7, Map.of("alg_nGoalStarts", 1));
    Path stopped = temporary.resolve("stopped");
    assertThat(run(SearchRun.start(stopped, spec, null, Map.of()), 2, stopAfter)).hasSize(stopAfter);
    SearchRun resumed = SearchRun.resume(stopped, null);
    assertThat(resumed.generationsDone()).isEqualTo(stopAfter);
    assertThat(run(resumed, 1, Integer.MAX_VALUE)).hasSize(GENERATIONS - stopAfter);
    assertThat(result(stopped)).isEqualTo(result(whole("whole", spec, 1)));
  }

  @Test
  void runKilledBehindItsCheckpointEqualsUninterruptedRun() throws IOException {
    RunSpec spec = spec(3, Map.of());
    Path killed = temporary.resolve("killed");
    run(SearchRun.start(killed, spec, null, Map.of()), 1, 4);
    byte[] checkpoint = Files.readAllBytes(killed.resolve(RunDirectory.CHECKPOINT));
    run(SearchRun.resume(killed, null), 1, 5);
    // What a kill leaves: files of generation 9, the checkpoint of generation 4, and half a row.
    Files.write(killed.resolve(RunDirectory.CHECKPOINT), checkpoint);
    Files.writeString(killed.resolve(RunDirectory.LOG), Files.readString(killed.resolve(RunDirectory.LOG)) + "10,12.5,");
    run(SearchRun.resume(killed, null), 1, Integer.MAX_VALUE);
    assertThat(result(killed)).isEqualTo(result(whole("whole", spec, 1)));
  }

  /** As a GPU may fail: after some generations behind the checkpoint, in the middle of one. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 9, 12})
  void runWhoseEvaluatorFailsGoesOnFromItsCheckpoint(int call) throws IOException {
    RunSpec spec = spec(3, Map.of());
    Path failed = temporary.resolve("failed");
    assertThat(run(SearchRun.start(failed, spec, null, Map.of()), 1, 2)).hasSize(2);
    List<GenerationReport> reports = new ArrayList<>();
    try (SearchRun run = SearchRun.resume(failed, null); Evaluator evaluator = Backend.named("cpu").evaluator(1)) {
      assertThat(run.checkpointGeneration()).isEqualTo(2);
      assertThatThrownBy(() -> run.run(failing(evaluator, call), reports::add, () -> false)).hasMessage("the GPU failed");
      assertThat(reports).hasSizeLessThan(GENERATIONS - 2);
      assertThat(run.generationsDone()).isEqualTo(2 + reports.size());
      assertThat(run.checkpointGeneration()).isEqualTo(2);
    }
    try (SearchRun run = SearchRun.resume(failed, null)) {
      assertThat(run.generationsDone()).isEqualTo(2);
    }
    run(SearchRun.resume(failed, null), 1, Integer.MAX_VALUE);
    assertThat(result(failed)).isEqualTo(result(whole("whole", spec, 1)));
  }

  /** Does its work up to the call of this number. */
  private static Evaluator failing(Evaluator evaluator, int number) {
    int[] calls = {0};
    Class<?>[] types = {Evaluator.class};
    return (Evaluator)
        Proxy.newProxyInstance(
            Evaluator.class.getClassLoader(),
            types,
            (proxy, method, arguments) -> {
              if (++calls[0] == number) {
                throw new IllegalStateException("the GPU failed");
              }
              return method.invoke(evaluator, arguments);
            });
  }

  /** Of a run as it was before there were tasks with images. */
  @Test
  void aSwingUpSearchGoesAsItAlwaysDid() throws IOException {
    Path directory = whole("run", spec(7, Map.of()), 2);
    String last = Files.readAllLines(directory.resolve(RunDirectory.LOG)).get(GENERATIONS);
    assertThat(last).startsWith("12,300.0258238050673,70.60432297598433,29.215103652742172,300.0258238050673,5,10,5184,");
    try (SearchRun run = SearchRun.resume(directory, null)) {
      assertThat(run.champion().fitness()).isEqualTo(272.31174153089523);
      assertThat(run.champion().generation()).isEqualTo(9);
    }
  }

  @Test
  void resultDependsOnTheSeedAndNotOnThreads() throws IOException {
    Path one = whole("one", spec(5, Map.of()), 1);
    assertThat(result(whole("three", spec(5, Map.of()), 3))).isEqualTo(result(one));
    assertThat(result(whole("other", spec(6, Map.of()), 1))).isNotEqualTo(result(one));
  }

  @Test
  void finishedRunHasNothingToResume() throws IOException {
    Path directory = whole("whole", spec(5, Map.of()), 1);
    SearchRun run = SearchRun.resume(directory, null);
    assertThat(run.finished()).isTrue();
    Map<String, String> before = result(directory);
    assertThat(run(run, 1, Integer.MAX_VALUE)).isEmpty();
    assertThat(result(directory)).isEqualTo(before);
  }

  @Test
  void logHasARowForEachGeneration() throws IOException {
    RunSpec spec = spec(2, Map.of());
    Path directory = temporary.resolve("run");
    List<GenerationReport> reports = run(SearchRun.start(directory, spec, null, Map.of()), 1, Integer.MAX_VALUE);
    List<String> lines = Files.readAllLines(directory.resolve(RunDirectory.LOG));
    assertThat(lines.get(0))
        .isEqualTo(
            "generation,best_fitness,mean_fitness,median_fitness,best_so_far,best_connections,best_nodes,evaluations,seconds");
    assertThat(lines).hasSize(GENERATIONS + 1);
    double best = Double.NEGATIVE_INFINITY;
    for (int g = 1; g <= GENERATIONS; g++) {
      GenerationReport report = reports.get(g - 1);
      best = Math.max(best, report.best());
      assertThat(report.bestSoFar()).isEqualTo(best);
      assertThat(report.accuracy()).isNaN();
      assertThat(report.best()).isGreaterThanOrEqualTo(report.median());
      assertThat(report.evaluations()).isEqualTo(g * 24L * 18);
      assertThat(report.steps()).isBetween(g * 24L * 18, g * 24L * 18 * 1000);
      assertThat(lines.get(g))
          .startsWith(
              g + "," + report.best() + "," + report.mean() + "," + report.median() + "," + best + ","
                  + report.connections() + "," + report.nodes() + "," + report.evaluations() + ",");
    }
  }

  @Test
  void championIsConfirmedOverStartsThatTheSearchNeverSees() throws IOException {
    RunSpec spec = spec(2, Map.of());
    Path directory = whole("run", spec, 1);
    Champion champion = SearchRun.resume(directory, null).champion();
    double[][] starts = new double[32][];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = Tasks.control("swingup").start(new KeyedRandom(2, 0, i, Purpose.CONFIRMATION));
    }
    try (Evaluator evaluator = Backend.named("cpu").evaluator(1)) {
      assertThat(
              evaluator
                  .rollouts(Tasks.control("swingup"), List.of(NetworkCompiler.compile(champion.genome())), Weights.STANDARD,
                      starts)
                  .fitness(0)
                  .mean())
          .isEqualTo(champion.fitness());
    }
    var file = GenomeFiles.read(directory, null, null);
    assertThat(file.genome().connections()).isEqualTo(champion.genome().connections());
    assertThat(file.provenance()).containsEntry("generation", champion.generation()).containsEntry("seed", 2);
  }

  @Test
  void everyChampionIsKept() throws IOException {
    Path directory = temporary.resolve("run");
    List<Integer> changes = new ArrayList<>();
    try (SearchRun run = SearchRun.start(directory, spec(2, Map.of()), null, Map.of());
        Evaluator evaluator = Backend.named("cpu").evaluator(1)) {
      Path champion = directory.resolve(GenomeFiles.CHAMPION);
      run.run(
          evaluator,
          report -> {
            Path kept = directory.resolve(String.format("champions/generation-%05d.json", report.generation()));
            assertThat(Files.exists(kept)).isEqualTo(run.champion().generation() == report.generation());
            if (Files.exists(kept)) {
              changes.add(report.generation());
              assertThat(kept).hasSameBinaryContentAs(champion);
            }
          },
          () -> false);
    }
    assertThat(changes).startsWith(1).hasSizeGreaterThan(3).doesNotHaveDuplicates();
    try (Stream<Path> files = Files.list(directory.resolve(RunDirectory.CHAMPIONS))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(changes.stream().map(g -> String.format("generation-%05d.json", g)).toList());
    }
  }

  @Test
  void bestIsMeasuredFromUsualStartsAlone() throws IOException {
    RunSpec spec = spec(9, Map.of("alg_nGoalStarts", 2, "maxGen", 1));
    GenerationReport report = run(SearchRun.start(temporary.resolve("run"), spec, null, Map.of()), 1, 1).get(0);
    Search search = new Search(spec.config(), 5, 1, 9);
    double[][] starts = new double[3][];
    for (int r = 0; r < 3; r++) {
      starts[r] = Tasks.control("swingup").start(new KeyedRandom(9, 1, r, Purpose.START));
    }
    try (Evaluator evaluator = Backend.named("cpu").evaluator(1)) {
      var networks = search.ask().stream().map(NetworkCompiler::compile).toList();
      var first = evaluator.rollouts(Tasks.control("swingup"), networks, Weights.STANDARD, new double[][] {starts[0]});
      int best = 0;
      for (int i = 0; i < networks.size(); i++) {
        best = first.fitness(i).mean() > first.fitness(best).mean() ? i : best;
      }
      var all = evaluator.rollouts(Tasks.control("swingup"), List.of(networks.get(best)), Weights.STANDARD, starts);
      assertThat(report.best()).isEqualTo(all.fitness(0).mean());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 25})
  void meanAndMedianAreOverThePopulation(int population) throws IOException {
    RunSpec spec = spec(11, Map.of("maxGen", 1, "popSize", population));
    GenerationReport report = run(SearchRun.start(temporary.resolve("run"), spec, null, Map.of()), 1, 1).get(0);
    var task = Tasks.control("swingup");
    double[][] starts = Starts.draw(task, 3, 11, 1, Purpose.START);
    List<Double> means = new ArrayList<>();
    try (Evaluator evaluator = Backend.named("cpu").evaluator(1)) {
      for (var genome : new Search(spec.config(), 5, 1, 11).ask()) {
        var network = List.of(NetworkCompiler.compile(genome));
        means.add(evaluator.rollouts(task, network, Weights.STANDARD, starts).fitness(0).mean());
      }
    }
    means.sort(null);
    assertThat(report.best()).isEqualTo(means.get(population - 1));
    assertThat(report.median()).isEqualTo((means.get((population - 1) / 2) + means.get(population / 2)) / 2);
    assertThat(report.mean()).isCloseTo(means.stream().mapToDouble(m -> m).average().orElse(0), within(1e-9));
  }

  @Test
  void resumingRestoresTheChampionOfTheCheckpoint() throws IOException {
    Path directory = whole("run", spec(2, Map.of("maxGen", 3)), 1);
    Path champion = directory.resolve(GenomeFiles.CHAMPION);
    String right = Files.readString(champion);
    Files.writeString(champion, "of a later generation");
    SearchRun run = SearchRun.resume(directory, null);
    assertThat(run.seconds()).isPositive();
    assertThat(run.bestSoFar()).isPositive();
    assertThat(run(run, 1, Integer.MAX_VALUE)).isEmpty();
    assertThat(champion).hasContent(right);
  }

  @Test
  void checkpointOfAnotherRunIsRefused() throws IOException {
    Path small = whole("small", spec(2, Map.of("maxGen", 1)), 1);
    Path large = whole("large", spec(2, Map.of("maxGen", 1, "popSize", 30)), 1);
    Files.write(small.resolve(RunDirectory.CHECKPOINT), Files.readAllBytes(large.resolve(RunDirectory.CHECKPOINT)));
    assertThatThrownBy(() -> SearchRun.resume(small, null))
        .isInstanceOf(FormatException.class)
        .hasMessageContainingAll("checkpoint.gz", "other settings or another seed than config.json says");
  }

  @Test
  void changedConfigIsRefused() throws IOException {
    Path directory = whole("run", spec(2, Map.of("maxGen", 1)), 1);
    Path config = directory.resolve(RunDirectory.CONFIG);
    String text = Files.readString(config);
    for (String[] change : new String[][] {{"\"seed\": 2", "\"seed\": 3"}, {"0.05", "0.06"}}) {
      Files.writeString(config, text.replace(change[0], change[1]));
      assertThatThrownBy(() -> SearchRun.resume(directory, null)).hasMessageContaining("other settings or another seed");
    }
    Files.writeString(config, text);
    SearchRun.resume(directory, null).close();
  }

  @Test
  void logThatLacksRowsIsRefused() throws IOException {
    Path directory = whole("run", spec(2, Map.of("maxGen", 3)), 1);
    Path log = directory.resolve(RunDirectory.LOG);
    List<String> lines = Files.readAllLines(log);
    Files.write(log, lines.subList(0, 3));
    assertThatThrownBy(() -> SearchRun.resume(directory, null))
        .isInstanceOf(FormatException.class)
        .hasMessageContainingAll("log.csv", "line 4 is not the row of generation 3");
    Files.delete(log);
    assertThatThrownBy(() -> SearchRun.resume(directory, null)).isInstanceOf(FormatException.class)
        .hasMessageContaining("log.csv");
    Files.write(log, lines);
    SearchRun.resume(directory, null).close();
  }

  @Test
  void directoryOfARunningSearchIsRefused() throws IOException {
    Path directory = temporary.resolve("run");
    try (SearchRun run = SearchRun.start(directory, spec(2, Map.of()), null, Map.of())) {
      assertThat(run.generationsDone()).isZero();
      assertThatThrownBy(() -> SearchRun.resume(directory, null))
          .isInstanceOf(FormatException.class)
          .hasMessageContaining("another search is running");
      assertThatThrownBy(() -> RunDirectory.remove(directory)).hasMessageContaining("another search is running");
    }
    SearchRun.resume(directory, null).close();
  }

  @Test
  void startThatFailsLeavesTheDirectoryFree() throws IOException {
    Path directory = temporary.resolve("run");
    Map<String, String> broken =
        new AbstractMap<>() {
          @Override
          public Set<Entry<String, String>> entrySet() {
            throw new IllegalStateException("no versions");
          }
        };
    assertThatThrownBy(() -> SearchRun.start(directory, spec(2, Map.of()), null, broken)).hasMessage("no versions");
    SearchRun.start(directory, spec(2, Map.of()), null, Map.of()).close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {RunDirectory.LOG, RunDirectory.DETAILS, RunDirectory.CHECKPOINT, GenomeFiles.CHAMPION, RunDirectory.CONFIG})
  @EnabledOnOs(OS.LINUX) // Has /dev/full.
  void fullDiskIsSaidInOneLineNamingTheFile(String file) throws IOException {
    Path directory = Files.createDirectory(temporary.resolve("full"));
    Files.createSymbolicLink(directory.resolve(file), Path.of("/dev/full"));
    assertThatThrownBy(() -> run(SearchRun.start(directory, spec(2, Map.of()), null, Map.of()), 1, 1))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(FormatException.class)
        .hasMessageContainingAll("cannot write", file, "disk full");
    Files.delete(directory.resolve(file));
  }

  @Test
  @EnabledOnOs(OS.LINUX) // Has /dev/full.
  void whatWasComputedBeforeTheDiskWasFullIsKept() throws IOException {
    RunSpec spec = spec(4, Map.of());
    Path directory = temporary.resolve("full");
    run(SearchRun.start(directory, spec, null, Map.of()), 1, 5);
    Path champion = directory.resolve(GenomeFiles.CHAMPION);
    Files.delete(champion);
    Files.createSymbolicLink(champion, Path.of("/dev/full"));
    assertThatThrownBy(() -> run(SearchRun.resume(directory, null), 1, Integer.MAX_VALUE)).hasMessageContaining("cannot write");
    Files.delete(champion);
    run(SearchRun.resume(directory, null), 1, Integer.MAX_VALUE);
    assertThat(result(directory)).isEqualTo(result(whole("whole", spec, 1)));
  }
}
