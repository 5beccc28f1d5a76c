package precocial.weights;

import java.util.Map;
import precocial.search.SettingValues;

/**
 * Settings of a tuning; each is checked when the record is made. In files and on the command line they have other names (see
 * {@link TuningSetting}). What a method does not have is 1 or 0.
 *
 * @param generations at least 1
 * @param population candidates of a generation
 * @param trials starts that each candidate is tried on, or images of a batch
 * @param lateFactor in the last quarter of the generations, so many times as many starts; 1 with images
 * @param deviation of the first candidates' weights; of gradient descent, of the weights it starts from about the given ones
 * @param learningRate how far the weights follow the gradient
 * @param deviationLearningRate how far the deviations follow theirs
 * @param finalShare what the deviations have decayed to when all generations are done, as a share of those at the start, but for
 *     what they learn
 * @param leastDeviation which no deviation falls below
 * @param steps of gradient descent in a generation
 * @param confirmEvery every so many generations, and in the last, the best are tried for champion
 */
public record TuningConfig(
    TuningMethod method,
    int generations,
    int population,
    int trials,
    int lateFactor,
    double deviation,
    double learningRate,
    double deviationLearningRate,
    double finalShare,
    double leastDeviation,
    int steps,
    int confirmEvery) {
  private static final int MOST_TRIALS = 50_000_000; // of a generation

  /** @throws IllegalArgumentException with one line that names the setting, its value and what would be right */
  public TuningConfig {
    check(generations >= 1, TuningSetting.GENERATIONS, generations, "at least 1");
    SettingValues.check(trials >= 1, "alg_nReps (or batch)", trials, "at least 1");
    check(lateFactor >= 1 && lateFactor <= 1000, TuningSetting.LATE_FACTOR, lateFactor, "from 1 to 1000");
    check(confirmEvery >= 1, TuningSetting.CONFIRM, confirmEvery, "at least 1");
    check(steps >= 1, TuningSetting.STEPS, steps, "at least 1");
    check(
        (double) population * trials * lateFactor <= MOST_TRIALS && (long) steps * trials <= 20L * MOST_TRIALS,
        method.needsGradient() ? TuningSetting.STEPS : TuningSetting.POPULATION, method.needsGradient() ? steps : population,
        "such that a generation has no more than " + MOST_TRIALS + " trials");
    switch (method) {
      case PEPG -> {
        check(finalShare > 0 && finalShare <= 1, TuningSetting.FINAL_SHARE, finalShare, "above 0 and at most 1");
        pepg(generations, population, deviation, learningRate, deviationLearningRate, finalShare, leastDeviation);
      }
      case CMA_ES -> new CmaEsSettings(population, deviation);
      case ADAM -> {
        check(learningRate > 0 && learningRate <= 1, TuningSetting.LEARNING_RATE, learningRate, "above 0 and at most 1");
        check(deviation >= 0 && deviation <= 100, TuningSetting.DEVIATION, deviation, "from 0 to 100");
      }
    }
  }

  private static void check(boolean right, TuningSetting setting, Object value, String wanted) {
    SettingValues.check(right, setting.key(), value, wanted);
  }

  /**
   * The defaults of a task and a method.
   *
   * @param family name of the task, without its options
   * @param images whether the task has images
   */
  public static TuningConfig of(String family, boolean images, TuningMethod method) {
    return TuningSetting.fromMap(method, images, TuningSetting.defaults(family, method));
  }

  /** The same with one setting changed. @param images whether the task has images */
  public TuningConfig with(TuningSetting setting, Object value, boolean images) {
    Map<String, Object> map = TuningSetting.toMap(this, images);
    map.put(setting.key(), value);
    return TuningSetting.fromMap(method, images, map);
  }

  PepgSettings pepg() {
    return pepg(generations, population, deviation, learningRate, deviationLearningRate, finalShare, leastDeviation);
  }

  private static PepgSettings pepg(
      int generations, int population, double deviation, double learningRate, double deviationLearningRate, double finalShare,
      double leastDeviation) {
    double decay = StrictMath.pow(finalShare, 1.0 / generations);
    return new PepgSettings(population, deviation, learningRate, deviationLearningRate, decay, leastDeviation);
  }

  /** Starts that each candidate of a generation is tried on; many at the end, where few tell the candidates no more apart. */
  int trials(int generation) {
    return generation > generations - generations / 4 ? trials * lateFactor : trials;
  }

  CmaEsSettings cmaEs() {
    return new CmaEsSettings(population, deviation);
  }
}
