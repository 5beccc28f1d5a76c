package precocial.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import precocial.genome.Genome;
import precocial.io.GenomeFile;
import precocial.io.Json;
import precocial.search.RunHistory;
import precocial.task.Task;

/**
 * What a page is about: a run, or one genome.
 *
 * @param title of the page
 * @param facts label and text, to be shown as they are
 * @param history null for a genome
 * @param champions ascending; of a genome that one
 */
record Subject(String title, Task task, Map<String, String> facts, RunHistory history, List<Shown> champions) {
  /**
   * A champion to be shown.
   *
   * @param generation in which it became champion; null for a genome
   * @param fitness as its provenance says; null where it does not
   */
  record Shown(Integer generation, String label, Double fitness, Genome genome) {
    /** Whether it has weights of its own. */
    boolean individual() {
      return genome.connections().stream().anyMatch(c -> c.weight() != 1f);
    }
  }

  static Subject of(String name, GenomeFile file, Task task) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("genome", name);
    facts.put("task", task.name());
    file.provenance().forEach((key, value) -> facts.put(key, text(value)));
    return new Subject(name, task, facts, null, List.of(new Shown(null, name, fitness(file), file.genome())));
  }

  static Subject of(String name, RunHistory history, Task task) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("run", name);
    for (String key : List.of("task", "method", "preset", "seed", "backend", "sharedWeight", "images", "madeWith", "settings")) {
      Object value = history.config().get(key);
      if (value != null) {
        facts.put(key, text(value));
      }
    }
    List<Shown> champions = new ArrayList<>();
    for (RunHistory.Kept kept : history.champions()) {
      boolean start = kept.generation() == 0;
      champions.add(
          new Shown(
              kept.generation(), start ? "as it began" : "generation " + kept.generation(), start ? null : fitness(kept.file()),
              kept.file().genome()));
    }
    if (!champions.isEmpty()) {
      history.champions().get(champions.size() - 1).file().provenance().forEach(
          (key, value) -> facts.putIfAbsent("champion's " + key, text(value)));
    }
    return new Subject(name, task, facts, history, champions);
  }

  private static Double fitness(GenomeFile file) {
    return file.provenance().get("fitness") instanceof Number number ? number.doubleValue() : null;
  }

  /** A value as people read it. */
  private static String text(Object value) {
    if (value instanceof Map<?, ?> map) {
      List<String> parts = new ArrayList<>();
      map.forEach((key, part) -> parts.add(part == null ? "no " + key : key + " " + text(part)));
      return String.join(", ", parts);
    }
    return value instanceof List<?> list
        ? String.join(", ", list.stream().map(Subject::text).toList())
        : value instanceof Double number ? Json.pretty(number).strip() : String.valueOf(value);
  }
}
