package precocial.weights;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import precocial.data.DataSet;
import precocial.data.ImageSet;
import precocial.eval.Evaluator;
import precocial.genome.Genome;
import precocial.io.FormatException;
import precocial.io.GenomeFile;
import precocial.io.GenomeFiles;
import precocial.io.GzipState;
import precocial.io.Json;
import precocial.network.Topology;
import precocial.search.CheckpointPace;
import precocial.search.RunDirectory;
import precocial.search.RunImages;
import precocial.search.RunLog;
import precocial.search.RunSpec;

/**
 * A tuning in its directory: config.json, genome.json (what is tuned), log.csv, champion.json and checkpoints. A run that was
 * killed and resumed, any number of times, gives the same log (but for seconds) and champion as one that was not.
 */
public final class TuningRun implements AutoCloseable {
  /** The first row of the log. */
  public static final String LOG_HEADER =
      "generation,best_reward,mean_reward,centre_reward,champion_reward,evaluations,seconds";
  private static final int CENTRE_COLUMN = 3;
  private static final String COPY = "copy";
  private static final int MAGIC = 0x54554E45; // "TUNE"
  private static final int VERSION = 1;

  private final RunDirectory directory;
  private final GenomeFile start;
  private final Path copy; // null where the champion is in the directory alone
  private final Tuning tuning;
  private final long fingerprint;
  private final RunLog log;
  private double seconds;
  private int checkpointGeneration;

  private TuningRun(RunDirectory directory, GenomeFile start, Path copy, Tuning tuning, double seconds) throws IOException {
    this.directory = directory;
    this.start = start;
    this.copy = copy;
    this.tuning = tuning;
    this.seconds = seconds;
    fingerprint = tuning.spec().fingerprint(start.genome());
    log = new RunLog(directory.file(RunDirectory.LOG), LOG_HEADER, tuning.generationsDone());
    checkpointGeneration = tuning.generationsDone();
  }

  /**
   * Starts a run in a directory, which is made if it does not exist.
   *
   * @param genome what is tuned; its provenance is kept
   * @param data the images of the spec; null where it names none
   * @param copy name of a genome file beside the directory that gets each champion too; null for none
   * @param versions what the run is made with, for the record
   * @throws IllegalArgumentException as of {@link Tuning#start}, or where there are images for a task without, or none for one
   *     with
   * @throws FormatException where they are not those of the spec, the copy's format cannot hold the genome, or another process
   *     runs a tuning or search there
   */
  public static TuningRun start(
      Path path, TuningSpec spec, GenomeFile genome, DataSet data, Evaluator evaluator, String copy, Map<String, String> versions)
      throws IOException {
    RunImages.check(path, spec.task(), spec.images(), data);
    Tuning tuning = Tuning.start(spec, genome.genome(), evaluator, images(data));
    if (copy != null) { // First, so that nothing is left behind where the format can't hold it.
      GenomeFiles.write(beside(path, copy), new GenomeFile(tuning.champion(), spec.task(), Map.of()));
    }
    RunDirectory directory = RunDirectory.create(path);
    try {
      Map<String, Object> more = new LinkedHashMap<>();
      more.put(COPY, copy);
      more.put(RunSpec.MADE_WITH, versions);
      spec.write(directory.file(RunDirectory.CONFIG), more);
      GenomeFiles.write(directory.file(RunDirectory.START), genome);
      TuningRun run = new TuningRun(directory, genome, beside(path, copy), tuning, 0);
      run.writeChampion();
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
   * @throws FormatException where config, genome, log or checkpoint are missing, damaged or of different runs, the images are
   *     others than those of the config, or another process runs it
   */
  public static TuningRun resume(Path path, DataSet data, Evaluator evaluator) throws IOException {
    Path config = path.resolve(RunDirectory.CONFIG);
    TuningSpec spec = TuningSpec.read(config);
    RunImages.check(path, spec.task(), spec.images(), data);
    GenomeFile genome = GenomeFiles.read(path.resolve(RunDirectory.START), null, null);
    Path copy = copy(path, config, genome.genome());
    RunDirectory directory = RunDirectory.open(path);
    try {
      Path file = directory.file(RunDirectory.CHECKPOINT);
      double[] seconds = new double[1];
      Tuning tuning = GzipState.read(file, in -> read(in, file, spec, genome.genome(), evaluator, images(data), seconds));
      TuningRun run = new TuningRun(directory, genome, copy, tuning, seconds[0]);
      run.writeChampion(); // A run killed behind its checkpoint may have left a later one.
      return run;
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private static Tuning read(
      DataInputStream in, Path file, TuningSpec spec, Genome genome, Evaluator evaluator, ImageSet images, double[] seconds)
      throws IOException {
    if (in.readInt() != MAGIC || in.readInt() != VERSION) {
      throw new IllegalArgumentException("this version reads checkpoints of tunings in format " + VERSION);
    }
    if (in.readLong() != spec.fingerprint(genome)) {
      throw new FormatException(
          file.toString(),
          "the checkpoint is of a run with another genome, method, seed or settings than " + RunDirectory.CONFIG + " and "
              + RunDirectory.START + " say");
    }
    seconds[0] = in.readDouble();
    return Tuning.read(in, spec, genome, evaluator, images);
  }

  private static ImageSet images(DataSet data) {
    return data == null ? null : data.train();
  }

  /** The file that the run was asked for, where what is there is a network of the same topology or nothing. */
  private static Path copy(Path directory, Path config, Genome genome) throws FormatException {
    if (!(Json.read(config).get(COPY) instanceof String name)) {
      return null;
    }
    if (!Path.of(name).equals(Path.of(name).getFileName())) {
      throw new FormatException(config.toString(), COPY + " must be the name of a file beside the directory, not '" + name + "'");
    }
    Path copy = beside(directory, name);
    if (Files.exists(copy)
        && Topology.of(GenomeFiles.read(copy, genome.inputs(), genome.outputs()).genome()).size() != Topology.of(genome).size()) {
      throw new FormatException(
          copy.toString(), "is not what the run in " + directory + " wrote; move it away, and --resume goes on");
    }
    return copy;
  }

  private static Path beside(Path directory, String name) {
    return name == null ? null : directory.toAbsolutePath().resolveSibling(name);
  }

  /** The tuning, for its state; only {@link #run} may change it. */
  public Tuning tuning() {
    return tuning;
  }

  /** What is tuned. */
  public GenomeFile start() {
    return start;
  }

  /** The file beside the directory that has the champion, too; null where there is none. */
  public Path copy() {
    return copy;
  }

  /** Generations that were done when the checkpoint on disk was written. */
  public int checkpointGeneration() {
    return checkpointGeneration;
  }

  /** Seconds that the run has taken so far, without pauses between kill and resume. */
  public double seconds() {
    return seconds;
  }

  /** Reward of the centre in each generation so far, as logged. */
  public List<Double> curve() throws IOException {
    return RunLog.column(directory.file(RunDirectory.LOG), tuning.generationsDone(), CENTRE_COLUMN);
  }

  /**
   * Runs generation after generation, to the end or until told to stop, and leaves a checkpoint.
   *
   * @param each told of every generation
   * @param stop asked after every generation
   * @throws IOException where a file can't be written; what earlier checkpoints hold is kept
   * @throws ArithmeticException as of {@link Tuning#generation}
   */
  public void run(Consumer<TuningReport> each, BooleanSupplier stop) throws IOException {
    long from = System.nanoTime();
    double before = seconds;
    CheckpointPace pace = new CheckpointPace(seconds);
    boolean going = true;
    while (going && !tuning.finished()) {
      int champion = tuning.championGeneration();
      TuningReport report = tuning.generation();
      if (tuning.championGeneration() != champion) {
        writeChampion();
      }
      seconds = before + (System.nanoTime() - from) / 1e9;
      log.append(row(report));
      each.accept(report);
      going = !stop.getAsBoolean();
      if (pace.due(seconds)) {
        long begun = System.nanoTime();
        checkpoint();
        pace.written(seconds, (System.nanoTime() - begun) / 1e9);
      }
    }
    checkpoint();
  }

  private String row(TuningReport r) {
    return String.format(
        Locale.ROOT, "%d,%s,%s,%s,%s,%d,%.3f", r.generation(), r.best(), r.mean(), r.centre(), r.champion(), r.evaluations(),
        seconds);
  }

  private void writeChampion() throws IOException {
    TuningSpec spec = tuning.spec();
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("version", RunSpec.versionOf(directory.file(RunDirectory.CONFIG)));
    provenance.put("method", spec.config().method().label());
    provenance.put("seed", spec.seed());
    provenance.put("generation", tuning.championGeneration());
    provenance.put(tuning.confirmed(), tuning.championReward());
    provenance.put(tuning.confirmed() + "Over", tuning.confirmedOver());
    provenance.put("startedFrom", spec.sharedWeight() == null ? "individual weights" : spec.sharedWeight());
    if (spec.images() != null) {
      provenance.put(RunImages.KEY, spec.images().toMap());
    }
    provenance.put("tunedFrom", start.provenance());
    GenomeFile file = new GenomeFile(tuning.champion(), spec.task(), provenance);
    if (copy != null) {
      GenomeFiles.write(copy, file);
    }
    GenomeFiles.write(directory.file(GenomeFiles.CHAMPION), file);
  }

  private void checkpoint() throws IOException {
    GzipState.write(directory.file(RunDirectory.CHECKPOINT), this::writeTo);
    checkpointGeneration = tuning.generationsDone();
  }

  private void writeTo(DataOutputStream out) throws IOException {
    out.writeInt(MAGIC);
    out.writeInt(VERSION);
    out.writeLong(fingerprint);
    out.writeDouble(seconds);
    tuning.write(out);
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
