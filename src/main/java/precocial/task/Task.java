package precocial.task;

/** What networks are judged by. */
public sealed interface Task permits ControlTask, ImageTask {
  /** The name on the command line and in files. */
  String name();

  /** Inputs of a network, the bias not counted. */
  int inputs();

  /** Outputs of a network. */
  int outputs();
}
