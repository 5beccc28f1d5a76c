package precocial.weights;

/**
 * How {@link Pepg} searches.
 *
 * @param population candidates of a generation, an even number
 * @param deviation of the weights about the centre at the start
 * @param learningRate about how far a weight's centre moves in a generation, in units of its deviation
 * @param deviationLearningRate how fast the deviations adapt; 0 leaves them as they are
 * @param deviationDecay factor of all deviations, generation after generation; 1 for none
 * @param leastDeviation which no deviation falls below
 */
public record PepgSettings(
    int population, double deviation, double learningRate, double deviationLearningRate, double deviationDecay,
    double leastDeviation) {
  public PepgSettings {
    check(population >= 2 && population % 2 == 0, "pepg takes its candidates in pairs: an even population, not " + population);
    check(deviation > 0 && deviation <= 100, "the deviation must be above 0 and at most 100, not " + deviation);
    check(learningRate > 0 && learningRate <= 100, "the learning rate must be above 0 and at most 100, not " + learningRate);
    check(
        deviationLearningRate >= 0 && deviationLearningRate <= 10,
        "the learning rate of the deviations must be from 0 to 10, not " + deviationLearningRate);
    check(
        deviationDecay > 0 && deviationDecay <= 1,
        "the decay of the deviations must be above 0 and at most 1, not " + deviationDecay);
    check(
        leastDeviation > 0 && leastDeviation <= deviation,
        "the least deviation must be above 0 and at most the one at the start, " + deviation + ", not " + leastDeviation);
  }

  /**
   * Deviations that become finer by themselves: over so many generations they decay to a tenth. The other settings as they did
   * well in our experiments.
   */
  public static PepgSettings over(int generations, int population, double deviation, double learningRate) {
    double decay = StrictMath.pow(0.1, 1.0 / generations);
    return new PepgSettings(population, deviation, learningRate, 0.2, decay, deviation / 50);
  }

  private static void check(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
