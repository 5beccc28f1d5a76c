package precocial.task.biped;

import java.util.Optional;
import precocial.task.ControlTask;
import precocial.task.Environment;
import precocial.task.Tasks;

/** Says in a JVM of its own what becomes of a task there. */
final class NativesProbe {
  private NativesProbe() {}

  public static void main(String[] tasks) {
    for (String name : tasks) {
      ControlTask task = Tasks.control(name);
      Optional<String> reason = task.unavailable();
      System.out.println(name + ": " + reason.orElse("available"));
      try (Environment environment = task.environment()) {
        environment.add(new double[][] {task.episode(new double[task.stateNames().size()], 0)});
        environment.step(new float[task.outputs()][1]);
        System.out.println(name + ": " + environment.steps(0) + " step");
      } catch (IllegalStateException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
