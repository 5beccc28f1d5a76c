package precocial.weights;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import precocial.search.Presets;
import precocial.search.SettingValues;

/**
 * The settings of a tuning by the names that files and {@code --set} use. What a search has as well goes by the same name. Each
 * method has some of them; {@code resources/precocial/tuning} holds their defaults by task and method.
 */
public enum TuningSetting {
  /** Generations. */
  GENERATIONS("maxGen", TuningConfig::generations),
  /** Candidates of a generation. */
  POPULATION("popSize", TuningConfig::population, TuningMethod.PEPG, TuningMethod.CMA_ES),
  /** Starts that each candidate of a generation is tried on. */
  STARTS("alg_nReps", TuningConfig::trials),
  /** In the last quarter of the generations, so many times as many starts. */
  LATE_FACTOR("late_factor", TuningConfig::lateFactor),
  /** Images that each candidate of a generation, or a step of gradient descent, is tried on. */
  BATCH("batch", TuningConfig::trials),
  /** Deviation of the first candidates' weights; of gradient descent, of where it starts about the given weights. */
  DEVIATION("sigma_init", TuningConfig::deviation),
  /** How far the weights follow the gradient. */
  LEARNING_RATE("learn_rate", TuningConfig::learningRate, TuningMethod.PEPG, TuningMethod.ADAM),
  /** How far the deviations follow theirs. */
  DEVIATION_LEARNING_RATE("sigma_learnRate", TuningConfig::deviationLearningRate, TuningMethod.PEPG),
  /** What the deviations decay to over all generations, as a share of those at the start. */
  FINAL_SHARE("sigma_final", TuningConfig::finalShare, TuningMethod.PEPG),
  /** Which no deviation falls below. */
  LEAST_DEVIATION("sigma_least", TuningConfig::leastDeviation, TuningMethod.PEPG),
  /** Steps of gradient descent in a generation. */
  STEPS("steps", TuningConfig::steps, TuningMethod.ADAM),
  /** Every so many generations, and in the last, the best are tried for champion. */
  CONFIRM("confirm_every", TuningConfig::confirmEvery);

  private final String key;
  private final Function<TuningConfig, Object> get;
  private final List<TuningMethod> methods;

  TuningSetting(String key, Function<TuningConfig, Object> get, TuningMethod... methods) {
    this.key = key;
    this.get = get;
    this.methods = List.of(methods.length == 0 ? TuningMethod.values() : methods);
  }

  /** The name in files and on the command line. */
  public String key() {
    return key;
  }

  private static Stream<TuningSetting> of(TuningMethod method, boolean images) {
    return Arrays.stream(values()).filter(s -> s.isOf(images) && s.methods.contains(method));
  }

  private boolean isOf(boolean images) {
    return images ? this != STARTS && this != LATE_FACTOR : this != BATCH;
  }

  /** Whether a method has it. */
  public boolean isOf(TuningMethod method) {
    return methods.contains(method);
  }

  /** All settings of a tuning by key, in order. @param images whether its task has images */
  public static Map<String, Object> toMap(TuningConfig config, boolean images) {
    Map<String, Object> map = new LinkedHashMap<>();
    of(config.method(), images).forEach(s -> map.put(s.key, s.get.apply(config)));
    return map;
  }

  /**
   * The method that did best for a task, which is the first of its file.
   *
   * @param family name of the task, without its options
   */
  public static TuningMethod usualMethod(String family) {
    return TuningMethod.ofLabel(Presets.ofTuning(family).names().get(0), true);
  }

  /**
   * The defaults of a task, by key.
   *
   * @param family name of the task, without its options
   */
  public static Map<String, Object> defaults(String family, TuningMethod method) {
    return Presets.ofTuning(family).settings(method.label());
  }

  /**
   * A config from values by key, numbers or their text.
   *
   * @throws IllegalArgumentException naming the key that is unknown, missing or has a bad value
   */
  public static TuningConfig fromMap(TuningMethod method, boolean images, Map<String, ?> map) {
    List<String> known = of(method, images).map(s -> s.key).toList();
    for (String key : map.keySet()) {
      if (!known.contains(key)) {
        throw new IllegalArgumentException(
            "unknown setting '" + key + "' of " + method.label() + "; known: " + String.join(", ", known));
      }
    }
    return new TuningConfig(
        method,
        GENERATIONS.integer(method, map),
        POPULATION.integer(method, map),
        SettingValues.integer(map, images ? BATCH.key : STARTS.key),
        images ? 1 : SettingValues.integer(map, LATE_FACTOR.key),
        DEVIATION.number(method, map),
        LEARNING_RATE.number(method, map),
        DEVIATION_LEARNING_RATE.number(method, map),
        FINAL_SHARE.number(method, map),
        LEAST_DEVIATION.number(method, map),
        STEPS.integer(method, map),
        CONFIRM.integer(method, map));
  }

  private int integer(TuningMethod method, Map<String, ?> map) {
    return isOf(method) ? SettingValues.integer(map, key) : 1;
  }

  private double number(TuningMethod method, Map<String, ?> map) {
    return isOf(method) ? SettingValues.number(map, key) : 0;
  }
}
