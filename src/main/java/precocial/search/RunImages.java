package precocial.search;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import precocial.data.Preparation;

/**
 * The images of a run.
 *
 * @param folder of the user's IDX files; null for MNIST
 * @param preparation what was done to them
 * @param sha256 of the prepared images and labels, which must be the same when the run goes on
 */
public record RunImages(Path folder, Preparation preparation, String sha256) {
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
      throw new IllegalArgumentException("images must have the texts folder, prepare and sha256, not " + map);
    }
    return new RunImages(folder == null ? null : Path.of((String) folder), Preparation.ofLabel(prepare), sha256);
  }
}
