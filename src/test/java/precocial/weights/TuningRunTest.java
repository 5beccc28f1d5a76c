package precocial.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.data.DataSet;
import precocial.data.ImageBatch;
import precocial.eval.Backend;
import precocial.eval.Evaluator;
import precocial.eval.Weights;
import precocial.genome.Activation;
import precocial.genome.Genome;
import precocial.genome.NodeGene;
import precocial.io.FormatException;
import precocial.io.GenomeFile;
import precocial.io.GenomeFiles;
import precocial.network.NetworkCompiler;
import precocial.network.Topology;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.search.MadeUpImages;
import precocial.search.RunDirectory;
import precocial.search.RunImages;
import precocial.task.Starts;
import precocial.task.Tasks;

class TuningRunTest {
  @TempDir Path temporary;

  private Path whole(String name, TuningSpec spec, int threads) throws IOException {
    Path directory = temporary.resolve(name);
    assertThat(TuningTrial.run(directory, spec, threads)).hasSize(spec.config().generations());
    return directory;
  }

  private static TuningSpec spec(TuningMethod method, boolean images) {
    return images ? TuningTrial.imageSpec(method, 7, Map.of()) : TuningTrial.spec(method, 7, Map.of());
  }

  private static TuningRun resume(Path directory, Evaluator evaluator) throws IOException {
    return TuningRun.resume(directory, null, evaluator);
  }

  private static Evaluator evaluator() {
    return Backend.named("cpu").evaluator(1);
  }

  @ParameterizedTest
  @EnumSource(TuningMethod.class)
  void resumedRunEqualsUninterruptedRunOnImages(TuningMethod method) throws IOException {
    resumedRunEqualsUninterruptedRun(method, true);
  }

  @ParameterizedTest
  @EnumSource(value = TuningMethod.class, names = {"PEPG", "CMA_ES"})
  void resumedRunEqualsUninterruptedRunOfEpisodes(TuningMethod method) throws IOException {
    resumedRunEqualsUninterruptedRun(method, false);
  }

  private void resumedRunEqualsUninterruptedRun(TuningMethod method, boolean images) throws IOException {
    TuningSpec spec = spec(method, images);
    Map<String, String> whole = TuningTrial.result(whole("whole", spec, 1));
    Path stopped = temporary.resolve("stopped");
    List<TuningReport> reports = TuningTrial.run(stopped, spec, 2, 1, 2, 5, 6);
    assertThat(reports).hasSize(TuningTrial.GENERATIONS);
    assertThat(TuningTrial.result(stopped)).isEqualTo(whole);
  }

  @Test
  void runKilledBehindItsCheckpointEqualsUninterruptedRun() throws IOException {
    TuningSpec spec = spec(TuningMethod.PEPG, false);
    Path killed = temporary.resolve("killed");
    try (Evaluator evaluator = evaluator()) {
      int[] done = {0};
      try (TuningRun run =
          TuningRun.start(killed, spec, TuningTrial.file(TuningTrial.genome()), null, evaluator, null,
              Map.of("precocial", "1.2.3"))) {
        run.run(report -> done[0]++, () -> done[0] == 2);
      }
      byte[] checkpoint = Files.readAllBytes(killed.resolve(RunDirectory.CHECKPOINT));
      try (TuningRun run = resume(killed, evaluator)) {
        run.run(report -> done[0]++, () -> done[0] == 6);
      }
      // What a kill leaves: files of generation 6, the checkpoint of generation 2, and half a row.
      Files.write(killed.resolve(RunDirectory.CHECKPOINT), checkpoint);
      Path log = killed.resolve(RunDirectory.LOG);
      Files.writeString(log, Files.readString(log) + "7,12.5,");
      try (TuningRun run = resume(killed, evaluator)) {
        assertThat(run.tuning().generationsDone()).isEqualTo(2);
        run.run(report -> {}, () -> false);
      }
    }
    assertThat(TuningTrial.result(killed)).isEqualTo(TuningTrial.result(whole("whole", spec, 1)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void resultDependsOnTheSeedAndNotOnThreads(boolean images) throws IOException {
    TuningSpec spec = spec(TuningMethod.PEPG, images);
    Map<String, String> one = TuningTrial.result(whole("one", spec, 1));
    assertThat(TuningTrial.result(whole("three", spec, 3))).isEqualTo(one);
    TuningSpec other =
        images ? TuningTrial.imageSpec(TuningMethod.PEPG, 8, Map.of()) : TuningTrial.spec(TuningMethod.PEPG, 8, Map.of());
    assertThat(TuningTrial.result(whole("other", other, 1)).get(RunDirectory.LOG)).isNotEqualTo(one.get(RunDirectory.LOG));
  }

  @Test
  void logHasARowForEachGeneration() throws IOException {
    Path directory = temporary.resolve("run");
    List<TuningReport> reports = TuningTrial.run(directory, spec(TuningMethod.PEPG, false), 1);
    List<String> lines = Files.readAllLines(directory.resolve(RunDirectory.LOG));
    assertThat(lines.get(0)).isEqualTo("generation,best_reward,mean_reward,centre_reward,champion_reward,evaluations,seconds");
    assertThat(lines).hasSize(TuningTrial.GENERATIONS + 1);
    for (int g = 1; g <= TuningTrial.GENERATIONS; g++) {
      TuningReport r = reports.get(g - 1);
      assertThat(r.generation()).isEqualTo(g);
      assertThat(r.best()).isGreaterThanOrEqualTo(r.mean());
      int late = g == TuningTrial.GENERATIONS ? 3 * 2 : 0; // four times as many starts
      assertThat(r.evaluations()).isEqualTo((g * 2L + late) * (8 + 1));
      assertThat(lines.get(g))
          .startsWith(g + "," + r.best() + "," + r.mean() + "," + r.centre() + "," + r.champion() + "," + r.evaluations() + ",");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void championIsNeverWorseThanTheStartAndChangesWhenConfirmedAlone(boolean images) throws IOException {
    Path directory = temporary.resolve("run");
    List<TuningReport> reports = TuningTrial.run(directory, spec(TuningMethod.PEPG, images), 1);
    double before;
    try (Evaluator evaluator = evaluator();
        TuningRun run = TuningRun.resume(directory, images ? TuningTrial.IMAGES : null, evaluator)) {
      before = run.tuning().startReward();
      assertThat(run.tuning().championGeneration()).isIn(0, 3, 6, 7);
      assertThat(run.tuning().championReward()).isEqualTo(reports.get(6).champion());
    }
    for (TuningReport report : reports) {
      assertThat(report.champion()).isGreaterThanOrEqualTo(before);
      if (report.generation() % 3 != 0 && report.generation() != 7) {
        assertThat(report.champion()).isEqualTo(before);
      }
      before = report.champion();
    }
  }

  /** Where every candidate is worse, the start stays the champion. */
  @Test
  void aTuningThatOnlyHarmsKeepsWhatItStartedFrom() throws IOException {
    Path good = temporary.resolve("good");
    TuningTrial.run(good, TuningTrial.imageSpec(TuningMethod.ADAM, 7, Map.of("learn_rate", 0.001, "maxGen", 40)), 1);
    Genome tuned = GenomeFiles.read(good, null, null).genome();
    TuningConfig wild = TuningTrial.config(TuningMethod.PEPG, true, Map.of("sigma_init", 50, "learn_rate", 20));
    TuningSpec spec = TuningTrial.imageSpec(TuningMethod.PEPG, 7, Map.of());
    TuningSpec own = new TuningSpec("mnist", 7, "cpu", null, wild, spec.images());
    try (Evaluator evaluator = evaluator()) {
      Tuning tuning = Tuning.start(own, tuned, evaluator, TuningTrial.IMAGES.train());
      while (!tuning.finished()) {
        tuning.generation();
      }
      assertThat(tuning.championGeneration()).isZero();
      assertThat(tuning.championReward()).isEqualTo(tuning.startReward()).isGreaterThan(0.9);
      assertThat(tuning.champion().connections()).isEqualTo(tuned.connections());
    }
  }

  @Test
  void gradientDescentLearnsToTellTheClassesApart() throws IOException {
    TuningSpec spec = TuningTrial.imageSpec(TuningMethod.ADAM, 7, Map.of("learn_rate", 0.001, "maxGen", 40));
    List<TuningReport> reports = TuningTrial.run(temporary.resolve("run"), spec, 1);
    assertThat(reports.get(39).centre()).isGreaterThan(reports.get(0).mean());
    assertThat(reports.get(39).champion()).isGreaterThan(0.9);
    assertThat(reports.get(39).evaluations()).isEqualTo(40 * (5 + 1));
    assertThat(reports.get(39).steps()).isEqualTo(40 * (5 + 1) * 20);
  }

  @Test
  void championIsConfirmedOverStartsThatTheTuningNeverSees() throws IOException {
    Path directory = whole("run", spec(TuningMethod.CMA_ES, false), 1);
    GenomeFile file = GenomeFiles.read(directory, null, null);
    var task = Tasks.control("swingup");
    double[][] starts = Starts.draw(task, 100, 7, 0, Purpose.TUNING_CONFIRMATION);
    try (Evaluator evaluator = evaluator(); TuningRun run = resume(directory, evaluator)) {
      var network = List.of(NetworkCompiler.compile(file.genome()));
      assertThat(evaluator.rollouts(task, network, Weights.INDIVIDUAL, starts).fitness(0).mean())
          .isEqualTo(run.tuning().championReward());
      assertThat(file.genome().connections()).isEqualTo(run.tuning().champion().connections());
    }
    assertThat(file.task()).isEqualTo("swingup");
    assertThat(file.provenance())
        .containsEntry("method", "cma-es")
        .containsEntry("seed", 7)
        .containsEntry("startedFrom", -1.5)
        .containsEntry("rewardOver", "100 starts not used in the tuning")
        .containsEntry("tunedFrom", Map.of("file", "network.json"));
  }

  @Test
  void testImagesChangeNothing() throws IOException {
    Path one = whole("one", spec(TuningMethod.PEPG, true), 1);
    DataSet other = DataSet.of("made up", TuningTrial.IMAGES.train(), MadeUpImages.images(40, 99));
    TuningSpec spec = spec(TuningMethod.PEPG, true);
    RunImages images = new RunImages(Path.of("images"), spec.images().preparation(), other.sha256());
    TuningSpec otherSpec = new TuningSpec("mnist", 7, "cpu", spec.sharedWeight(), spec.config(), images);
    Path two = temporary.resolve("two");
    try (Evaluator evaluator = evaluator();
        TuningRun run =
            TuningRun.start(two, otherSpec, TuningTrial.file(TuningTrial.imageGenome()), other, evaluator, null, Map.of())) {
      run.run(report -> {}, () -> false);
    }
    assertThat(other.sha256()).isNotEqualTo(TuningTrial.IMAGES.sha256());
    assertThat(TuningTrial.result(two).get(RunDirectory.LOG)).isEqualTo(TuningTrial.result(one).get(RunDirectory.LOG));
    assertThat(GenomeFiles.read(two, null, null).genome().connections())
        .isEqualTo(GenomeFiles.read(one, null, null).genome().connections());
  }

  @Test
  void accuracyIsThatOfEverySixthTrainingImage() throws IOException {
    Path directory = whole("run", spec(TuningMethod.ADAM, true), 1);
    var train = TuningTrial.IMAGES.train();
    int[] places = new int[20];
    Arrays.setAll(places, i -> 6 * i + 5);
    GenomeFile file = GenomeFiles.read(directory, null, null);
    try (Evaluator evaluator = evaluator()) {
      var network = NetworkCompiler.compile(file.genome());
      assertThat(evaluator.predict(ImageBatch.all(train.pick(places)), network, Weights.INDIVIDUAL).accuracy(0))
          .isEqualTo(file.provenance().get("accuracy"));
    }
    assertThat(file.provenance()).containsEntry("accuracyOver", "20 training images not used in the tuning");
    assertThat(RunImages.of(file)).isEqualTo(spec(TuningMethod.ADAM, true).images());
    assertThat(Tuning.mostBatch(120)).isEqualTo(100);
    assertThat(Tuning.mostBatch(60_000)).isEqualTo(50_000);
    assertThat(Tuning.mostBatch(600_000)).isEqualTo(590_000);
    assertThat(Tuning.mostBatch(2)).isEqualTo(1);
  }

  @Test
  void checkpointOfAnotherMethodGenomeOrSeedIsRefused() throws IOException {
    Path pepg = whole("pepg", spec(TuningMethod.PEPG, false), 1);
    Path cma = whole("cma", spec(TuningMethod.CMA_ES, false), 1);
    Path seed = whole("seed", TuningTrial.spec(TuningMethod.PEPG, 8, Map.of()), 1);
    byte[] own = Files.readAllBytes(pepg.resolve(RunDirectory.CHECKPOINT));
    for (Path other : List.of(cma, seed)) {
      Files.write(pepg.resolve(RunDirectory.CHECKPOINT), Files.readAllBytes(other.resolve(RunDirectory.CHECKPOINT)));
      refused(pepg, "checkpoint.gz: the checkpoint is of a run with another genome, method, seed or settings");
    }
    Files.write(pepg.resolve(RunDirectory.CHECKPOINT), own);
    String genome = Files.readString(pepg.resolve(RunDirectory.START));
    Files.writeString(pepg.resolve(RunDirectory.START), genome.replaceFirst("\"enabled\": true", "\"enabled\": false"));
    refused(pepg, "another genome");
    Files.writeString(pepg.resolve(RunDirectory.START), genome);
    try (Evaluator evaluator = evaluator()) {
      resume(pepg, evaluator).close();
    }
  }

  private static void refused(Path directory, String message) {
    try (Evaluator evaluator = evaluator()) {
      assertThatThrownBy(() -> resume(directory, evaluator)).isInstanceOf(FormatException.class).hasMessageContaining(message);
    }
  }

  @Test
  void missingFilesAreRefusedByName() throws IOException {
    Path directory = whole("run", spec(TuningMethod.PEPG, false), 1);
    for (String name : List.of(RunDirectory.CHECKPOINT, RunDirectory.LOG, RunDirectory.START, RunDirectory.CONFIG)) {
      byte[] content = Files.readAllBytes(directory.resolve(name));
      Files.delete(directory.resolve(name));
      refused(directory, name);
      Files.write(directory.resolve(name), content);
    }
  }

  @ParameterizedTest
  @EnumSource(TuningMethod.class)
  void damagedCheckpointIsRefusedOrHarmless(TuningMethod method) throws IOException {
    Path directory = temporary.resolve("run");
    TuningSpec spec = TuningTrial.imageSpec(method, 7, Map.of("maxGen", 1));
    TuningTrial.run(directory, spec, 1);
    Path file = directory.resolve(RunDirectory.CHECKPOINT);
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(1);
    int refused = 0;
    try (Evaluator evaluator = evaluator()) {
      for (int i = 0; i < 300; i++) {
        byte[] damaged = whole.clone();
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, i % 3 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : damaged);
        try {
          TuningRun.resume(directory, TuningTrial.IMAGES, evaluator).close();
        } catch (FormatException e) {
          assertThat(e).hasMessageContaining("checkpoint.gz");
          refused++;
        }
      }
    }
    assertThat(refused).isBetween(280, 300); // The gzip header has fields that say nothing.
  }

  @Test
  void directoryOfARunningTuningIsRefused() throws IOException {
    Path directory = whole("run", spec(TuningMethod.PEPG, false), 1);
    try (Evaluator evaluator = evaluator(); TuningRun run = resume(directory, evaluator)) {
      assertThat(run.tuning().finished()).isTrue();
      refused(directory, "another tuning is running in this directory");
      assertThatThrownBy(() -> RunDirectory.remove(directory)).hasMessageContaining("another tuning is running");
    }
    RunDirectory.remove(directory);
    try (var files = Files.list(directory)) {
      assertThat(files.map(f -> f.getFileName().toString())).containsExactly(".lock");
    }
  }

  @Test
  void copyBesideTheDirectoryFollowsTheChampion() throws IOException {
    Path directory = temporary.resolve("best-tuning");
    TuningSpec spec = TuningTrial.imageSpec(TuningMethod.ADAM, 7, Map.of("learn_rate", 0.001));
    int[] done = {0};
    try (Evaluator evaluator = evaluator()) {
      GenomeFile genome = TuningTrial.file(TuningTrial.imageGenome());
      try (TuningRun run =
          TuningRun.start(directory, spec, genome, TuningTrial.IMAGES, evaluator, "best.json", Map.of())) {
        assertThat(temporary.resolve("best.json")).hasSameTextualContentAs(directory.resolve(GenomeFiles.CHAMPION));
        run.run(report -> done[0]++, () -> done[0] == 1);
      }
      try (TuningRun run = TuningRun.resume(directory, TuningTrial.IMAGES, evaluator)) {
        run.run(report -> {}, () -> false);
        assertThat(run.tuning().championGeneration()).isPositive();
      }
    }
    assertThat(temporary.resolve("best.json")).hasSameTextualContentAs(directory.resolve(GenomeFiles.CHAMPION));
  }

  @Test
  void startsFromTheSharedWeightOrFromTheGenomesOwn() throws IOException {
    float[] own = Topology.of(TuningTrial.genome()).weights();
    for (int i = 0; i < own.length; i++) {
      own[i] = i / 8f;
    }
    Genome weighted = Topology.of(TuningTrial.genome()).genome(own);
    TuningConfig config = TuningTrial.config(TuningMethod.PEPG, false, Map.of());
    try (Evaluator evaluator = evaluator()) {
      Tuning individual = Tuning.start(new TuningSpec("swingup", 1, "cpu", null, config, null), weighted, evaluator, null);
      assertThat(individual.champion().connections()).isEqualTo(weighted.connections());
      Tuning shared = Tuning.start(new TuningSpec("swingup", 1, "cpu", 0.75f, config, null), weighted, evaluator, null);
      assertThat(Topology.of(shared.champion()).weights()).containsOnly(0.75f);
    }
  }

  @Test
  void genomesThatCannotBeTunedAreRefused() {
    Genome none = Genome.minimal(5, 1, 0, new Random(1));
    assertThatThrownBy(() -> Tuning.check(TuningTrial.config(TuningMethod.PEPG, false, Map.of()), none))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no connection to tune");
    Genome minimal = TuningTrial.imageGenome();
    List<NodeGene> nodes =
        minimal.nodes().stream()
            .map(n -> n.kind() == NodeGene.Kind.OUTPUT ? new NodeGene(n.id(), n.kind(), Activation.STEP) : n)
            .toList();
    Genome step = Genome.of(minimal.inputs(), minimal.outputs(), nodes, minimal.connections());
    TuningConfig adam = TuningTrial.config(TuningMethod.ADAM, true, Map.of());
    Tuning.check(adam, minimal);
    assertThatThrownBy(() -> Tuning.check(adam, step)).hasMessageContainingAll("has a step function", "pepg, cma-es");
    Genome large = Genome.minimal(400, 3, 1, new Random(1));
    assertThatThrownBy(() -> Tuning.check(TuningTrial.config(TuningMethod.CMA_ES, true, Map.of()), large))
        .hasMessageContaining("not 1203");
  }

  @Test
  void settingsAndGenomesOfOneFingerprintAreTheSame() {
    Map<Long, String> seen = new HashMap<>();
    TuningSpec spec = TuningTrial.spec(TuningMethod.PEPG, 1, Map.of());
    Genome genome = TuningTrial.genome();
    for (TuningSpec other :
        List.of(
            spec, TuningTrial.spec(TuningMethod.PEPG, 2, Map.of()), TuningTrial.spec(TuningMethod.PEPG, 1, Map.of("maxGen", 8)),
            TuningTrial.spec(TuningMethod.CMA_ES, 1, Map.of()),
            new TuningSpec("swingup", 1, "reference", spec.sharedWeight(), spec.config(), null),
            new TuningSpec("swingup", 1, "cpu", 1f, spec.config(), null),
            new TuningSpec("swingup", 1, "cpu", null, spec.config(), null))) {
      assertThat(seen.put(other.fingerprint(genome), "")).isNull();
    }
    assertThat(new TuningSpec("swingup", 1, "cuda", -1.5f, spec.config(), null).fingerprint(genome))
        .isEqualTo(spec.fingerprint(genome));
    assertThat(seen).doesNotContainKey(spec.fingerprint(Topology.of(genome).genome(new float[Topology.of(genome).size()])));
  }
}
