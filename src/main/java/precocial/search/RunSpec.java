package precocial.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import precocial.eval.Backend;
import precocial.io.FormatException;
import precocial.io.Json;
import precocial.search.Trials.Batch;
import precocial.search.Trials.Episodes;
import precocial.task.ControlTask;
import precocial.task.ImageTask;
import precocial.task.Leniency;
import precocial.task.Task;
import precocial.task.Tasks;

/**
 * Everything that determines a run: the same spec gives the same log and champion. Written to a run directory as {@code
 * config.json}.
 *
 * @param task its full name, options included
 * @param preset name of the preset that the settings started from, for information
 * @param seed of all its random numbers
 * @param backend name of the backend that the run was begun on; it goes on there or on one with the same bits
 * @param images null for a task without
 */
public record RunSpec(String task, String preset, long seed, String backend, SearchConfig config, RunImages images) {
  /** The format of the config of a search. */
  public static final String FORMAT = "precocial-run";
  /** The format of the config of a tuning, which is another kind of run. */
  public static final String TUNING = "precocial-tuning";
  /** Of the configs of all runs. */
  static final List<String> FORMATS = List.of(FORMAT, TUNING);
  private static final int VERSION = 1;
  /** Under which a config holds the versions that it was made with. */
  public static final String MADE_WITH = "madeWith";

  /** A run without images. */
  public RunSpec(String task, String preset, long seed, String backend, SearchConfig config) {
    this(task, preset, seed, backend, config, null);
  }

  /** A number that another task, seed or setting changes, and a backend with other bits. */
  long fingerprint() {
    CRC32 crc = new CRC32();
    String all = task + "\n" + seed + "\n" + Backend.bits(backend) + "\n" + Json.pretty(Setting.toMap(config))
        + (images == null ? "" : "\n" + images.preparation().label() + "\n" + images.sha256());
    crc.update(all.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }

  /** The version of the program that wrote a config; empty where it says none. */
  public static String versionOf(Path file) throws FormatException {
    return Json.read(file).get(MADE_WITH) instanceof Map<?, ?> made && made.get("precocial") instanceof String text ? text : "";
  }

  /** @param versions what the run was made with, for information */
  void write(Path file, Map<String, String> versions) throws IOException {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("format", FORMAT);
    map.put("version", VERSION);
    map.put("task", task);
    map.put("preset", preset);
    map.put("seed", seed);
    map.put("backend", backend);
    if (images != null) {
      map.put(RunImages.KEY, images.toMap());
    }
    map.put("settings", Setting.toMap(config));
    map.put(MADE_WITH, versions);
    Json.write(file, map);
  }

  /** @throws FormatException naming the file and what is wrong in it */
  public static RunSpec read(Path file) throws FormatException {
    Map<String, Object> map = Json.read(file);
    if (!FORMAT.equals(map.get("format")) || !Integer.valueOf(VERSION).equals(map.get("version"))) {
      throw new FormatException(
          file.toString(),
          TUNING.equals(map.get("format"))
              ? "is the config of a tuning, with which precocial tune --resume goes on, not of a search"
              : "not the config of a run in format " + FORMAT + " version " + VERSION);
    }
    try {
      Task task = Tasks.named(text(map, "task"));
      boolean needsImages = task instanceof ImageTask;
      if (needsImages != (map.get(RunImages.KEY) instanceof Map<?, ?>)) {
        throw new IllegalArgumentException("images must be " + (needsImages ? "an object" : "absent, for the task has none"));
      }
      if (!(map.get("seed") instanceof Number seed) || seed instanceof Double) {
        throw new IllegalArgumentException("seed must be a whole number, not " + map.get("seed"));
      }
      if (!(map.get("settings") instanceof Map<?, ?> settings)) {
        throw new IllegalArgumentException("settings must be an object");
      }
      Map<String, Object> byKey = new LinkedHashMap<>();
      settings.forEach((key, value) -> byKey.put(key.toString(), value));
      SearchConfig config = Setting.fromMap(byKey);
      if (needsImages != (config.trials() instanceof Batch)) {
        throw new IllegalArgumentException("settings are those of a task " + (needsImages ? "without" : "with") + " images");
      }
      requireTrials(task, config);
      return new RunSpec(
          task.name(), text(map, "preset"), seed.longValue(), text(map, "backend"), config,
          needsImages ? RunImages.of((Map<?, ?>) map.get(RunImages.KEY)) : null);
    } catch (IllegalArgumentException e) {
      throw new FormatException(file.toString(), e.getMessage());
    }
  }

  /** @throws IllegalArgumentException for episodes that the task has none of */
  private static void requireTrials(Task task, SearchConfig config) {
    if (task instanceof ControlTask control && config.trials() instanceof Episodes episodes) {
      Setting.check(
          episodes.goalStarts() == 0 || control.hasGoalStarts(), Setting.GOAL_STARTS, episodes.goalStarts(),
          "0, for task " + task.name() + " has no starts about a goal");
      if (!control.hasLeniency() && !episodes.leniency().equals(Leniency.NONE)) {
        throw new IllegalArgumentException(
            "settings alg_patience and alg_failure must be left out: task " + task.name() + " knows of no leniency");
      }
    }
  }

  private static String text(Map<String, Object> map, String key) {
    if (map.get(key) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(key + " must be a text, not " + map.get(key));
  }
}
