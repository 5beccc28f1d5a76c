package precocial.task;

import java.util.List;
import precocial.task.control.SwingUp;

/** The tasks by name. */
public final class Tasks {
  private static final List<Task> ALL = List.of(new SwingUp());

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

  /** The names of all tasks. */
  public static List<String> names() {
    return ALL.stream().map(Task::name).toList();
  }
}
