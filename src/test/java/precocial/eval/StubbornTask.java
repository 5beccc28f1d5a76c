package precocial.eval;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import precocial.task.ControlTask;
import precocial.task.Environment;
import precocial.task.ReferenceEnvironment;

/** {@link EchoTask}, but its episodes never end, except perhaps those on the thread that made it. It counts what is open. */
final class StubbornTask implements ControlTask {
  /** Environments that are not closed. */
  final AtomicInteger open = new AtomicInteger();
  /** Steps that never ending episodes have done. */
  final AtomicInteger steps = new AtomicInteger();
  private final Thread spared;
  private final EchoTask echo;

  /** @param sparing whether episodes on this thread end */
  StubbornTask(int inputs, int outputs, boolean sparing) {
    echo = new EchoTask(inputs, outputs, 0);
    spared = sparing ? Thread.currentThread() : null;
  }

  @Override
  public Environment environment() {
    boolean stubborn = Thread.currentThread() != spared;
    Environment lanes = echo.environment();
    open.incrementAndGet();
    return (Environment)
        Proxy.newProxyInstance(
            StubbornTask.class.getClassLoader(),
            new Class<?>[] {Environment.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "running" -> {
                  return stubborn || lanes.running((int) arguments[0]);
                }
                case "close" -> open.decrementAndGet();
                case "step" -> steps.addAndGet(stubborn ? 1 : 0);
                default -> {}
              }
              return method.invoke(lanes, arguments);
            });
  }

  @Override
  public String name() {
    return "stubborn";
  }

  @Override
  public int inputs() {
    return echo.inputs();
  }

  @Override
  public int outputs() {
    return echo.outputs();
  }

  @Override
  public int maxSteps() {
    return Integer.MAX_VALUE;
  }

  @Override
  public List<String> stateNames() {
    return echo.stateNames();
  }

  @Override
  public double[] start(RandomGenerator random) {
    return echo.start(random);
  }

  @Override
  public ReferenceEnvironment reference() {
    return echo.reference();
  }
}
