package precocial.benchmarks;

import java.util.Map;
import precocial.search.Presets;
import precocial.search.RunSpec;
import precocial.search.SearchConfig;
import precocial.search.Setting;

/** Searches of a moment. */
final class TestConfigs {
  private TestConfigs() {}

  static Map<String, Object> settings(int population) {
    Map<String, Object> settings = Presets.of("swingup").settings("paper");
    settings.put(Setting.POPULATION.key(), population);
    return settings;
  }

  static RunSpec spec(int population, int generations, long seed) {
    Map<String, Object> settings = settings(population);
    settings.put(Setting.GENERATIONS.key(), generations);
    SearchConfig config = Setting.fromMap(settings);
    return new RunSpec("swingup", "small", seed, "cpu", config);
  }
}
