package precocial.task;

import java.util.List;
import precocial.task.biped.Biped;
import precocial.task.control.SwingUp;

/** The tasks by name. */
public final class Tasks {
  private static final List<Task> USUAL = List.of(new SwingUp(), new Biped(false), new Biped(true), ImageTask.MNIST);

  /** What may follow a name, for help. */
  public static final String OPTIONS =
      "A variant of swingup has options behind a colon, as in swingup:pole=0.9,noise=0.05,starts=hard: the pole's length in "
          + "metres (0.6), the deviation of noise on each observation (0), starts usual or hard.";

  private Tasks() {}

  /**
   * A task by its name, such as {@code swingup} or {@code swingup:pole=0.9}.
   *
   * @throws IllegalArgumentException for an unknown name, listing the known ones; for a wrong option, saying what would be right
   */
  public static Task named(String name) {
    String[] parts = name.split(":", 2);
    for (Task task : USUAL) {
      if (task.name().equals(parts[0])) {
        return parts.length == 1 ? task : variant(task, parts[1]);
      }
    }
    throw new IllegalArgumentException("unknown task '" + name + "'; known: " + String.join(", ", names()));
  }

  private static Task variant(Task task, String options) {
    if (task instanceof SwingUp) {
      return SwingUp.of(options);
    }
    throw new IllegalArgumentException("task " + task.name() + " has no options, not '" + options + "'");
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

  /** The names of all tasks, without options. */
  public static List<String> names() {
    return USUAL.stream().map(Task::name).toList();
  }
}
