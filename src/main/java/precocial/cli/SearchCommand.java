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
import precocial.eval.Evaluator;
import precocial.report.LiveReport;
import precocial.search.RunSpec;
import precocial.search.SearchConfig;
import precocial.search.SearchRun;
import precocial.search.Trials;
import precocial.search.Trials.Episodes;
import precocial.task.Task;
import precocial.task.Tasks;

/** Searches networks for a task, or goes on with a search. */
@Command(
    name = "search",
    description = {
      "Searches networks for a task: topologies that work with one weight shared by all connections.",
      "The run directory gets config.json, log.csv, details.csv, champion.json, champions/ (all there were) and from time to "
          + "time population.csv and a checkpoint. Ctrl-C stops the search at a checkpoint; --resume goes on from there to the "
          + "very same result."
    })
final class SearchCommand implements Callable<Integer> {
  @ParentCommand private Main main;
  @Mixin private SearchOptions options;

  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "Stop at a checkpoint after this long, as in 90s, 5m, 1.5h; --resume goes on.")
  private Double limit;

  @Mixin private WatchOptions watch;

  @Option(names = "--no-report", description = "Leave out report.html, the page about the run.")
  private boolean noReport;

  @Mixin private BackendOptions backendOptions;
  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    watch.check();
    SearchOptions.Ready ready = options.prepare(backendOptions, main);
    // The signal closes last: the JVM may end as soon as it has.
    try (StopSignal signal = new StopSignal(main.err());
        OpenBackend backend = backendOptions.open();
        LiveReport live = watch.bind();
        SearchRun run = ready.open(backend.name())) {
      Path directory = options.directory();
      backend.announce(main.err());
      main.err().println(run.finished() ? "precocial: all generations of " + directory + " are done" : start(run, directory));
      if (live != null) {
        watch.begin(live, run, directory, main.err());
      }
      String what = run.generationsDone() == 0 ? "the search" : "the search since it was resumed";
      String lostNotice;
      try {
        search(run, backend.evaluator(), signal);
        lostNotice = backend.evaluator().lostNotice(what, judged(run.spec()));
        backend.evaluator().show(main.err());
        SearchSummary summary = SearchSummary.of(run, directory, backend);
        main.out().print(format.json() ? summary.toJson() : summary.toText());
        main.out().flush();
      } catch (CudaFailure e) {
        throw stopped(run, directory, e);
      }
      main.notice(lostNotice);
      if (!run.finished()) {
        String done = "precocial: stopped after generation " + run.generationsDone();
        main.err().println(done + "; to go on: " + resume(directory));
      }
      if (!noReport && run.generationsDone() > 0) {
        report(run, directory, signal);
      }
    }
    return Main.DONE;
  }

  /** The task with the episodes that a search ranks by. */
  static Task judged(RunSpec spec) {
    return spec.config().trials() instanceof Episodes episodes
        ? Tasks.control(spec.task()).with(episodes.leniency())
        : Tasks.named(spec.task());
  }

  /** Who gave a signal is not to wait for it. */
  private void report(SearchRun run, Path directory, StopSignal signal) {
    if (signal.given()) {
      main.err().println("precocial: for a page to look at: precocial report " + directory);
    } else {
      SearchReport.write(run, directory, backendOptions.threads(), main.err());
    }
  }

  private static String resume(Path directory) {
    return "precocial search --resume " + directory;
  }

  private static FailureException stopped(SearchRun run, Path directory, CudaFailure failure) {
    String left = run.finished()
        ? "all generations are done, and only the evaluation of the champion is missing; to make up for it: "
        : "the search stopped, and its checkpoint is of generation " + run.checkpointGeneration() + "; to go on: ";
    return new FailureException(
        "cuda failed: " + failure.getMessage() + "; " + left + resume(directory) + " (with --backend cpu to the same result)",
        failure);
  }

  private void search(SearchRun run, Evaluator evaluator, StopSignal signal) throws IOException {
    int generations = run.spec().config().generations();
    double end = limit == null ? Double.POSITIVE_INFINITY : run.seconds() + limit;
    boolean terminal = Boolean.getBoolean("precocial.terminal");
    Progress progress = new Progress(main.err(), terminal, generations, end, run.spec().images() != null);
    try {
      run.run(evaluator, progress::show, () -> signal.given() || run.seconds() >= end);
    } finally {
      progress.end();
    }
  }

  private static String start(SearchRun run, Path directory) {
    RunSpec spec = run.spec();
    SearchConfig config = spec.config();
    return String.format(
        Locale.ROOT,
        "precocial: %s %s, preset %s, seed %d: %d genomes x %d weights x %s, %d of %d generations done; run directory %s",
        run.generationsDone() == 0 ? "searching" : "resuming",
        spec.task(), spec.preset(), spec.seed(), config.population(), config.weights().size(), trials(config.trials()),
        run.generationsDone(), config.generations(), directory);
  }

  private static String trials(Trials trials) {
    if (trials instanceof Trials.Batch batch) {
      return batch.images() == 0 ? "all images" : batch.images() + " images";
    }
    return trials.count() + (trials.count() == 1 ? " start" : " starts");
  }
}
