package precocial.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code evaluate} found, to be printed. */
sealed interface Evaluation permits EpisodeEvaluation, ImageEvaluation, ProtocolEvaluation {
  /** For JSON, with the names of the documented form. */
  Map<String, Object> toMap();

  /** Tables. */
  String toText();

  /** What the JSON of each begins with. */
  static Map<String, Object> head(String task, String backend, String genome) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("task", task);
    map.put("backend", backend);
    map.put("genome", genome);
    return map;
  }
}
