package precocial.cli;

import java.util.Map;

/** What {@code evaluate} found, to be printed. */
sealed interface Evaluation permits EpisodeEvaluation, ImageEvaluation {
  /** For JSON, with the names of the documented form. */
  Map<String, Object> toMap();

  /** Tables. */
  String toText();
}
