package precocial.search;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import precocial.eval.Evaluator;
import precocial.eval.Fitness;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.genome.Genome;
import precocial.genome.Innovations;
import precocial.io.AtomicFile;
import precocial.io.FormatException;
import precocial.io.GenomeFile;
import precocial.io.GenomeFiles;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.numerics.FixedTree;
import precocial.numerics.KeyedRandom;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.task.Task;

/**
 * A search in its directory: the loop, the log, the champion and the checkpoints. A run that was killed and resumed, any number of times,
 * gives the same log (but for seconds) and champion as one that was not.
 *
 * <p>The champion is not the luckiest genome of one generation. Each generation's best is tried over {@value #CONFIRMATIONS} starts that
 * the search never sees, the same for all candidates, unless it does worse than the champion in its own generation; it replaces the
 * champion only if it does better there.
 */
public final class SearchRun implements AutoCloseable {
  public static final String CONFIG = "config.json";
  public static final String LOG = "log.csv";
  public static final String CHECKPOINT = "checkpoint.gz";
  public static final String EARLY_CHAMPIONS = "champions";

  private static final int CONFIRMATIONS = 32;
  private static final double SECONDS_BETWEEN_CHECKPOINTS = 5;

  private final Path directory;
  private final RunSpec spec;
  private final Task task;
  private final Weights weights;
  private final Search search;
  private final RunLog log;
  private Champion champion;
  private Genome lastTried;
  private double bestSoFar;
  private long evaluations;
  private long steps;
  private double seconds;
  private double lastCheckpoint;

  private SearchRun(Path directory, RunSpec spec, Search search, Checkpoint from) throws IOException {
    this.directory = directory;
    this.spec = spec;
    this.search = search;
    task = spec.taskObject();
    weights = Weights.shared(spec.config().weightArray());
    if (from != null) {
      champion = from.champion();
      lastTried = from.champion() == null ? null : from.champion().genome();
      bestSoFar = from.bestSoFar();
      evaluations = from.evaluations();
      steps = from.steps();
      seconds = from.seconds();
      lastCheckpoint = seconds;
    }
    log = new RunLog(directory.resolve(LOG), search.generation() - 1);
  }

  /**
   * Starts a run in a directory, which is made if it does not exist.
   *
   * @param versions what the run is made with, for the record
   */
  public static SearchRun start(Path directory, RunSpec spec, Map<String, String> versions) throws IOException {
    try {
      Files.createDirectories(directory.resolve(EARLY_CHAMPIONS));
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(directory, e);
    }
    spec.write(directory.resolve(CONFIG), versions);
    Task task = spec.taskObject();
    Search search = new Search(spec.config(), task.inputs(), task.outputs(), spec.seed());
    SearchRun run = new SearchRun(directory, spec, search, null);
    run.checkpoint();
    return run;
  }

  /**
   * Continues the run of a directory from its last checkpoint.
   *
   * @throws FormatException where config or checkpoint are missing or damaged
   */
  public static SearchRun resume(Path directory) throws IOException {
    Path file = directory.resolve(CHECKPOINT);
    RunSpec spec = RunSpec.read(directory.resolve(CONFIG));
    Checkpoint from = Checkpoint.read(file);
    if (from.population().size() != spec.config().population()
        || from.population().get(0).inputs() != spec.taskObject().inputs()) {
      throw new FormatException(file.toString(), "the checkpoint does not belong to the run of " + CONFIG);
    }
    Innovations innovations = new Innovations(from.nextNode(), from.nextConnection());
    Search search = new Search(spec.config(), spec.seed(), from.generation(), from.population(), innovations);
    return new SearchRun(directory, spec, search, from);
  }

  /** Removes the files of a run from a directory, and nothing else. */
  public static void remove(Path directory) throws IOException {
    for (String file : List.of(CHECKPOINT, LOG, GenomeFiles.CHAMPION, CONFIG)) {
      Files.deleteIfExists(directory.resolve(file));
    }
    Path early = directory.resolve(EARLY_CHAMPIONS);
    if (Files.isDirectory(early)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(early, "generation-*.json")) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
    }
  }

  public RunSpec spec() {
    return spec;
  }

  /** The best network so far; null before the first generation. */
  public Champion champion() {
    return champion;
  }

  /** Generations that are done. */
  public int generationsDone() {
    return search.generation() - 1;
  }

  /** Greatest mean reward of a genome in any generation so far. */
  public double bestSoFar() {
    return bestSoFar;
  }

  /** Seconds that the run has taken so far, without pauses between kill and resume. */
  public double seconds() {
    return seconds;
  }

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
    boolean going = true;
    while (going && !finished()) {
      GenerationReport report = generation(evaluator, () -> before + (System.nanoTime() - start) / 1e9);
      each.accept(report);
      going = !stop.getAsBoolean();
      if (seconds - lastCheckpoint >= SECONDS_BETWEEN_CHECKPOINTS) {
        checkpoint();
      }
    }
    checkpoint();
  }

  private GenerationReport generation(Evaluator evaluator, DoubleSupplier clock) throws IOException {
    int generation = search.generation();
    List<Genome> genomes = search.ask();
    List<Network> networks = genomes.stream().map(NetworkCompiler::compile).toList();
    Scores scores = evaluator.rollouts(task, networks, weights, starts(generation));
    List<Fitness> fitness = new ArrayList<>();
    double[] means = new double[genomes.size()]; // over the usual starts, which are what figures of other searches are over
    int usual = spec.config().repetitions() - spec.config().goalStarts();
    int best = 0;
    for (int i = 0; i < means.length; i++) {
      fitness.add(scores.fitness(i));
      means[i] = scores.mean(i, usual);
      best = means[i] > means[best] ? i : best;
    }
    Genome candidate = genomes.get(best);
    double bestMean = means[best];
    if (usual < spec.config().repetitions()) {
      // Fewer starts make the best of many look better than it is: measure it over as many as without starts about the goal.
      double[][] all = starts(spec.config().repetitions(), generation, Purpose.START);
      bestMean = evaluator.rollouts(task, networks.subList(best, best + 1), weights, all).fitness(0).mean();
    }
    bestSoFar = generation == 1 ? bestMean : Math.max(bestSoFar, bestMean);
    evaluations += (long) genomes.size() * weights.count() * spec.config().repetitions();
    steps += scores.allSteps();
    // The best of a generation looks better than it is; one that looks worse than the champion needs no trial.
    if (champion == null || bestMean > champion.fitness()) {
      confirm(evaluator, candidate, networks.get(best), generation);
    }
    if (Integer.bitCount(generation) == 1) {
      writeGenome(directory.resolve(EARLY_CHAMPIONS).resolve(String.format("generation-%05d.json", generation)));
    }
    search.tell(fitness);
    seconds = clock.getAsDouble();
    GenerationReport report =
        new GenerationReport(
            generation, bestMean, FixedTree.mean(means, 0, means.length), median(means), bestSoFar,
            candidate.connectionCount(), candidate.nodes().size(), evaluations, steps, seconds);
    log.append(report);
    return report;
  }

  /** The starts of a generation, the same for all its genomes: the usual ones, then those about the goal. */
  private double[][] starts(int generation) {
    int repetitions = spec.config().repetitions();
    double[][] starts = starts(repetitions, generation, Purpose.START);
    for (int r = repetitions - spec.config().goalStarts(); r < repetitions; r++) {
      starts[r] = task.goalStart(new KeyedRandom(spec.seed(), generation, r, Purpose.START));
    }
    return starts;
  }

  /** Makes the candidate champion if it does better over the confirmation starts. */
  private void confirm(Evaluator evaluator, Genome candidate, Network network, int generation) throws IOException {
    if (candidate == lastTried) {
      return;
    }
    lastTried = candidate;
    double[][] starts = starts(CONFIRMATIONS, 0, Purpose.CONFIRMATION);
    double mean = evaluator.rollouts(task, List.of(network), weights, starts).fitness(0).mean();
    if (champion == null || mean > champion.fitness()) {
      champion = new Champion(candidate, mean, generation);
      writeGenome(directory.resolve(GenomeFiles.CHAMPION));
    }
  }

  private void writeGenome(Path file) throws IOException {
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("seed", spec.seed());
    provenance.put("preset", spec.preset());
    provenance.put("generation", champion.generation());
    provenance.put("fitness", champion.fitness());
    provenance.put("fitnessOver", CONFIRMATIONS + " starts not used in the search, for each of the shared weights " + weights);
    GenomeFiles.write(file, new GenomeFile(champion.genome(), spec.task(), provenance));
  }

  private double[][] starts(int count, int generation, Purpose purpose) {
    double[][] starts = new double[count][];
    for (int r = 0; r < count; r++) {
      starts[r] = task.start(new KeyedRandom(spec.seed(), generation, r, purpose));
    }
    return starts;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private void checkpoint() throws IOException {
    Innovations innovations = search.innovations();
    new Checkpoint(
            search.generation(), innovations.nextNode(), innovations.nextConnection(), search.ask(), champion,
            bestSoFar, evaluations, steps, seconds)
        .write(directory.resolve(CHECKPOINT));
    lastCheckpoint = seconds;
  }

  @Override
  public void close() throws IOException {
    log.close();
  }
}
