package precocial.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import precocial.data.DataSet;
import precocial.data.ImageSet;
import precocial.eval.Evaluator;
import precocial.genome.Genome;
import precocial.genome.Innovations;
import precocial.io.FormatException;
import precocial.numerics.FixedTree;
import precocial.search.PhaseClock.Phase;
import precocial.task.Task;
import precocial.task.Tasks;

/**
 * A search in its directory: the loop, the log, the champions and the checkpoints. A run that was killed and resumed, any number
 * of times, gives the same log and details (but for seconds), champions and last population as one that was not.
 *
 * <p>The champion is not the luckiest genome of one generation. The best are tried on what is the same for all of them, starts
 * that the search never ranks by or a fixed draw of the training images, and replace the champion only if they do better there
 * ({@link Judge}).
 */
public final class SearchRun implements AutoCloseable {
  static final String LOG_HEADER =
      "generation,best_fitness,mean_fitness,median_fitness,best_so_far,best_connections,best_nodes,evaluations,seconds";
  private static final int BEST_COLUMN = 1;
  private static final int MEDIAN_COLUMN = 3;

  private final RunDirectory directory;
  private final RunSpec spec;
  private final DataSet data;
  private final Search search;
  private final PhaseClock clock = new PhaseClock();
  private final RunLog log;
  private final RunDetails details;
  private Champion champion;
  private Set<Genome> tried = Set.of(); // the last candidates, which need no second trial; genomes compare by identity
  private Judge judge;
  private Supplier<Population> judged; // null before the first generation that this process judged
  private double accuracy = Double.NaN;
  private double bestSoFar = Double.NEGATIVE_INFINITY;
  private long evaluations;
  private long steps;
  private double seconds;
  private int checkpointGeneration;

  private SearchRun(RunDirectory directory, RunSpec spec, DataSet data, Search search) throws IOException {
    this.directory = directory;
    this.spec = spec;
    this.data = data;
    this.search = search;
    log = new RunLog(directory.file(RunDirectory.LOG), LOG_HEADER, generationsDone());
    try {
      details = new RunDetails(directory.file(RunDirectory.DETAILS), generationsDone(), clock);
    } catch (IOException e) {
      log.close();
      throw e;
    }
  }

  /**
   * Starts a run in a directory, which is made if it does not exist.
   *
   * @param data the images of the spec; null where it names none
   * @param versions what the run is made with, for the record
   * @throws IllegalArgumentException where there are images for a task without, or none for one with
   * @throws FormatException where they are not those of the spec, or another process runs a search there
   */
  public static SearchRun start(Path path, RunSpec spec, DataSet data, Map<String, String> versions) throws IOException {
    RunImages.check(path, spec.task(), spec.images(), data);
    RunDirectory directory = RunDirectory.create(path, RunDirectory.CHAMPIONS);
    try {
      // Of an incompletely removed run, they would pass for those of this one.
      directory.removeChampions();
      directory.removeFile(RunDirectory.POPULATION);
      spec.write(directory.file(RunDirectory.CONFIG), versions);
      Task task = Tasks.named(spec.task());
      int inputs = data == null ? task.inputs() : data.train().pixelsPerImage();
      int outputs = data == null ? task.outputs() : data.train().classes();
      SearchRun run = new SearchRun(directory, spec, data, new Search(spec.config(), inputs, outputs, spec.seed()));
      run.checkpoint();
      return run;
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /**
   * Continues the run of a directory from its last checkpoint.
   *
   * @param data the images that its spec names; null where it names none
   * @throws IllegalArgumentException where there are images for a task without, or none for one with
   * @throws FormatException where config, log or checkpoint are missing, damaged or of different runs, the images are others than
   *     those of the config, or another process runs it
   */
  public static SearchRun resume(Path path, DataSet data) throws IOException {
    RunSpec spec = RunSpec.read(path.resolve(RunDirectory.CONFIG));
    RunImages.check(path, spec.task(), spec.images(), data);
    RunDirectory directory = RunDirectory.create(path, RunDirectory.CHAMPIONS);
    try {
      Path file = directory.file(RunDirectory.CHECKPOINT);
      Checkpoint from = Checkpoint.read(file);
      if (from.fingerprint() != spec.fingerprint()) {
        throw new FormatException(
            file.toString(),
            "the checkpoint is of a run with other settings or another seed than " + RunDirectory.CONFIG + " says");
      }
      Innovations innovations = new Innovations(from.nextNode(), from.nextConnection());
      SearchRun run =
          new SearchRun(
              directory, spec, data, new Search(spec.config(), spec.seed(), from.generation(), from.population(), innovations));
      run.takeUp(from);
      return run;
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private void takeUp(Checkpoint from) {
    champion = from.champion();
    bestSoFar = from.bestSoFar();
    evaluations = from.evaluations();
    steps = from.steps();
    seconds = from.seconds();
    checkpointGeneration = generationsDone();
    if (champion != null) {
      tried = Set.of(champion.genome());
    }
  }

  /** What determines the run. */
  public RunSpec spec() {
    return spec;
  }

  /** The training images; null for a task without. */
  public ImageSet images() {
    return data == null ? null : data.train();
  }

  /** The images, training and test; null for a task without. */
  public DataSet data() {
    return data;
  }

  /** The best network so far; null before the first generation. */
  public Champion champion() {
    return champion;
  }

  /** Generations that are done. */
  public int generationsDone() {
    return search.generation() - 1;
  }

  /** Generations that were done when the checkpoint on disk was written. */
  public int checkpointGeneration() {
    return checkpointGeneration;
  }

  /** Greatest mean reward of a genome in any generation so far. */
  public double bestSoFar() {
    return bestSoFar;
  }

  /** Seconds that the run has taken so far, without pauses between kill and resume. */
  public double seconds() {
    return seconds;
  }

  /** Episodes of populations so far; with images, (genome, weight) pairs judged on a batch. */
  public long evaluations() {
    return evaluations;
  }

  /** Best and median fitness of each generation so far, as logged: (2, generations). */
  public List<List<Double>> curves() throws IOException {
    Path file = directory.file(RunDirectory.LOG);
    return List.of(
        RunLog.column(file, generationsDone(), BEST_COLUMN), RunLog.column(file, generationsDone(), MEDIAN_COLUMN));
  }

  /** Whether all generations are done. */
  public boolean finished() {
    return generationsDone() >= spec.config().generations();
  }

  /**
   * Runs generation after generation, to the end or until told to stop, and leaves a checkpoint.
   *
   * @param each told of every generation
   * @param stop asked after every generation
   * @throws IOException where a file can't be written; what earlier checkpoints hold is kept
   */
  public void run(Evaluator evaluator, Consumer<GenerationReport> each, BooleanSupplier stop) throws IOException {
    long start = System.nanoTime();
    double before = seconds;
    judge = judge(evaluator);
    if (champion != null) {
      accuracy = judge.accuracy(champion.genome());
      // A run killed behind its checkpoint may have left a later one.
      directory.writeChampion(spec, champion, judge.confirmedOver());
    }
    CheckpointPace pace = new CheckpointPace(seconds);
    boolean going = true;
    while (going && !finished()) {
      each.accept(generation(() -> before + (System.nanoTime() - start) / 1e9));
      going = !stop.getAsBoolean();
      if (pace.due(seconds)) {
        long from = System.nanoTime();
        checkpoint();
        pace.written(seconds, (System.nanoTime() - from) / 1e9);
      }
    }
    checkpoint();
  }

  private Judge judge(Evaluator evaluator) {
    return data == null
        ? new EpisodeJudge(evaluator, Tasks.control(spec.task()), spec)
        : new ImageJudge(evaluator, data.train(), spec);
  }

  private GenerationReport generation(DoubleSupplier time) throws IOException {
    int generation = search.generation();
    List<Genome> genomes = search.ask();
    clock.enter(Phase.JUDGE);
    Verdict verdict = judge.judge(genomes, search.parents(), generation);
    bestSoFar = Math.max(bestSoFar, verdict.bestMean());
    evaluations += verdict.evaluations();
    steps += verdict.steps();
    judged = () -> Population.of(generation, genomes, verdict);
    clock.enter(Phase.CONFIRM);
    confirm(judge.candidates(genomes, verdict, generation, champion), generation);
    clock.enter(Phase.BREED);
    search.tell(verdict.fitness());
    clock.enter(Phase.SAVE);
    seconds = time.getAsDouble();
    Genome best = genomes.get(verdict.best());
    double[] means = verdict.means();
    double[] ascending = means.clone();
    Arrays.sort(ascending);
    GenerationReport report =
        new GenerationReport(
            generation, verdict.bestMean(), FixedTree.mean(means, 0, means.length), Quantiles.median(ascending), bestSoFar,
            best.connectionCount(), best.nodes().size(), accuracy, evaluations, steps, seconds);
    log.append(row(report));
    details.append(generation, ascending, genomes);
    clock.leave();
    return report;
  }

  private static String row(GenerationReport r) {
    return String.format(
        Locale.ROOT, "%d,%s,%s,%s,%s,%d,%d,%d,%.3f", r.generation(), r.best(), r.mean(), r.median(), r.bestSoFar(),
        r.connections(), r.nodes(), r.evaluations(), r.seconds());
  }

  /** Makes the best of the candidates champion if it does better than the present one. */
  private void confirm(List<Genome> candidates, int generation) throws IOException {
    List<Genome> untried = candidates.stream().filter(candidate -> !tried.contains(candidate)).toList();
    double[] means = untried.isEmpty() ? new double[0] : judge.confirm(untried);
    boolean changed = false;
    for (int i = 0; i < means.length; i++) {
      if (champion == null || means[i] > champion.fitness()) {
        champion = new Champion(untried.get(i), means[i], generation);
        changed = true;
      }
    }
    if (!candidates.isEmpty()) {
      tried = Set.copyOf(candidates);
    }
    if (changed) {
      accuracy = judge.accuracy(champion.genome());
      clock.enter(Phase.SAVE);
      directory.writeChampion(spec, champion, judge.confirmedOver());
    }
  }

  private void checkpoint() throws IOException {
    clock.enter(Phase.SAVE);
    if (judged != null) {
      judged.get().write(directory.file(RunDirectory.POPULATION));
    }
    Innovations innovations = search.innovations();
    new Checkpoint(
            spec.fingerprint(), search.generation(), innovations.nextNode(), innovations.nextConnection(), search.ask(), champion,
            bestSoFar, evaluations, steps, seconds)
        .write(directory.file(RunDirectory.CHECKPOINT));
    checkpointGeneration = generationsDone();
    clock.leave();
  }

  @Override
  public void close() throws IOException {
    try (details) {
      log.close();
    } finally {
      directory.close();
    }
  }
}
