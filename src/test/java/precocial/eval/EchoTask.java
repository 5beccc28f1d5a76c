package precocial.eval;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import precocial.task.ControlTask;
import precocial.task.Environment;
import precocial.task.ReferenceEnvironment;

/** Episodes of one step whose reward is one of the actions: the policy sees the start state and its output becomes the score. */
record EchoTask(int inputs, int outputs, int echoed) implements ControlTask {
  @Override
  public String name() {
    return "echo";
  }

  @Override
  public int maxSteps() {
    return 1;
  }

  @Override
  public List<String> stateNames() {
    return IntStream.range(0, inputs).mapToObj(i -> "x" + i).toList();
  }

  @Override
  public double[] start(RandomGenerator random) {
    double[] start = new double[inputs];
    Arrays.setAll(start, i -> (float) random.nextGaussian());
    return start;
  }

  @Override
  public double[] goalStart(RandomGenerator random) {
    return start(random);
  }

  @Override
  public Environment environment() {
    return new Lanes();
  }

  @Override
  public ReferenceEnvironment reference() {
    return new Episode();
  }

  private final class Lanes implements Environment {
    private final float[][] observations = new float[inputs][0];
    private float[] total = {};
    private int[] steps = {};

    @Override
    public void add(double[][] starts) {
      int from = steps.length;
      steps = Arrays.copyOf(steps, from + starts.length);
      total = Arrays.copyOf(total, steps.length);
      for (int k = 0; k < inputs; k++) {
        observations[k] = Arrays.copyOf(observations[k], steps.length);
        for (int i = 0; i < starts.length; i++) {
          observations[k][from + i] = (float) starts[i][k];
        }
      }
    }

    @Override
    public void keep(int[] lanes) {
      for (int k = 0; k < inputs; k++) {
        float[] row = observations[k];
        observations[k] = new float[lanes.length];
        for (int i = 0; i < lanes.length; i++) {
          observations[k][i] = row[lanes[i]];
        }
      }
      float[] totals = total;
      total = new float[lanes.length];
      int[] counts = steps;
      steps = new int[lanes.length];
      for (int i = 0; i < lanes.length; i++) {
        total[i] = totals[lanes[i]];
        steps[i] = counts[lanes[i]];
      }
    }

    @Override
    public float[][] observations() {
      return observations;
    }

    @Override
    public void step(float[][] actions) {
      for (int i = 0; i < steps.length; i++) {
        if (steps[i] == 0) {
          total[i] = actions[echoed][i];
          steps[i] = 1;
        }
      }
    }

    @Override
    public int lanes() {
      return steps.length;
    }

    @Override
    public boolean running(int lane) {
      return steps[lane] == 0;
    }

    @Override
    public float total(int lane) {
      return total[lane];
    }

    @Override
    public int steps(int lane) {
      return steps[lane];
    }
  }

  private final class Episode implements ReferenceEnvironment {
    private double[] observation;
    private double reward;

    @Override
    public double[] reset(double[] start) {
      observation = start;
      return observation;
    }

    @Override
    public double[] step(double[] action) {
      reward = action[echoed];
      return observation;
    }

    @Override
    public double reward() {
      return reward;
    }

    @Override
    public boolean terminated() {
      return true;
    }
  }
}
