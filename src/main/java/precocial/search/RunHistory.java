package precocial.search;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import precocial.genome.Genome;
import precocial.io.FormatException;
import precocial.io.GenomeFile;
import precocial.io.GenomeFiles;
import precocial.io.Json;

/**
 * What the directory of a search or tuning tells about the run, finished or not. It may be read while the run goes on: what was
 * written by then is there.
 *
 * @param kind {@link #SEARCH} or {@link #TUNING}
 * @param config what {@code config.json} holds
 * @param generations how many the run was planned for
 * @param log {@code log.csv}, with a row for each generation that is done
 * @param details {@code details.csv}, which may lack early rows, or all; without columns where the file is missing
 * @param population the one that was last saved; null where none was
 * @param champions ascending by generation, of which the last is the run's best; of a tuning the network that it began with, as
 *     generation 0, and the best, which takes its place where it has other weights from the very start
 */
public record RunHistory(
    String kind,
    Map<String, Object> config,
    int generations,
    Table log,
    Table details,
    Population population,
    List<Kept> champions) {
  /** A run that looks for topologies. */
  public static final String SEARCH = "search";
  /** A run that looks for the weights of one. */
  public static final String TUNING = "tuning";
  private static final String GENERATION = "generation";

  /** A champion that is kept. @param generation the one that it became champion in */
  public record Kept(int generation, GenomeFile file) {
    /** The network. */
    public Genome genome() {
      return file.genome();
    }
  }

  /** @throws FormatException where it is not the directory of a run, or a file in it is damaged, naming the file and line */
  public static RunHistory read(Path directory) throws FormatException {
    Path file = directory.resolve(RunDirectory.CONFIG);
    if (Files.isDirectory(directory) && Files.notExists(file)) {
      throw new FormatException(directory.toString(), "is a directory without " + RunDirectory.CONFIG + ", so not that of a run");
    }
    Map<String, Object> config = Json.read(file);
    boolean tuning = RunSpec.TUNING.equals(config.get("format"));
    if (!tuning && !RunSpec.FORMAT.equals(config.get("format")) || !Integer.valueOf(1).equals(config.get("version"))) {
      throw new FormatException(file.toString(), "not the config of a search or tuning in format version 1");
    }
    // The log comes last, so that it has at least the generations that the others have; but for what a killed run left.
    List<Kept> champions = tuning ? ofTuning(directory) : ofSearch(directory);
    Path judged = directory.resolve(RunDirectory.POPULATION);
    Population population = tuning || Files.notExists(judged) ? null : Population.read(judged);
    Table details = tuning ? Table.empty() : table(directory.resolve(RunDirectory.DETAILS));
    Table log = table(directory.resolve(RunDirectory.LOG));
    int last = log.rows() == 0 ? 0 : log.integers(GENERATION, 1)[log.rows() - 1];
    return new RunHistory(
        tuning ? TUNING : SEARCH,
        config,
        planned(file, config),
        log,
        upTo(last, details),
        population == null || population.generation() > last ? null : population,
        champions.stream().filter(champion -> champion.generation() <= last).toList()); // Others are of a killed run's end.
  }

  private static int planned(Path file, Map<String, Object> config) throws FormatException {
    String key = Setting.GENERATIONS.key(); // The settings of a tuning have the same.
    if (config.get("settings") instanceof Map<?, ?> settings && settings.get(key) instanceof Integer generations) {
      return generations;
    }
    throw new FormatException(file.toString(), "settings must have an integer " + key);
  }

  private static Table table(Path file) throws FormatException {
    if (Files.notExists(file)) {
      return Table.empty();
    }
    Table table = Table.read(file);
    int[] generations = table.integers(GENERATION, 1);
    for (int row = 1; row < generations.length; row++) {
      if (generations[row] <= generations[row - 1]) {
        throw table.bad(row, "is of generation " + generations[row] + " and follows " + generations[row - 1]);
      }
    }
    return table;
  }

  private static Table upTo(int last, Table details) throws FormatException {
    int rows = details.rows();
    int[] generations = rows == 0 ? new int[0] : details.integers(GENERATION, 1);
    while (rows > 0 && generations[rows - 1] > last) {
      rows--;
    }
    return details.first(rows);
  }

  private static List<Kept> ofSearch(Path directory) throws FormatException {
    Path file = directory.resolve(GenomeFiles.CHAMPION);
    if (Files.notExists(file)) {
      return List.of();
    }
    Kept best = kept(file);
    SortedMap<Integer, Kept> champions = new TreeMap<>();
    // Files past the best are of a run that was killed and resumed from before them.
    for (Map.Entry<Integer, Path> each : RunDirectory.champions(directory).headMap(best.generation()).entrySet()) {
      Kept champion = kept(each.getValue());
      // Earlier where an older version wrote it, which kept the champions after generations 1, 2, 4, 8 and so on.
      if (champion.generation() > each.getKey()) {
        throw new FormatException(each.getValue().toString(), "holds a champion of generation " + champion.generation());
      }
      champions.put(champion.generation(), champion);
    }
    champions.put(best.generation(), best);
    return List.copyOf(champions.values());
  }

  private static List<Kept> ofTuning(Path directory) throws FormatException {
    List<Kept> champions = new ArrayList<>();
    Path start = directory.resolve(RunDirectory.START);
    Path file = directory.resolve(GenomeFiles.CHAMPION);
    Kept best = Files.notExists(file) ? null : kept(file);
    if (Files.exists(start) && (best == null || best.generation() > 0)) {
      champions.add(new Kept(0, GenomeFiles.read(start, null, null)));
    }
    if (best != null) {
      champions.add(best);
    }
    return List.copyOf(champions);
  }

  private static Kept kept(Path file) throws FormatException {
    GenomeFile content = GenomeFiles.read(file, null, null);
    if (content.provenance().get(GENERATION) instanceof Integer generation && generation >= 0) {
      return new Kept(generation, content);
    }
    throw new FormatException(file.toString(), "provenance must have the generation that it became champion in, an integer");
  }
}
