package precocial.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import precocial.eval.Evaluator;
import precocial.search.RunDirectory;
import precocial.search.RunSpec;
import precocial.search.SearchRun;

/** Searches that are run once and read ever after, each in its own directory. */
final class SeedRuns {
  private final Path root;
  private final Evaluator evaluator;

  SeedRuns(Path root, Evaluator evaluator) {
    this.root = root;
    this.evaluator = evaluator;
  }

  Path directory(RunSpec spec) {
    return root.resolve(spec.preset()).resolve(String.format(Locale.ROOT, "seed-%02d", spec.seed()));
  }

  /** Curve of a finished run: read where it lies there, else the run is made, or resumed at its last checkpoint. */
  RunCurve curve(RunSpec spec) throws IOException {
    Path directory = directory(spec);
    Path log = directory.resolve(RunDirectory.LOG);
    Path config = directory.resolve(RunDirectory.CONFIG);
    BenchmarkCommand.check(
        !Files.exists(config) || RunSpec.read(config).equals(spec),
        directory + " holds a run with other settings; remove it or choose another --out");
    if (!Files.exists(log) || RunCurve.read(log).generations() < spec.config().generations()) {
      System.err.println(directory + " ...");
      try (SearchRun run = open(directory, spec)) {
        run.run(evaluator, report -> {}, () -> false);
      }
    }
    return RunCurve.read(log);
  }

  private static SearchRun open(Path directory, RunSpec spec) throws IOException {
    if (Files.exists(directory.resolve(RunDirectory.CHECKPOINT))) {
      return SearchRun.resume(directory, null);
    }
    Map<String, String> versions = Map.of("java", System.getProperty("java.version"), "commit", Machine.commit());
    return SearchRun.start(directory, spec, null, versions);
  }
}
