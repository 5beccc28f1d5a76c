package precocial.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import precocial.data.DataSet;
import precocial.io.FormatException;
import precocial.search.Presets;
import precocial.search.RunDirectory;
import precocial.search.RunImages;
import precocial.search.RunSpec;
import precocial.search.SearchConfig;
import precocial.search.SearchRun;
import precocial.search.Setting;
import precocial.search.Trials;
import precocial.task.ImageTask;
import precocial.task.Task;
import precocial.task.Tasks;

/** Which search: a new one by task and settings, or an earlier one by its directory. */
final class SearchOptions {
  @Parameters(
      paramLabel = "TASK",
      arity = "0..1",
      completionCandidates = GenomeOptions.TaskNames.class,
      description = "The task: ${COMPLETION-CANDIDATES}. " + Tasks.OPTIONS)
  private String task;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description = "Settings to start from: quick (the default), paper (those of Gaier and Ha 2019); for swingup also laptop "
          + "and wide, for mnist also full and large; biped-hardcore has those of biped.")
  private String preset;

  @Option(names = "--population", paramLabel = "N", description = "Genomes of a generation (setting popSize).")
  private Integer population;

  @Option(names = "--generations", paramLabel = "N", description = "Generations (setting maxGen).")
  private Integer generations;

  @Option(names = "--seed", paramLabel = "S", description = "Seed; the same one gives the same search anywhere (default: 1).")
  private Long seed;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Changes one setting; may be repeated. Lists are separated by commas. A wrong key lists all of them.")
  private Map<String, String> set = new LinkedHashMap<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The run directory; it must not exist or be empty (default: a new one under runs/).")
  private Path out;

  @Option(names = "--force", description = "Let --out replace the run that is there.")
  private boolean force;

  @Option(names = "--resume", paramLabel = "DIR", description = "Goes on with the run of this directory, with its own settings.")
  private Path resume;

  @Mixin private DataOptions data;

  private Path directory;

  /** A search that is right in all its options and has its images. */
  interface Ready {
    /** The run, new or continued. @param backend the one it's on */
    SearchRun open(String backend) throws IOException;
  }

  /** Checks all options, and those of the backend. */
  Ready prepare(BackendOptions backend, Main main) throws IOException {
    return resume == null ? start(backend, main) : resume(backend, main);
  }

  /** Directory of the opened run. */
  Path directory() {
    return directory;
  }

  private Ready resume(BackendOptions backend, Main main) throws IOException {
    Map<String, Object> others = new LinkedHashMap<>();
    others.put("--preset", preset);
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
    RunSpec spec = RunSpec.read(resume.resolve(RunDirectory.CONFIG));
    UsageException.unless(
        task == null || UsageException.check("TASK", () -> Tasks.named(task)).name().equals(spec.task()),
        "the run in " + resume + " searches for " + spec.task() + ", not " + task);
    backend.goOn(spec.backend());
    backend.backend();
    TaskCheck.requireEpisodes(Tasks.named(spec.task()));
    String version = RunSpec.versionOf(resume.resolve(RunDirectory.CONFIG));
    directory = resume;
    RunImages images = spec.images();
    UsageException.unless(images != null || !data.given(), "--data: task " + spec.task() + " has no images");
    DataSet loaded = images == null ? null : data.load(main, images);
    return name -> {
      SearchRun run = SearchRun.resume(resume, loaded);
      String notice = RunDirectories.notice(version);
      if (notice != null) {
        main.err().println(notice);
      }
      return run;
    };
  }

  private Ready start(BackendOptions backend, Main main) throws IOException {
    backend.backend();
    String tasks = String.join(", ", Tasks.names());
    UsageException.unless(task != null, "a task is needed: " + tasks + "; or --resume with a run directory");
    String name = preset == null ? "quick" : preset;
    Task searched = UsageException.check("TASK", () -> Tasks.named(task));
    boolean hasImages = searched instanceof ImageTask;
    UsageException.unless(hasImages || !data.given(), "--data, --prepare: task " + searched.name() + " has no images");
    Map<String, Object> settings = UsageException.check("--preset", () -> Presets.of(searched.family()).settings(name));
    for (String key : set.keySet()) {
      UsageException.unless(
          settings.containsKey(key),
          "--set: unknown setting '" + key + "' of " + searched.family() + "; known: " + String.join(", ", settings.keySet()));
    }
    settings.putAll(set);
    put(settings, Setting.POPULATION, "--population", population);
    put(settings, Setting.GENERATIONS, "--generations", generations);
    List<String> notices = new ArrayList<>();
    fitTournament(settings, notices);
    UsageException.check(changed(), () -> Setting.fromMap(settings));
    TaskCheck.requireEpisodes(searched);
    if (out != null) {
      RunDirectories.checkFree(out, force); // At once: to fetch and prepare images takes long.
    }
    DataSet images = hasImages ? data.load(main) : null;
    fitBatch(settings, images, notices);
    SearchConfig config = Setting.fromMap(settings);
    RunImages recorded = data.loaded();
    return opened -> {
      RunSpec spec = new RunSpec(searched.name(), name, seed == null ? 1 : seed, opened, config, recorded);
      directory = out == null ? RunDirectories.unused(searched.name() + "-" + name + "-seed" + spec.seed()) : out;
      RunDirectories.checkFree(directory, force); // Again: another search may have come while the images did.
      if (RunDirectory.holdsRun(directory)) {
        RunDirectory.remove(directory);
      }
      notices.forEach(main.err()::println); // Only now: an error has a line to itself.
      return SearchRun.start(directory, spec, images, RunDirectories.versions());
    };
  }

  /** A preset's tournament may be too large for a population that was asked for: a small trial need not set both. */
  private void fitTournament(Map<String, Object> settings, List<String> notices) {
    String key = Setting.TOURNAMENT.key();
    if (population != null && population >= 2 && !set.containsKey(key) && (Integer) settings.get(key) > population) {
      notices.add(
          "precocial: --population " + population + ": tournaments have " + population + " genomes too, not "
              + settings.get(key));
      settings.put(key, population);
    }
  }

  /** A preset's batch may be larger than a data set of the user; one that was asked for must not be. */
  private void fitBatch(Map<String, Object> settings, DataSet images, List<String> notices) {
    String key = Setting.BATCH.key();
    if (images == null || !(Setting.fromMap(settings).trials() instanceof Trials.Batch batch)) {
      return;
    }
    int count = images.train().count();
    UsageException.unless(
        batch.images() <= count || !set.containsKey(key),
        "--set: setting " + key + " is " + batch.images() + " but must be at most the number of training images, " + count
            + ", or all");
    if (batch.images() > count) {
      notices.add(
          "precocial: " + count + " training images are fewer than a batch of " + batch.images() + ": batches are of all");
      settings.put(key, Trials.Batch.ALL);
    }
  }

  /** The options by which settings were changed: where one is wrong, it is one of these. */
  private String changed() {
    List<String> options = new ArrayList<>();
    if (population != null) {
      options.add("--population");
    }
    if (generations != null) {
      options.add("--generations");
    }
    if (!set.isEmpty()) {
      options.add("--set");
    }
    return options.isEmpty() ? "--preset" : String.join(", ", options);
  }

  private void put(Map<String, Object> settings, Setting setting, String option, Integer value) {
    if (value != null) {
      String key = setting.key();
      UsageException.unless(!set.containsKey(key), option + " and --set " + key + " say the same thing twice");
      settings.put(setting.key(), value);
    }
  }
}
