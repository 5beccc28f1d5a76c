package precocial.weights;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Adam: gradient descent by running means of the gradient and of its square (Kingma and Ba 2015, "Adam: a method for stochastic
 * optimization", algorithm 1), with the constants given there.
 */
final class Adam {
  private static final double MEAN_DECAY = 0.9;
  private static final double SQUARE_DECAY = 0.999;
  private static final double EPSILON = 1e-8;

  private final double[] mean; // (weights): of the gradient
  private final double[] square; // (weights): mean of its square
  private int steps;

  private Adam(double[] mean, double[] square, int steps) {
    this.mean = mean;
    this.square = square;
    this.steps = steps;
  }

  static Adam start(int weights) {
    return new Adam(new double[weights], new double[weights], 0);
  }

  /** @throws IllegalArgumentException for what {@link #write} doesn't write for so many weights */
  static Adam read(DataInput in, int weights) throws IOException {
    int steps = State.readCount(in);
    double[] mean = State.read(in, weights);
    double[] square = State.read(in, weights);
    for (double value : square) {
      if (value < 0) {
        throw new IllegalArgumentException("a mean square of " + value);
      }
    }
    return new Adam(mean, square, steps);
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(steps);
    State.write(out, mean);
    State.write(out, square);
  }

  /** One step downhill. @param weights are changed @param learningRate about the length of the step of each weight */
  void step(float[] weights, double[] gradient, double learningRate) {
    double[] step = direction(gradient);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (weights[i] - learningRate * step[i]);
    }
  }

  /** Takes in a gradient. @return (weights): the step uphill for a learning rate of 1 */
  double[] direction(double[] gradient) {
    steps++;
    double meanBias = 1 - StrictMath.pow(MEAN_DECAY, steps);
    double squareBias = 1 - StrictMath.pow(SQUARE_DECAY, steps);
    double[] direction = new double[mean.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = MEAN_DECAY * mean[i] + (1 - MEAN_DECAY) * gradient[i];
      square[i] = SQUARE_DECAY * square[i] + (1 - SQUARE_DECAY) * gradient[i] * gradient[i];
      direction[i] = mean[i] / meanBias / (Math.sqrt(square[i] / squareBias) + EPSILON);
    }
    return direction;
  }
}
