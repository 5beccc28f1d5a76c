package precocial.search;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import precocial.io.Json;

/**
 * Settings that come with the program, a file for each task. A preset may name another as its {@code base} and give only what
 * differs.
 */
public final class Presets {
  private final String task;
  private final Map<String, Object> presets;

  private Presets(String task, Map<String, Object> presets) {
    this.task = task;
    this.presets = presets;
  }

  /** Those of searches. @throws IllegalArgumentException where there are none for the task */
  public static Presets of(String task) {
    return of(task, "presets");
  }

  /** Those of tunings, a preset for each method. @throws IllegalArgumentException where there are none for the task */
  public static Presets ofTuning(String task) {
    return of(task, "tuning");
  }

  private static Presets of(String task, String folder) {
    String file = "/precocial/" + folder + "/" + task + ".json";
    try (InputStream in = Presets.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("there are no presets for task '" + task + "'");
      }
      return new Presets(task, Json.parse(file, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new IllegalStateException("the presets in this build are broken: " + e.getMessage(), e);
    }
  }

  public List<String> names() {
    return List.copyOf(presets.keySet());
  }

  /**
   * The settings of a preset, by key.
   *
   * @throws IllegalArgumentException for an unknown name, listing the known ones
   */
  public Map<String, Object> settings(String name) {
    if (!(presets.get(name) instanceof Map<?, ?> preset)) {
      throw new IllegalArgumentException(
          "unknown preset '" + name + "' of " + task + "; known: " + String.join(", ", presets.keySet()));
    }
    Map<String, Object> settings = new LinkedHashMap<>();
    if (preset.get("base") instanceof String base) {
      settings.putAll(settings(base));
    }
    preset.forEach((key, value) -> settings.put(key.toString(), value));
    settings.remove("base");
    return settings;
  }
}
