package precocial.eval;

import java.util.Arrays;
import precocial.genome.Activation;

/**
 * Derivatives of the activations, for the lanes of a group of nodes. Each is that of the function that the activation stands for,
 * at the sum x that it was applied to; y is its value there.
 */
final class Slopes {
  private static final float PI = (float) Math.PI;

  private final Loops loops;
  private final float[] ones = new float[GraphProgram.GROUP * GraphProgram.LANES];
  private final float[] x = new float[ones.length];
  private final float[] y = new float[ones.length];

  Slopes(Loops loops) {
    this.loops = loops;
    Arrays.fill(ones, 1f);
  }

  /** deltas[i] *= f'(sums[from + i]) for i below count. @param values f of the sums */
  void multiply(float[] deltas, Activation activation, float[] sums, float[] values, int from, int count) {
    // Copied, so that the loops below have one index and the JIT compiler vectorises them.
    System.arraycopy(sums, from, x, 0, count);
    System.arraycopy(values, from, y, 0, count);
    switch (activation) {
      case LINEAR -> { }
      case STEP -> throw new IllegalArgumentException("a step function has no slope to follow");
      case SINE -> {
        loops.activate(Activation.COSINE, y, 0, x, ones, 0, count);
        scale(deltas, y, PI, count);
      }
      case COSINE -> {
        loops.activate(Activation.SINE, y, 0, x, ones, 0, count);
        scale(deltas, y, -PI, count);
      }
      case GAUSSIAN -> gaussian(deltas, x, y, count);
      case TANH -> tanh(deltas, y, count);
      case SIGMOID -> sigmoid(deltas, y, count);
      case INVERSE -> negate(deltas, count);
      case ABSOLUTE -> absolute(deltas, x, count);
      case RELU -> relu(deltas, x, count);
    }
  }

  private static void scale(float[] deltas, float[] y, float factor, int count) {
    for (int i = 0; i < count; i++) {
      deltas[i] = deltas[i] * (y[i] * factor);
    }
  }

  private static void gaussian(float[] deltas, float[] x, float[] y, int count) {
    for (int i = 0; i < count; i++) {
      deltas[i] = deltas[i] * -(x[i] * y[i]);
    }
  }

  private static void tanh(float[] deltas, float[] y, int count) {
    for (int i = 0; i < count; i++) {
      deltas[i] = deltas[i] * Math.fma(-y[i], y[i], 1f);
    }
  }

  private static void sigmoid(float[] deltas, float[] y, int count) {
    for (int i = 0; i < count; i++) {
      deltas[i] = deltas[i] * (y[i] * (1f - y[i]));
    }
  }

  private static void negate(float[] deltas, int count) {
    for (int i = 0; i < count; i++) {
      deltas[i] = -deltas[i];
    }
  }

  private static void absolute(float[] deltas, float[] x, int count) {
    for (int i = 0; i < count; i++) {
      deltas[i] = deltas[i] * Math.signum(x[i]);
    }
  }

  private static void relu(float[] deltas, float[] x, int count) {
    for (int i = 0; i < count; i++) {
      deltas[i] = x[i] > 0 ? deltas[i] : 0f;
    }
  }
}
