package precocial.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.IntConsumer;
import precocial.task.ControlTask;
import precocial.task.Environment;
import precocial.task.ReferenceEnvironment;

/**
 * Episodes that are counted as they are given up.
 *
 * @param ended is told how many have just ended, by whichever thread ran them
 */
record CountedEnvironment(Environment environment, IntConsumer ended) implements Environment {
  /** The same task, whose episodes are counted. Whatever else a task can be asked is asked of it, so it stays one of its kind. */
  static ControlTask count(ControlTask task, IntConsumer ended) {
    return (ControlTask)
        Proxy.newProxyInstance(
            ControlTask.class.getClassLoader(),
            new Class<?>[] {ControlTask.class},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(task, arguments);
                if (answer instanceof ReferenceEnvironment) {
                  ended.accept(1); // One for each episode.
                }
                return answer instanceof Environment lanes ? new CountedEnvironment(lanes, ended) : answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public void add(double[][] starts) {
    environment.add(starts);
  }

  @Override
  public void keep(int[] lanes) {
    int before = environment.lanes();
    environment.keep(lanes);
    ended.accept(before - lanes.length);
  }

  @Override
  public float[][] observations() {
    return environment.observations();
  }

  @Override
  public void step(float[][] actions) {
    environment.step(actions);
  }

  @Override
  public int lanes() {
    return environment.lanes();
  }

  @Override
  public boolean running(int lane) {
    return environment.running(lane);
  }

  @Override
  public float total(int lane) {
    return environment.total(lane);
  }

  @Override
  public int steps(int lane) {
    return environment.steps(lane);
  }

  @Override
  public void close() {
    environment.close();
  }
}
