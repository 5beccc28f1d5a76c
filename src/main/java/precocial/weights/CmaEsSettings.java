package precocial.weights;

/**
 * How {@link CmaEs} searches.
 *
 * @param population candidates of a generation, 4 at least
 * @param deviation of the weights about the centre at the start
 */
public record CmaEsSettings(int population, double deviation) {
  public CmaEsSettings {
    if (population < 4) {
      throw new IllegalArgumentException("cma-es needs a population of at least 4, not " + population);
    }
    if (!(deviation > 0 && deviation <= 100)) {
      throw new IllegalArgumentException("the deviation must be above 0 and at most 100, not " + deviation);
    }
  }

  /** The least population that is advised: 4 + 3 ln n (Hansen 2016, equation 48). */
  public static int usualPopulation(int weights) {
    return 4 + (int) (3 * StrictMath.log(weights));
  }
}
