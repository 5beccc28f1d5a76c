package precocial.search;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import precocial.data.DataSet;
import precocial.data.Preparation;
import precocial.io.FormatException;
import precocial.io.GenomeFile;
import precocial.task.ImageTask;
import precocial.task.Tasks;

/**
 * The images of a run.
 *
 * @param folder of the user's IDX files; null for MNIST
 * @param preparation what was done to them
 * @param sha256 of the prepared images and labels, which must be the same when the run goes on
 */
public record RunImages(Path folder, Preparation preparation, String sha256) {
  /** Under which a config and the provenance of a champion name them. */
  public static final String KEY = "images";

  /**
   * The images that a genome was searched with, as its file says; null where it names none.
   *
   * @throws IllegalArgumentException naming what is missing or wrong
   */
  public static RunImages of(GenomeFile file) {
    return file.provenance().get(KEY) instanceof Map<?, ?> map ? of(map) : null;
  }

  /** As files name them. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("folder", folder == null ? null : folder.toString());
    map.put("prepare", preparation.label());
    map.put("sha256", sha256);
    return map;
  }

  /**
   * Refuses images that are not those of a run.
   *
   * @param directory of the run
   * @param recorded those that it was begun on; null where it has none
   * @param data those that are here; null where there are none
   * @throws IllegalArgumentException where there are images for a task without, or none for one with
   * @throws FormatException where they are others
   */
  public static void check(Path directory, String task, RunImages recorded, DataSet data) throws FormatException {
    boolean needed = Tasks.named(task) instanceof ImageTask;
    if (needed != (data != null) || needed != (recorded != null)) {
      throw new IllegalArgumentException("task " + task + (needed ? " needs images" : " has no images"));
    }
    if (needed && !data.sha256().equals(recorded.sha256())) {
      throw new FormatException(
          directory.resolve(RunDirectory.CONFIG).toString(),
          "the run was begun on other images: their sha256 was " + recorded.sha256() + " and is now " + data.sha256());
    }
  }

  /** @throws IllegalArgumentException naming what is missing or wrong */
  public static RunImages of(Map<?, ?> map) {
    Object folder = map.get("folder");
    if (folder != null && !(folder instanceof String) || !(map.get("prepare") instanceof String prepare)
        || !(map.get("sha256") instanceof String sha256)) {
      throw new IllegalArgumentException(
          "images must have prepare and sha256, both texts, and folder, a text or null, not " + map);
    }
    return new RunImages(folder == null ? null : Path.of((String) folder), Preparation.ofLabel(prepare), sha256);
  }
}
