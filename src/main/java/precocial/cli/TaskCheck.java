package precocial.cli;

import precocial.task.ControlTask;
import precocial.task.Task;

/** Whether a task can run here, for commands that have its episodes run; others do without. */
final class TaskCheck {
  private TaskCheck() {}

  /** @throws FailureException with the reason where its episodes can't run here, as where native code is missing */
  static void requireEpisodes(Task task) {
    if (task instanceof ControlTask control) {
      control.unavailable().ifPresent(
          reason -> {
            throw new FailureException("task " + task.name() + " can't run here: " + reason, null);
          });
    }
  }
}
