package precocial.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import precocial.data.DataSet;
import precocial.data.Preparation;
import precocial.eval.Backend;
import precocial.eval.Evaluator;
import precocial.genome.Genome;
import precocial.genome.RandomGenomes;
import precocial.io.GenomeFile;
import precocial.io.GenomeFiles;
import precocial.search.MadeUpImages;
import precocial.search.RunDirectory;
import precocial.search.RunImages;

/** Tunings small enough for a test. */
final class TuningTrial {
  static final int GENERATIONS = 7;
  static final DataSet IMAGES = MadeUpImages.dataSet(120, 1);

  private TuningTrial() {}

  static Genome genome() {
    return RandomGenomes.evolved(5, 1, 30, 4);
  }

  /** Without hidden nodes, so without a step function. */
  static Genome imageGenome() {
    return Genome.minimal(MadeUpImages.PIXELS, MadeUpImages.CLASSES, 0.5, new Random(1));
  }

  static TuningConfig config(TuningMethod method, boolean images, Map<String, ?> changes) {
    Map<String, Object> settings = new LinkedHashMap<>(TuningSetting.defaults(images ? "mnist" : "swingup", method));
    settings.put("maxGen", GENERATIONS);
    settings.put("confirm_every", 3);
    settings.put(images ? "batch" : "alg_nReps", images ? 20 : 2);
    settings.put(method == TuningMethod.ADAM ? "steps" : "popSize", method == TuningMethod.ADAM ? 5 : 8);
    settings.putAll(changes);
    return TuningSetting.fromMap(method, images, settings);
  }

  static TuningSpec spec(TuningMethod method, long seed, Map<String, ?> changes) {
    return new TuningSpec("swingup", seed, "cpu", -1.5f, config(method, false, changes), null);
  }

  static TuningSpec imageSpec(TuningMethod method, long seed, Map<String, ?> changes) {
    RunImages images = new RunImages(Path.of("images"), Preparation.RAW, IMAGES.sha256());
    return new TuningSpec("mnist", seed, "cpu", 0.01f, config(method, true, changes), images);
  }

  static GenomeFile file(Genome genome) {
    return new GenomeFile(genome, null, Map.of("file", "network.json"));
  }

  /** As one run, or stopped after each of these generations and resumed. @return reports of all generations */
  static List<TuningReport> run(Path directory, TuningSpec spec, int threads, int... stops) throws IOException {
    boolean images = spec.images() != null;
    DataSet data = images ? IMAGES : null;
    List<TuningReport> reports = new ArrayList<>();
    try (Evaluator evaluator = Backend.named("cpu").evaluator(threads)) {
      GenomeFile genome = file(images ? imageGenome() : genome());
      TuningRun.start(directory, spec, genome, data, evaluator, null, Map.of("precocial", "1.2.3")).close();
      for (int i = 0; i <= stops.length; i++) {
        int stop = i < stops.length ? stops[i] : spec.config().generations();
        try (TuningRun run = TuningRun.resume(directory, data, evaluator)) {
          assertThat(run.tuning().generationsDone()).isEqualTo(reports.size());
          run.run(reports::add, () -> reports.size() >= stop);
          assertThat(run.checkpointGeneration()).isEqualTo(stop);
          assertThat(run.tuning().finished()).isEqualTo(i == stops.length);
        }
      }
    }
    return reports;
  }

  /** Config, champion, and the log without its seconds. */
  static Map<String, String> result(Path directory) throws IOException {
    Map<String, String> files = new TreeMap<>();
    files.put(RunDirectory.LOG, Files.readString(directory.resolve(RunDirectory.LOG)).replaceAll("(?m),[^,\n]*$", ""));
    for (String name : List.of(RunDirectory.CONFIG, RunDirectory.START, GenomeFiles.CHAMPION)) {
      files.put(name, Files.readString(directory.resolve(name)));
    }
    return files;
  }
}
