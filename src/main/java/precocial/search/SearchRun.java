package precocial.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
import precocial.io.FormatException;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.numerics.FixedTree;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.task.Starts;
import precocial.task.Task;

/**
 * A search in its directory: the loop, the log, the champion and the checkpoints. A run that was killed and resumed, any number
 * of times, gives the same log (but for seconds) and champion as one that was not.
 *
 * <p>The champion is not the luckiest genome of one generation. Each generation's best, unless it does worse than the champion,
 * is tried over {@value #CONFIRMATIONS} starts that the search never sees, the same for all candidates, and replaces the
 * champion only if it does better there.
 */
public final class SearchRun implements AutoCloseable {
  static final int CONFIRMATIONS = 32;
  private static final double SECONDS_BETWEEN_CHECKPOINTS = 5;

  private final RunDirectory directory;
  private final RunSpec spec;
  private final Task task;
  private final Weights weights;
  private final Search search;
  private final RunLog log;
  private Champion champion;
  private Genome lastTried;
  private double bestSoFar = Double.NEGATIVE_INFINITY;
  private long evaluations;
  private long steps;
  private double seconds;
  private double lastCheckpoint;

  private SearchRun(RunDirectory directory, RunSpec spec, Search search) throws IOException {
    this.directory = directory;
    this.spec = spec;
    this.search = search;
    task = spec.taskObject();
    weights = spec.config().sharedWeights();
    log = new RunLog(directory.file(RunDirectory.LOG), search.generation() - 1);
  }

  /**
   * Starts a run in a directory, which is made if it does not exist.
   *
   * @param versions what the run is made with, for the record
   * @throws FormatException where another process runs a search there
   */
  public static SearchRun start(Path path, RunSpec spec, Map<String, String> versions) throws IOException {
    RunDirectory directory = RunDirectory.create(path);
    try {
      spec.write(directory.file(RunDirectory.CONFIG), versions);
      Task task = spec.taskObject();
      Search search = new Search(spec.config(), task.inputs(), task.outputs(), spec.seed());
      SearchRun run = new SearchRun(directory, spec, search);
      run.checkpoint();
      return run;
    } catch (IOException e) {
      directory.close();
      throw e;
    }
  }

  /**
   * Continues the run of a directory from its last checkpoint.
   *
   * @throws FormatException where config, log or checkpoint are missing, damaged or of different runs, or another process runs it
   */
  public static SearchRun resume(Path path) throws IOException {
    RunSpec spec = RunSpec.read(path.resolve(RunDirectory.CONFIG));
    RunDirectory directory = RunDirectory.open(path);
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
              directory, spec, new Search(spec.config(), spec.seed(), from.generation(), from.population(), innovations));
      run.takeUp(from);
      return run;
    } catch (IOException e) {
      directory.close();
      throw e;
    }
  }

  private void takeUp(Checkpoint from) throws IOException {
    champion = from.champion();
    bestSoFar = from.bestSoFar();
    evaluations = from.evaluations();
    steps = from.steps();
    seconds = from.seconds();
    lastCheckpoint = seconds;
    if (champion != null) {
      lastTried = champion.genome();
      // A run killed behind its checkpoint may have left a later one.
      directory.writeChampion(spec, champion);
    }
  }

  /** What determines the run. */
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

  /** Episodes of populations so far. */
  public long evaluations() {
    return evaluations;
  }

  /** Best and median fitness of each generation so far, as logged: (2, generations). */
  public List<List<Double>> curves() throws IOException {
    return RunLog.curves(directory.file(RunDirectory.LOG), generationsDone());
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
    boolean going = true;
    while (going && !finished()) {
      each.accept(generation(evaluator, () -> before + (System.nanoTime() - start) / 1e9));
      going = !stop.getAsBoolean();
      if (seconds - lastCheckpoint >= SECONDS_BETWEEN_CHECKPOINTS) {
        checkpoint();
      }
    }
    checkpoint();
  }

  private GenerationReport generation(Evaluator evaluator, DoubleSupplier clock) throws IOException {
    SearchConfig config = spec.config();
    int generation = search.generation();
    List<Genome> genomes = search.ask();
    List<Network> networks = genomes.stream().map(NetworkCompiler::compile).toList();
    double[][] starts =
        Starts.drawWithGoal(task, config.repetitions(), config.goalStarts(), spec.seed(), generation, Purpose.START);
    Scores scores = evaluator.rollouts(task, networks, weights, starts);
    List<Fitness> fitness = new ArrayList<>();
    double[] means = new double[genomes.size()]; // over the usual starts, which are what figures of other searches are over
    int best = 0;
    for (int i = 0; i < means.length; i++) {
      fitness.add(scores.fitness(i));
      means[i] = scores.mean(i, config.repetitions() - config.goalStarts());
      best = means[i] > means[best] ? i : best;
    }
    Genome candidate = genomes.get(best);
    Network network = networks.get(best);
    double bestMean = config.goalStarts() == 0 ? means[best] : overUsualStarts(evaluator, network, generation);
    bestSoFar = Math.max(bestSoFar, bestMean);
    evaluations += (long) genomes.size() * weights.count() * config.repetitions();
    steps += scores.allSteps();
    // The best of a generation looks better than it is; one that looks worse than the champion needs no trial.
    if (candidate != lastTried && (champion == null || bestMean > champion.fitness())) {
      confirm(evaluator, candidate, network, generation);
    }
    if (Integer.bitCount(generation) == 1) {
      directory.writeEarlyChampion(spec, champion, generation);
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

  /**
   * The best of many over fewer starts looks better than it is, so it is measured over as many as without starts about the goal.
   */
  private double overUsualStarts(Evaluator evaluator, Network network, int generation) {
    double[][] starts = Starts.draw(task, spec.config().repetitions(), spec.seed(), generation, Purpose.START);
    return evaluator.rollouts(task, List.of(network), weights, starts).fitness(0).mean();
  }

  /** Makes the candidate champion if it does better over the confirmation starts. */
  private void confirm(Evaluator evaluator, Genome candidate, Network network, int generation) throws IOException {
    lastTried = candidate;
    double[][] starts = Starts.draw(task, CONFIRMATIONS, spec.seed(), 0, Purpose.CONFIRMATION);
    double mean = evaluator.rollouts(task, List.of(network), weights, starts).fitness(0).mean();
    if (champion == null || mean > champion.fitness()) {
      champion = new Champion(candidate, mean, generation);
      directory.writeChampion(spec, champion);
    }
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
            spec.fingerprint(), search.generation(), innovations.nextNode(), innovations.nextConnection(), search.ask(), champion,
            bestSoFar, evaluations, steps, seconds)
        .write(directory.file(RunDirectory.CHECKPOINT));
    lastCheckpoint = seconds;
  }

  @Override
  public void close() throws IOException {
    try {
      log.close();
    } finally {
      directory.close();
    }
  }
}
