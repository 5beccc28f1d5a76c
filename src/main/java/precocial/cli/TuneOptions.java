package precocial.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import precocial.data.DataSet;
import precocial.eval.Weights;
import precocial.io.FormatException;
import precocial.io.GenomeFile;
import precocial.network.NetworkCompiler;
import precocial.search.RunDirectory;
import precocial.search.RunImages;
import precocial.search.RunSpec;
import precocial.task.ControlTask;
import precocial.task.Task;
import precocial.task.Tasks;
import precocial.weights.Tuning;
import precocial.weights.TuningConfig;
import precocial.weights.TuningMethod;
import precocial.weights.TuningRun;
import precocial.weights.TuningSetting;
import precocial.weights.TuningSpec;

/** Which tuning: a new one of a genome, or an earlier one by its directory. */
final class TuneOptions {
  /** Completion's candidates. */
  static final class MethodNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return TuningMethod.labels(true).iterator();
    }
  }

  @Mixin private NetworkArgument argument;
  @Mixin private GenomeOptions genome;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      completionCandidates = MethodNames.class,
      description = "How: pepg (population-based REINFORCE), cma-es (for up to 1,000 connections; the default for swingup and "
          + "biped where there are no more) or, for mnist alone, adam (gradient descent; the default there).")
  private String method;

  @Option(
      names = "--from",
      paramLabel = "START",
      description = "What to start from: best, the best shared weight from -2 to 2 (the default); a shared weight, as "
          + "--from=-1.5 (0 is the default of --network with images); or individual, the weights that the genome stores.")
  private String from;

  @Option(names = "--population", paramLabel = "N", description = "Candidates of a generation (setting popSize).")
  private Integer population;

  @Option(names = "--generations", paramLabel = "N", description = "Generations (setting maxGen).")
  private Integer generations;

  @Option(names = "--seed", paramLabel = "S", description = "Seed; the same one gives the same tuning anywhere (default: 1).")
  private Long seed;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Changes one setting; may be repeated. A wrong key lists all of them.")
  private Map<String, String> set = new LinkedHashMap<>();

  @Option(
      names = "--out",
      paramLabel = "DIR|FILE",
      description = "The run directory, which must not exist or be empty (default: a new one under runs/); or a .json or .out "
          + "file for the tuned genome, with the run beside it in FILE-tuning, but for the extension.")
  private Path out;

  @Option(names = "--force", description = "Let --out replace the run or the file that is there.")
  private boolean force;

  @Option(names = "--resume", paramLabel = "DIR", description = "Goes on with the run of this directory, with its own settings.")
  private Path resume;

  @Mixin private DataOptions data;

  private Path directory;
  private DataSet images; // null for a task without
  private TuningMethod usual; // null until the genome is known

  /** A tuning that is right in all its options and has its images. */
  interface Ready {
    /** The run, new or continued, on an open backend. */
    TuningRun open(OpenBackend backend) throws IOException;
  }

  /** Checks all options, and those of the backend. */
  Ready prepare(BackendOptions backend, Main main) throws IOException {
    return resume == null ? start(backend, main) : resume(backend, main);
  }

  /** Directory of the opened run. */
  Path directory() {
    return directory;
  }

  /** Images of the run; null where its task has none. */
  DataSet images() {
    return images;
  }

  private Ready resume(BackendOptions backend, Main main) throws IOException {
    Map<String, Object> others = new LinkedHashMap<>();
    others.put(argument.fixed() ? "--network" : "GENOME", argument.label());
    others.put("--tuned", genome.tuned() ? true : null);
    others.put("--from", from);
    others.put("--population", population);
    others.put("--generations", generations);
    others.put("--seed", seed);
    others.put("--set", set.isEmpty() ? null : set);
    others.put("--out", out);
    others.put("--force", force ? true : null);
    others.put("--prepare", data.prepareGiven() ? true : null);
    others.forEach(
        (name, value) ->
            UsageException.unless(
                value == null, "--resume takes all settings from the run directory, so " + name + " can't go with it"));
    if (!Files.isDirectory(resume)) {
      throw new FormatException(resume.toString(), "--resume needs the directory of a run, and there is none");
    }
    Path config = resume.resolve(RunDirectory.CONFIG);
    TuningSpec spec = TuningSpec.read(config);
    String by = spec.config().method().label();
    UsageException.unless(
        method == null || method.equals(by), "--method: the run in " + resume + " tunes by " + by + ", not by " + method);
    Task task = genome.task();
    UsageException.unless(
        task == null || task.name().equals(spec.task()),
        "--task: the run in " + resume + " tunes for " + spec.task() + ", not " + (task == null ? "" : task.name()));
    backend.goOn(spec.backend());
    backend.backend();
    TaskCheck.requireEpisodes(Tasks.named(spec.task()));
    String notice = RunDirectories.notice(RunSpec.versionOf(config));
    directory = resume;
    RunImages recorded = spec.images();
    UsageException.unless(recorded != null || !data.given(), "--data: task " + spec.task() + " has no images");
    images = recorded == null ? null : data.load(main, recorded);
    return opened -> {
      TuningRun run = TuningRun.resume(resume, images, opened.evaluator());
      if (notice != null) {
        main.err().println(notice);
      }
      return run;
    };
  }

  private Ready start(BackendOptions backend, Main main) throws IOException {
    backend.backend();
    UsageException.unless(
        argument.label() != null, "a GENOME to tune is needed, or --network fixed:N,N, or --resume with a run directory");
    argument.check();
    TuneStart start = TuneStart.of(from, genome.tuned());
    TuneFiles files = TuneFiles.of(out, force);
    files.checkFree(); // At once: to fetch and prepare images takes long.
    List<String> notices = new ArrayList<>();
    TuningConfig[] config = new TuningConfig[1];
    genome.shapeImages(
        task -> {
          Map<String, Object> settings = settings(task, true);
          images = data.load(main, argument.path());
          fitBatch(task, settings, notices);
          config[0] = config(task, settings, true);
          return task.withShape(images.train().pixelsPerImage(), images.train().classes());
        });
    GenomeFile file = argument.read(genome);
    Task task = genome.task(argument.label(), file);
    if (task instanceof ControlTask) {
      UsageException.unless(!data.given(), "--data, --prepare: task " + task.name() + " has no images");
      usual = Tuning.usualMethod(task.family(), file.genome());
      config[0] = config(task, settings(task, false), false);
    }
    try {
      Tuning.check(config[0], file.genome());
    } catch (IllegalArgumentException e) {
      throw new FormatException(argument.label(), e.getMessage());
    }
    TaskCheck.requireEpisodes(task);
    return opened -> {
      notices.forEach(main.err()::println); // Only now: an error has a line to itself.
      if (start.individual()) {
        genome.noticeMissingWeights(argument.label(), file, Weights.INDIVIDUAL, main.err());
      }
      long drawn = seed == null ? 1 : seed;
      TuneStart begin = from == null && !genome.tuned() && argument.startsFromZero(task) ? new TuneStart(false, 0f) : start;
      opened.evaluator().show(main.err());
      Float weight = begin.weight(task, NetworkCompiler.compile(file.genome()), opened.evaluator(), images, drawn, main.err());
      opened.evaluator().hide();
      TuningSpec spec = new TuningSpec(task.name(), drawn, opened.name(), weight, config[0], data.loaded());
      directory = files.open(task.name() + "-tune-" + config[0].method().label() + "-seed" + drawn);
      return TuningRun.start(
          directory, spec, origin(file, task), images, opened.evaluator(), files.copy(), RunDirectories.versions());
    };
  }

  /** The genome as the run keeps it: what is known of it goes on to what comes out. */
  private GenomeFile origin(GenomeFile file, Task task) {
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("file", argument.label());
    if (genome.tuned()) {
      provenance.put("weights", genome.tunedName());
    }
    if (!file.provenance().isEmpty()) {
      provenance.put("provenance", file.provenance());
    }
    return new GenomeFile(file.genome(), task.name(), provenance);
  }

  /** Defaults and what options change of them, checked. */
  private Map<String, Object> settings(Task task, boolean withImages) {
    TuningMethod by = method(task, withImages);
    Map<String, Object> settings = TuningSetting.defaults(task.family(), by);
    for (String key : set.keySet()) {
      UsageException.unless(
          settings.containsKey(key),
          "--set: unknown setting '" + key + "' of " + by.label() + " for " + task.name() + "; known: "
              + String.join(", ", settings.keySet()));
    }
    argument.adapt(task, settings);
    settings.putAll(set);
    UsageException.unless(
        population == null || TuningSetting.POPULATION.isOf(by), "--population: " + by.label() + " has no population");
    put(settings, TuningSetting.POPULATION, "--population", population);
    put(settings, TuningSetting.GENERATIONS, "--generations", generations);
    config(task, settings, withImages);
    return settings;
  }

  private TuningMethod method(Task task, boolean withImages) {
    return method == null
        ? usual == null ? TuningSetting.usualMethod(task.family()) : usual
        : UsageException.check("--method", () -> TuningMethod.ofLabel(method, withImages));
  }

  private void put(Map<String, Object> settings, TuningSetting setting, String option, Integer value) {
    if (value != null) {
      String key = setting.key();
      UsageException.unless(!set.containsKey(key), option + " and --set " + key + " say the same thing twice");
      settings.put(key, value);
    }
  }

  private TuningConfig config(Task task, Map<String, Object> settings, boolean withImages) {
    List<String> options = new ArrayList<>(); // Where a setting is wrong, it is by one of these.
    if (population != null) {
      options.add("--population");
    }
    if (generations != null) {
      options.add("--generations");
    }
    if (!set.isEmpty()) {
      options.add("--set");
    }
    return UsageException.check(
        options.isEmpty() ? "--method" : String.join(", ", options),
        () -> TuningSetting.fromMap(method(task, withImages), withImages, settings));
  }

  /** A default batch may be larger than a data set of the user; one that was asked for must not be. */
  private void fitBatch(Task task, Map<String, Object> settings, List<String> notices) {
    int most = Tuning.mostBatch(images.train().count());
    String key = TuningSetting.BATCH.key();
    int batch = config(task, settings, true).trials();
    UsageException.unless(
        batch <= most || !set.containsKey(key),
        "--set: setting " + key + " is " + batch + " but must be at most " + most + ", the training images without those held out"
            + " for validation");
    UsageException.unless(most >= 1, "--data: to tune takes two training images or more");
    if (batch > most) {
      notices.add("precocial: " + most + " images to train on are fewer than a batch of " + batch + ": batches are of all");
      settings.put(key, most);
    }
  }
}
