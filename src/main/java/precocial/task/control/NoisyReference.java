package precocial.task.control;

import precocial.numerics.NormalNoise;
import precocial.task.ReferenceEnvironment;

/** {@link SwingUpReference} seen through the very noise that float32 backends add. */
final class NoisyReference implements ReferenceEnvironment {
  private final SwingUpReference exact;
  private final float deviation;
  private final NormalNoise noise = new NormalNoise(SwingUp.OBSERVATIONS);
  private int stream;
  private int steps;

  NoisyReference(SwingUpOptions options) {
    exact = new SwingUpReference(options.pole());
    deviation = (float) options.noise();
  }

  @Override
  public double[] reset(double[] start) {
    stream = (int) start[SwingUp.STREAM];
    steps = 0;
    return seen(exact.reset(start));
  }

  @Override
  public double[] step(double[] action) {
    steps++;
    return seen(exact.step(action));
  }

  private double[] seen(double[] observation) {
    float[] normal = noise.at(stream, steps);
    for (int q = 0; q < observation.length; q++) {
      observation[q] += deviation * normal[q];
    }
    return observation;
  }

  @Override
  public double reward() {
    return exact.reward();
  }

  @Override
  public boolean terminated() {
    return exact.terminated();
  }
}
