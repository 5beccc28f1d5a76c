package precocial.search;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import precocial.io.AtomicFile;
import precocial.io.FormatException;
import precocial.io.GenomeFile;
import precocial.io.GenomeFiles;
import precocial.io.Json;

/** The files of a run. Holds a lock while open, so that two processes never write one run. */
public final class RunDirectory implements AutoCloseable {
  /** The spec, and what the run was made with. */
  public static final String CONFIG = "config.json";
  /** A row for each generation. */
  public static final String LOG = "log.csv";
  /** The state to go on from. */
  public static final String CHECKPOINT = "checkpoint.gz";
  /** Folder of the champions after generations 1, 2, 4, 8 and so on. */
  public static final String EARLY_CHAMPIONS = "champions";
  /** The genome that a tuning starts from. */
  public static final String START = "genome.json";
  private static final String LOCK = ".lock";
  private static final List<String> FILES = List.of(CHECKPOINT, LOG, GenomeFiles.CHAMPION, START, CONFIG); // config last

  private final Path path;
  private final FileChannel lock;

  private RunDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Opens a directory, which is made if it does not exist. @param folders to be made in it */
  public static RunDirectory create(Path path, String... folders) throws IOException {
    try {
      Files.createDirectories(path);
      for (String folder : folders) {
        Files.createDirectories(path.resolve(folder));
      }
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(path, e);
    }
    return open(path);
  }

  /** @throws FormatException where another process has it open */
  public static RunDirectory open(Path path) throws IOException {
    Path file = path.resolve(LOCK);
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock held = channel.tryLock();
      if (held != null) {
        AtomicFile.removeLeftovers(path.resolve(CHECKPOINT));
        AtomicFile.removeLeftovers(path.resolve(GenomeFiles.CHAMPION));
        return new RunDirectory(path, channel);
      }
    } catch (OverlappingFileLockException e) {
      // This process has it open already; said below.
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(file, e);
    }
    channel.close();
    String kind = Files.exists(path.resolve(START)) ? "tuning" : "search";
    throw new FormatException(path.toString(), "another " + kind + " is running in this directory");
  }

  /** Whether a run is there, a search or a tuning, finished or not. */
  public static boolean holdsRun(Path path) {
    try {
      Path config = path.resolve(CONFIG);
      return Files.exists(config) && RunSpec.FORMATS.contains(String.valueOf(Json.read(config).get("format")));
    } catch (FormatException e) {
      return false;
    }
  }

  /** Settings or genomes that a run would replace and that are not of a run, by name; empty where a run is there, or none. */
  public static List<String> foreign(Path path) {
    List<String> precious = List.of(CONFIG, START, GenomeFiles.CHAMPION);
    return holdsRun(path) ? List.of() : precious.stream().filter(file -> Files.exists(path.resolve(file))).toList();
  }

  /**
   * Removes the files of a run, and nothing else.
   *
   * @throws FormatException where one is running there
   */
  public static void remove(Path path) throws IOException {
    try (RunDirectory directory = open(path)) {
      for (String file : FILES) {
        Files.deleteIfExists(directory.file(file));
      }
      Path early = directory.file(EARLY_CHAMPIONS);
      if (Files.isDirectory(early)) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(early, "generation-*.json")) {
          for (Path file : files) {
            Files.delete(file);
          }
        }
      }
    } catch (FormatException e) {
      throw e;
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(path, e);
    }
  }

  /** A file of the run. */
  public Path file(String name) {
    return path.resolve(name);
  }

  /** Writes the champion as the run's best. @param confirmedOver what its fitness is over, in words */
  void writeChampion(RunSpec spec, Champion champion, String confirmedOver) throws IOException {
    write(path.resolve(GenomeFiles.CHAMPION), spec, champion, confirmedOver);
  }

  /** Writes the champion as the best after a generation. */
  void writeEarlyChampion(RunSpec spec, Champion champion, String confirmedOver, int generation) throws IOException {
    String name = String.format(Locale.ROOT, "generation-%05d.json", generation);
    write(path.resolve(EARLY_CHAMPIONS).resolve(name), spec, champion, confirmedOver);
  }

  private void write(Path file, RunSpec spec, Champion champion, String confirmedOver) throws IOException {
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("version", RunSpec.versionOf(path.resolve(CONFIG)));
    provenance.put("seed", spec.seed());
    provenance.put("preset", spec.preset());
    provenance.put("generation", champion.generation());
    if (spec.images() != null) {
      provenance.put(RunImages.KEY, spec.images().toMap());
    }
    provenance.put("fitness", champion.fitness());
    String weights = spec.config().weights().toString();
    provenance.put("fitnessOver", confirmedOver + ", for each shared weight of " + weights);
    GenomeFiles.write(file, new GenomeFile(champion.genome(), spec.task(), provenance));
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
