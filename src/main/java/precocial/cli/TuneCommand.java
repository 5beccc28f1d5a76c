package precocial.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import precocial.cuda.CudaFailure;
import precocial.task.Tasks;
import precocial.weights.Tuning;
import precocial.weights.TuningConfig;
import precocial.weights.TuningRun;
import precocial.weights.TuningSpec;

/** Tunes the weights of a genome, or goes on with a tuning. */
@Command(
    name = "tune",
    description = {
      "Tunes the weights of a genome for a task: each connection gets its own.",
      "The run directory gets config.json, genome.json (what is tuned), log.csv, champion.json (the best weights, by trials "
          + "that the tuning never uses) and from time to time a checkpoint. Ctrl-C stops the tuning at a checkpoint; --resume "
          + "goes on from there to the very same result."
    })
final class TuneCommand implements Callable<Integer> {
  @ParentCommand private Main main;
  @Mixin private TuneOptions options;

  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "Stop at a checkpoint after this long, as in 90s, 5m, 1.5h; --resume goes on.")
  private Double limit;

  @Mixin private BackendOptions backendOptions;
  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    TuneOptions.Ready ready = options.prepare(backendOptions, main);
    // The signal closes last: the JVM may end as soon as it has.
    try (StopSignal signal = new StopSignal(main.err());
        OpenBackend backend = backendOptions.open();
        TuningRun run = ready.open(backend)) {
      Path directory = options.directory();
      Tuning tuning = run.tuning();
      backend.announce(main.err());
      main.err().println(
          tuning.finished() ? "precocial: all generations of " + directory + " are done" : start(tuning, directory));
      String what = tuning.generationsDone() == 0 ? "the tuning" : "the tuning since it was resumed";
      String lostNotice;
      try {
        tune(run, signal);
        lostNotice = backend.evaluator().lostNotice(what, Tasks.named(tuning.spec().task()));
        backend.evaluator().show(main.err());
        TuneSummary summary = TuneSummary.of(run, directory, options.images(), backend);
        main.out().print(format.json() ? summary.toJson() : summary.toText());
      } catch (CudaFailure e) {
        throw stopped(run, directory, e);
      } catch (ArithmeticException e) {
        throw new FailureException(e.getMessage(), e);
      }
      main.out().flush();
      main.notice(lostNotice);
      if (!tuning.finished()) {
        String done = "precocial: stopped after generation " + tuning.generationsDone();
        main.err().println(done + "; to go on: " + resume(directory));
      }
    }
    return Main.DONE;
  }

  private static String resume(Path directory) {
    return "precocial tune --resume " + directory;
  }

  private static FailureException stopped(TuningRun run, Path directory, CudaFailure failure) {
    String left = run.tuning().finished()
        ? "all generations are done, and only the evaluation of the champion is missing; to make up for it: "
        : "the tuning stopped, and its checkpoint is of generation " + run.checkpointGeneration() + "; to go on: ";
    return new FailureException(
        "cuda failed: " + failure.getMessage() + "; " + left + resume(directory) + " (with --backend cpu to the same result)",
        failure);
  }

  private void tune(TuningRun run, StopSignal signal) throws IOException {
    TuningSpec spec = run.tuning().spec();
    double end = limit == null ? Double.POSITIVE_INFINITY : run.seconds() + limit;
    boolean terminal = Boolean.getBoolean("precocial.terminal");
    TuneProgress progress =
        new TuneProgress(main.err(), terminal, spec.config().generations(), end, spec.images() != null);
    try {
      run.run(report -> progress.show(report, run.seconds()), () -> signal.given() || run.seconds() >= end);
    } finally {
      progress.end();
    }
  }

  private static String start(Tuning tuning, Path directory) {
    TuningSpec spec = tuning.spec();
    TuningConfig config = spec.config();
    String trials = config.trials() + (spec.images() == null ? " start" : " image") + (config.trials() == 1 ? "" : "s");
    return String.format(
        Locale.ROOT, "precocial: %s %d weights for %s by %s, seed %d: %d %s x %s, %d of %d generations done; run directory %s",
        tuning.generationsDone() == 0 ? "tuning" : "resuming", tuning.weights(), spec.task(), config.method().label(),
        spec.seed(), config.method().needsGradient() ? config.steps() : config.population(),
        config.method().needsGradient() ? "steps" : "candidates", trials, tuning.generationsDone(), config.generations(),
        directory);
  }
}
