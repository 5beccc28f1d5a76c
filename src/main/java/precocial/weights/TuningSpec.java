package precocial.weights;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import precocial.eval.Backend;
import precocial.genome.Genome;
import precocial.io.FormatException;
import precocial.io.Json;
import precocial.search.RunImages;
import precocial.search.RunSpec;
import precocial.task.ImageTask;
import precocial.task.Tasks;

/**
 * Everything that, together with the genome, determines a tuning: the same spec and genome give the same log and champion.
 * Written to a run directory as {@code config.json}.
 *
 * @param task its name
 * @param seed of all its random numbers
 * @param backend name of the backend that the run was begun on; it goes on there or on one with the same bits
 * @param sharedWeight the weight that all connections begin with; null where each begins with the genome's own
 * @param images null for a task without
 */
public record TuningSpec(
    String task, long seed, String backend, Float sharedWeight, TuningConfig config, RunImages images) {
  private static final String FORMAT = RunSpec.TUNING;
  private static final int VERSION = 1;
  private static final String METHOD = "method";
  private static final String WEIGHT = "sharedWeight";

  /** @throws IllegalArgumentException for a shared weight that is not finite */
  public TuningSpec {
    if (sharedWeight != null && !Float.isFinite(sharedWeight)) {
      throw new IllegalArgumentException("a shared weight must be finite, not " + sharedWeight);
    }
  }

  /** A number that another task, genome, seed or setting changes, and a backend with other bits. */
  long fingerprint(Genome genome) {
    CRC32 crc = new CRC32();
    String all = task + "\n" + seed + "\n" + Backend.bits(backend) + "\n" + sharedWeight + "\n" + config.method().label() + "\n"
        + Json.pretty(TuningSetting.toMap(config, images != null))
        + (images == null ? "" : images.preparation().label() + "\n" + images.sha256() + "\n")
        + genome.inputs() + " " + genome.outputs() + " " + genome.nodes() + " " + genome.connections();
    crc.update(all.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }

  /** @param more for information, as what the run was made with */
  void write(Path file, Map<String, ?> more) throws IOException {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("format", FORMAT);
    map.put("version", VERSION);
    map.put("task", task);
    map.put(METHOD, config.method().label());
    map.put("seed", seed);
    map.put("backend", backend);
    map.put(WEIGHT, sharedWeight);
    if (images != null) {
      map.put(RunImages.KEY, images.toMap());
    }
    map.put("settings", TuningSetting.toMap(config, images != null));
    map.putAll(more);
    Json.write(file, map);
  }

  /** Whether a config is that of a tuning; that it is right is for {@link #read} to say. */
  public static boolean isOf(Path file) throws FormatException {
    return FORMAT.equals(Json.read(file).get("format"));
  }

  /** @throws FormatException naming the file and what is wrong in it */
  public static TuningSpec read(Path file) throws FormatException {
    Map<String, Object> map = Json.read(file);
    if (!FORMAT.equals(map.get("format")) || !Integer.valueOf(VERSION).equals(map.get("version"))) {
      throw new FormatException(
          file.toString(),
          RunSpec.FORMAT.equals(map.get("format"))
              ? "is the config of a search, with which precocial search --resume goes on, not of a tuning"
              : "not the config of a tuning in format " + FORMAT + " version " + VERSION);
    }
    try {
      boolean needsImages = Tasks.named(text(map, "task")) instanceof ImageTask;
      if (needsImages != (map.get(RunImages.KEY) instanceof Map<?, ?>)) {
        throw new IllegalArgumentException("images must be " + (needsImages ? "an object" : "absent, for the task has none"));
      }
      if (!(map.get("seed") instanceof Number seed) || seed instanceof Double) {
        throw new IllegalArgumentException("seed must be a whole number, not " + map.get("seed"));
      }
      if (!(map.get("settings") instanceof Map<?, ?> settings)) {
        throw new IllegalArgumentException("settings must be an object");
      }
      Object weight = map.get(WEIGHT);
      if (weight != null && !(weight instanceof Number)) {
        throw new IllegalArgumentException(WEIGHT + " must be a number or null, not " + weight);
      }
      Map<String, Object> byKey = new LinkedHashMap<>();
      settings.forEach((key, value) -> byKey.put(key.toString(), value));
      return new TuningSpec(
          text(map, "task"), seed.longValue(), text(map, "backend"), weight == null ? null : ((Number) weight).floatValue(),
          TuningSetting.fromMap(TuningMethod.ofLabel(text(map, METHOD), needsImages), needsImages, byKey),
          needsImages ? RunImages.of((Map<?, ?>) map.get(RunImages.KEY)) : null);
    } catch (IllegalArgumentException e) {
      throw new FormatException(file.toString(), e.getMessage());
    }
  }

  private static String text(Map<String, Object> map, String key) {
    if (map.get(key) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(key + " must be a text, not " + map.get(key));
  }
}
