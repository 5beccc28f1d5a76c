package precocial.eval;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import precocial.task.ControlTask;

/** Evaluation on the processor with a number of lanes that a thread steps together, whatever a task says of it. */
public final class BlockEvaluator {
  private BlockEvaluator() {}

  /** @param block lanes that a thread steps together, at most */
  public static Evaluator of(int threads, int block) {
    return new CpuEvaluator(threads, block, Loops.best());
  }

  /** The same task, without a word on how many lanes to step together. */
  public static ControlTask anyBlock(ControlTask task) {
    return (ControlTask)
        Proxy.newProxyInstance(
            ControlTask.class.getClassLoader(),
            new Class<?>[] {ControlTask.class},
            (proxy, method, arguments) -> {
              try {
                return method.getName().equals("mostLanes") ? Integer.MAX_VALUE : method.invoke(task, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
