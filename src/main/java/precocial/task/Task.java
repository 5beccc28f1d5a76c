package precocial.task;

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
}
