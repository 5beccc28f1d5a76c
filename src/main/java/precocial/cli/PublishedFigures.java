package precocial.cli;

import java.util.Map;
import precocial.weights.Protocol;

/**
 * What Gaier and Ha 2019 report (arXiv 1906.04358), as they write it: mean and deviation, of 100 trials.
 *
 * @param network the row of their table
 * @param texts by condition
 */
record PublishedFigures(String network, Map<String, String> texts) {
  private static final String WANN = "WANN";
  private static final String FIXED = "fixed topology";
  private static final PublishedFigures SWINGUP = new PublishedFigures(
      WANN, four("57 +- 121", "515 +- 58", "723 +- 16", "932 +- 6"));
  private static final PublishedFigures SWINGUP_FIXED = new PublishedFigures(
      FIXED, four("21 +- 43", "7 +- 2", "8 +- 1", "918 +- 7"));
  private static final PublishedFigures BIPED = new PublishedFigures(
      WANN, four("-46 +- 54", "51 +- 108", "261 +- 58", "332 +- 1"));
  private static final PublishedFigures BIPED_FIXED = new PublishedFigures(
      FIXED, four("-129 +- 28", "-107 +- 12", "-35 +- 23", "347 +- 1"));
  private static final PublishedFigures MNIST = new PublishedFigures(
      WANN,
      Map.of(
          Protocol.RANDOM_SHARED, "82.0 % +- 18.7", Protocol.TUNED_SHARED, "91.9 %", Protocol.TUNED, "94.2 %",
          Protocol.ENSEMBLE, "91.6 %"));

  private static Map<String, String> four(String random, String randomShared, String tunedShared, String tuned) {
    return Map.of(
        Protocol.RANDOM, random, Protocol.RANDOM_SHARED, randomShared, Protocol.TUNED_SHARED, tunedShared, Protocol.TUNED, tuned);
  }

  /** Those of a task with episodes; null where there are none, as for variants. @param task full name */
  static PublishedFigures episodes(String task, boolean fixed) {
    return switch (task) {
      case "swingup" -> fixed ? SWINGUP_FIXED : SWINGUP;
      case "biped" -> fixed ? BIPED_FIXED : BIPED;
      default -> null;
    };
  }

  /** Those of images; null where there are none. @param mnistTest whether it is MNIST's test split */
  static PublishedFigures images(boolean mnistTest, boolean fixed) {
    return mnistTest && !fixed ? MNIST : null;
  }

  /** Under one condition; empty where none was published. */
  String text(String condition) {
    return texts.getOrDefault(condition, "");
  }
}
