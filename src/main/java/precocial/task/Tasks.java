package precocial.task;

import java.util.List;
import precocial.task.control.SwingUp;

/** The tasks by name. */
public final class Tasks {
  private static final List<Task> ALL = List.of(new SwingUp(), ImageTask.MNIST);

  private Tasks() {}

  /** @throws IllegalArgumentException for an unknown name, listing the known ones */
  public static Task named(String name) {
    for (Task task : ALL) {
      if (task.name().equals(name)) {
        return task;
      }
    }
    throw new IllegalArgumentException("unknown task '" + name + "'; known: " + String.join(", ", names()));
  }

  /**
   * A control task by its name.
   *
   * @throws IllegalArgumentException for an unknown name, or one of a task without episodes
   */
  public static ControlTask control(String name) {
    if (named(name) instanceof ControlTask task) {
      return task;
    }
    throw new IllegalArgumentException("task '" + name + "' has no episodes");
  }

  /** The names of all tasks. */
  public static List<String> names() {
    return ALL.stream().map(Task::name).toList();
  }
}
