package precocial.task;

import java.util.List;
import java.util.stream.IntStream;

/** What networks are judged by. */
public sealed interface Task permits ControlTask, ImageTask {
  /** The name on the command line and in files: that of the family, and after a colon whatever is not as usual in it. */
  String name();

  /** The name without options, by which settings are found. */
  default String family() {
    return name().split(":", 2)[0];
  }

  /** Inputs of a network, the bias not counted. */
  int inputs();

  /** Outputs of a network. */
  int outputs();

  /** What each input is, for pictures and other programs: short, of letters, digits and underscores, all different. */
  default List<String> inputNames() {
    return IntStream.range(0, inputs()).mapToObj(i -> "input_" + i).toList();
  }

  /** What each output is, likewise. */
  default List<String> outputNames() {
    return IntStream.range(0, outputs()).mapToObj(i -> "output_" + i).toList();
  }
}
