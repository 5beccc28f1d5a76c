package precocial.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import precocial.task.ControlTask;
import precocial.task.Environment;
import precocial.task.ReferenceEnvironment;

/**
 * A task of a shape and nothing else: episodes of so many steps, always the same observations, no reward. What a rollout of it
 * takes is the policy's, and the evaluator's own.
 */
record PolicyOnly(int inputs, int outputs, int maxSteps, int mostLanes) implements ControlTask {
  @Override
  public String name() {
    return "policy";
  }

  @Override
  public List<String> stateNames() {
    return List.of("number");
  }

  @Override
  public double[] start(RandomGenerator random) {
    return new double[1];
  }

  @Override
  public Environment environment() {
    return new Lanes();
  }

  @Override
  public ReferenceEnvironment reference() {
    throw new UnsupportedOperationException("there is nothing to compare with");
  }

  private final class Lanes implements Environment {
    private final float[][] observations = new float[inputs][0];
    private int[] steps = {}; // (lanes)
    private int lanes;

    @Override
    public void add(double[][] starts) {
      int all = lanes + starts.length;
      steps = Arrays.copyOf(steps, Math.max(all, steps.length));
      Arrays.fill(steps, lanes, all, 0);
      lanes = all;
      for (int q = 0; q < inputs; q++) {
        observations[q] = new float[steps.length];
        for (int i = 0; i < steps.length; i++) {
          observations[q][i] = (float) Math.sin(q + 10 * i);
        }
      }
    }

    @Override
    public void keep(int[] kept) {
      for (int i = 0; i < kept.length; i++) {
        steps[i] = steps[kept[i]];
      }
      lanes = kept.length;
    }

    @Override
    public float[][] observations() {
      return observations.clone();
    }

    @Override
    public void step(float[][] actions) {
      for (int i = 0; i < lanes; i++) {
        steps[i] = Math.min(steps[i] + 1, maxSteps);
      }
    }

    @Override
    public int lanes() {
      return lanes;
    }

    @Override
    public boolean running(int lane) {
      return steps[lane] < maxSteps;
    }

    @Override
    public float total(int lane) {
      return 0;
    }

    @Override
    public int steps(int lane) {
      return steps[lane];
    }
  }
}
