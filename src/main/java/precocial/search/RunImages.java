package precocial.search;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import precocial.data.Preparation;
import precocial.io.GenomeFile;

/**
 * The images of a run.
 *
 * @param folder of the user's IDX files; null for MNIST
 * @param preparation what was done to them
 * @param sha256 of the prepared images and labels, which must be the same when the run goes on
 */
public record RunImages(Path folder, Preparation preparation, String sha256) {
  /** Under which a config and the provenance of a champion name them. */
  static final String KEY = "images";

  /**
   * The images that a genome was searched with, as its file says; null where it names none.
   *
   * @throws IllegalArgumentException naming what is missing or wrong
   */
  public static RunImages of(GenomeFile file) {
    return file.provenance().get(KEY) instanceof Map<?, ?> map ? of(map) : null;
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("folder", folder == null ? null : folder.toString());
    map.put("prepare", preparation.label());
    map.put("sha256", sha256);
    return map;
  }

  /** @throws IllegalArgumentException naming what is missing or wrong */
  static RunImages of(Map<?, ?> map) {
    Object folder = map.get("folder");
    if (folder != null && !(folder instanceof String) || !(map.get("prepare") instanceof String prepare)
        || !(map.get("sha256") instanceof String sha256)) {
      throw new IllegalArgumentException(
          "images must have prepare and sha256, both texts, and folder, a text or null, not " + map);
    }
    return new RunImages(folder == null ? null : Path.of((String) folder), Preparation.ofLabel(prepare), sha256);
  }
}
