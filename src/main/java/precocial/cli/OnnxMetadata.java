package precocial.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import precocial.io.GenomeFile;
import precocial.io.Json;
import precocial.search.RunImages;
import precocial.task.ImageTask;
import precocial.task.Task;
import precocial.task.Tasks;

/** What an ONNX model says of itself: where it comes from, what its inputs and outputs are. Lists and provenance are JSON. */
final class OnnxMetadata {
  private OnnxMetadata() {}

  /**
   * @param name of the genome's file, without folders
   * @param weight a number, or how else weights are given
   */
  static Map<String, String> of(String name, GenomeFile file, String weight) {
    Task task = task(file);
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("genome", name);
    if (file.task() != null) {
      metadata.put("task", file.task());
    }
    metadata.put("weight", weight);
    metadata.put("inputs", inputs(task, file));
    metadata.put("input_names", json(task == null ? numbered("input_", file.genome().inputs()) : task.inputNames()));
    metadata.put("outputs", outputs(task));
    metadata.put("output_names", json(task == null ? numbered("output_", file.genome().outputs()) : task.outputNames()));
    metadata.put("provenance", json(file.provenance()));
    return metadata;
  }

  /** The task of a network in its shape; null where its file names none, or one that is not ours or of another shape. */
  private static Task task(GenomeFile file) {
    int inputs = file.genome().inputs();
    int outputs = file.genome().outputs();
    try {
      Task named = file.task() == null ? null : Tasks.named(file.task());
      Task task = named instanceof ImageTask images ? images.withShape(inputs, outputs) : named;
      return task != null && task.inputs() == inputs && task.outputs() == outputs ? task : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static List<String> numbered(String name, int count) {
    return IntStream.range(0, count).mapToObj(i -> name + i).toList();
  }

  private static String inputs(Task task, GenomeFile file) {
    if (!(task instanceof ImageTask)) {
      return "observations as the task gives them, the bias not among them";
    }
    Object prepare = file.provenance().get(RunImages.KEY) instanceof Map<?, ?> images ? images.get("prepare") : null;
    return "pixels from 0 to 1, 8-bit shades divided by 255, row by row, of images after preparation "
        + (prepare == null ? "that is not recorded" : prepare);
  }

  private static String outputs(Task task) {
    if (task == null) {
      return "before clipping or softmax";
    }
    return task instanceof ImageTask ? "one for each class, before softmax" : "before clipping";
  }

  private static String json(Object value) {
    return Json.pretty(value).strip();
  }
}
