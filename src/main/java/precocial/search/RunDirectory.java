package precocial.search;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  /** Spread of the population and time by phase, a row for each generation; a tuning has none. */
  public static final String DETAILS = "details.csv";
  /** The population that was last judged, as of the last checkpoint; a tuning has none. */
  public static final String POPULATION = "population.csv";
  /** The state to go on from. */
  public static final String CHECKPOINT = "checkpoint.gz";
  /** Folder of all champions that there were, by the generation that each was found in; a tuning has none. */
  public static final String CHAMPIONS = "champions";
  /** The genome that a tuning starts from. */
  public static final String START = "genome.json";
  /** The page about the run. */
  public static final String REPORT = "report.html";
  private static final String LOCK = ".lock";
  // The config is last: until it is gone, what is left is known to be of a run.
  private static final List<String> FILES =
      List.of(CHECKPOINT, LOG, DETAILS, POPULATION, GenomeFiles.CHAMPION, START, CONFIG);
  private static final Pattern CHAMPION_NAME = Pattern.compile("generation-(\\d{5}|[1-9]\\d{5,8})\\.json");

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
        for (String name : FILES) {
          AtomicFile.removeLeftovers(path.resolve(name));
        }
        AtomicFile.removeLeftovers(path.resolve(CHAMPIONS), CHAMPION_NAME.pattern());
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
      directory.removeChampions();
      for (String file : FILES) {
        directory.removeFile(file);
      }
    }
  }

  /** Removes a file of the run, if it is there. */
  void removeFile(String name) throws IOException {
    delete(path.resolve(name));
  }

  /** Removes what {@link #champions} names. */
  void removeChampions() throws IOException {
    for (Path file : champions(path).values()) {
      delete(file);
    }
  }

  private static void delete(Path file) throws IOException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(file, e);
    }
  }

  /** The champions that are kept in a run's directory, by the generation that names the file, ascending. */
  static SortedMap<Integer, Path> champions(Path path) {
    SortedMap<Integer, Path> champions = new TreeMap<>();
    File[] files = path.resolve(CHAMPIONS).toFile().listFiles();
    for (File file : files == null ? new File[0] : files) {
      Matcher name = CHAMPION_NAME.matcher(file.getName());
      if (name.matches()) {
        champions.put(Integer.valueOf(name.group(1)), file.toPath());
      }
    }
    return champions;
  }

  /** A file of the run. */
  public Path file(String name) {
    return path.resolve(name);
  }

  /**
   * Writes the champion as the run's best, and before that among all champions, so that whoever reads the best finds those before
   * it.
   *
   * @param confirmedOver what its fitness is over, in words
   */
  void writeChampion(RunSpec spec, Champion champion, String confirmedOver) throws IOException {
    String name = String.format(Locale.ROOT, "generation-%05d.json", champion.generation());
    Path kept = path.resolve(CHAMPIONS).resolve(name);
    GenomeFiles.write(kept, content(spec, champion, confirmedOver));
    // To make its text takes several times as long as to write it.
    AtomicFile.write(path.resolve(GenomeFiles.CHAMPION), out -> Files.copy(kept, out));
  }

  private GenomeFile content(RunSpec spec, Champion champion, String confirmedOver) throws FormatException {
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
    return new GenomeFile(champion.genome(), spec.task(), provenance);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
