package precocial.task.control;

import java.util.Arrays;
import precocial.numerics.NormalNoise;
import precocial.task.Environment;

/** {@link SwingUpLanes} seen through noise, which physics and rewards know nothing of. */
final class NoisyLanes implements Environment {
  private final SwingUpLanes exact;
  private final float deviation;
  private final NormalNoise noise = new NormalNoise(SwingUp.OBSERVATIONS);
  private final float[][] seen = new float[SwingUp.OBSERVATIONS][0]; // (observations, lanes)
  private int[] stream = {}; // (lanes)

  NoisyLanes(SwingUpModel model) {
    exact = new SwingUpLanes(model);
    deviation = model.noise();
  }

  @Override
  public void add(double[][] starts) {
    int from = exact.lanes();
    exact.add(starts);
    int lanes = exact.lanes();
    if (lanes > stream.length) {
      stream = Arrays.copyOf(stream, lanes);
      for (int q = 0; q < seen.length; q++) {
        seen[q] = Arrays.copyOf(seen[q], lanes);
      }
    }
    for (int i = from; i < lanes; i++) {
      stream[i] = (int) starts[i - from][SwingUp.STREAM];
      look(exact.observations(), i);
    }
  }

  @Override
  public void keep(int[] lanes) {
    exact.keep(lanes);
    for (int i = 0; i < lanes.length; i++) {
      stream[i] = stream[lanes[i]];
      for (float[] row : seen) {
        row[i] = row[lanes[i]];
      }
    }
  }

  @Override
  public float[][] observations() {
    return seen.clone();
  }

  @Override
  public void step(float[][] actions) {
    exact.step(actions);
    float[][] observations = exact.observations();
    for (int i = 0; i < exact.lanes(); i++) {
      if (exact.running(i)) {
        look(observations, i);
      }
    }
  }

  private void look(float[][] observations, int lane) {
    float[] normal = noise.at(stream[lane], exact.steps(lane));
    for (int q = 0; q < seen.length; q++) {
      seen[q][lane] = observations[q][lane] + deviation * normal[q];
    }
  }

  @Override
  public int lanes() {
    return exact.lanes();
  }

  @Override
  public boolean running(int lane) {
    return exact.running(lane);
  }

  @Override
  public float total(int lane) {
    return exact.total(lane);
  }

  @Override
  public int steps(int lane) {
    return exact.steps(lane);
  }
}
