package precocial.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import precocial.data.DataSet;
import precocial.eval.Evaluator;
import precocial.search.Presets;
import precocial.search.RunSpec;
import precocial.search.SearchConfig;
import precocial.search.Setting;

/** Measures whole short searches, everything included, in generations a second. */
public final class BenchSearch {
  static final String NAME = "search";
  private static final String SWINGUP = "swingup";
  private static final String LAPTOP = "laptop";

  private final BenchTimer timer;

  public BenchSearch(BenchTimer timer) {
    this.timer = timer;
  }

  /** The swing-up preset of a laptop, with so many generations. @param threads null where the backend has none */
  public BenchRow laptop(Evaluator evaluator, String backend, int generations, Integer threads) throws Exception {
    Map<String, Object> settings = Presets.of(SWINGUP).settings(LAPTOP);
    settings.put(Setting.GENERATIONS.key(), generations);
    return measure(evaluator, backend, SWINGUP, LAPTOP, Setting.fromMap(settings), null, threads);
  }

  /** The MNIST search of the paper, with so many genomes and generations. @param threads null where the backend has none */
  public BenchRow paper(
      Evaluator evaluator, String backend, int population, int generations, DataSet data, Integer threads) throws Exception {
    SearchConfig config = BenchPopulation.config(population, generations);
    return measure(evaluator, backend, BenchPopulation.TASK, BenchPopulation.PRESET, config, data, threads);
  }

  private BenchRow measure(
      Evaluator evaluator, String backend, String task, String preset, SearchConfig config, DataSet data, Integer threads)
      throws Exception {
    RunSpec spec = BenchRun.spec(task, preset, backend, config, data);
    double rate = timer.medians(() -> new double[] {config.generations() / BenchRun.seconds(spec, data, evaluator)})[0];
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("task", task);
    parameters.put("preset", preset);
    parameters.put("population", config.population());
    parameters.put("generations", config.generations());
    if (data != null) {
      parameters.put("data", data.name());
    }
    if (threads != null) {
      parameters.put("threads", threads);
    }
    return new BenchRow(NAME, backend, parameters, rate, "generations/s");
  }
}
