package precocial.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import precocial.data.DataSet;
import precocial.eval.CpuBackend;
import precocial.eval.Evaluator;
import precocial.search.Presets;
import precocial.search.SearchConfig;
import precocial.search.Setting;

/**
 * Successive generations at the end of a search on images: what the backends are timed on.
 *
 * @param generations the first has what the others' parents are
 */
public record BenchPopulation(DataSet data, SearchConfig config, List<BenchGeneration> generations) {
  static final String TASK = "mnist";
  static final String PRESET = "paper";
  /** Generations that are judged, and one before them. */
  private static final int KEPT = 9;

  /**
   * Settings of the paper's search.
   *
   * @throws IllegalArgumentException where the search is too small to be one
   */
  static SearchConfig config(int population, int generations) {
    Map<String, Object> settings = Presets.of(TASK).settings(PRESET);
    settings.put(Setting.POPULATION.key(), population);
    settings.put(Setting.GENERATIONS.key(), generations);
    int tournament = ((Number) settings.get(Setting.TOURNAMENT.key())).intValue();
    settings.put(Setting.TOURNAMENT.key(), Math.min(tournament, population));
    return Setting.fromMap(settings);
  }

  /** Searches on the CPU, on which every backend's bits can be had, to the given generation. */
  public static BenchPopulation evolve(DataSet data, int population, int generations, int threads) throws IOException {
    SearchConfig config = config(population, generations);
    Map<String, Object> settings = Setting.toMap(config);
    int batch = ((Number) settings.get(Setting.BATCH.key())).intValue();
    settings.put(Setting.BATCH.key(), Math.min(batch, data.train().count()));
    try (Evaluator evaluator = new CpuBackend().evaluator(threads)) {
      BenchRecorder recorder = new BenchRecorder(evaluator, KEPT);
      BenchRun.seconds(BenchRun.spec(TASK, PRESET, "cpu", Setting.fromMap(settings), data), data, recorder);
      return new BenchPopulation(data, config, recorder.generations());
    }
  }

  int last() {
    return config.generations();
  }

  /** Those that are judged: all but the first, or that where it is alone. */
  List<BenchGeneration> judged() {
    return generations.subList(generations.size() > 1 ? 1 : 0, generations.size());
  }
}
