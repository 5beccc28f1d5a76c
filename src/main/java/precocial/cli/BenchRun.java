package precocial.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import precocial.data.DataSet;
import precocial.data.Preparation;
import precocial.eval.Evaluator;
import precocial.search.RunImages;
import precocial.search.RunSpec;
import precocial.search.SearchConfig;
import precocial.search.SearchRun;

/** Whole searches, with log and checkpoints, in a folder that is gone afterwards. */
final class BenchRun {
  private static final long SEED = 1;

  private BenchRun() {}

  /** @param data null for a task without images; where the spec says they are from does not matter here */
  static RunSpec spec(String task, String preset, String backend, SearchConfig config, DataSet data) {
    RunImages images = data == null ? null : new RunImages(null, Preparation.DEFAULT, data.sha256());
    return new RunSpec(task, preset, SEED, backend, config, images);
  }

  /** Seconds that the search takes. */
  static double seconds(RunSpec spec, DataSet data, Evaluator evaluator) throws IOException {
    Path folder = Files.createTempDirectory("precocial-bench");
    try (SearchRun run = SearchRun.start(folder, spec, data, Map.of())) {
      long from = System.nanoTime();
      run.run(evaluator, report -> {}, () -> false);
      return (System.nanoTime() - from) / 1e9;
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
