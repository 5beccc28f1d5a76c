package precocial.eval;

import precocial.genome.Activation;
import precocial.numerics.FloatMath;

/** Weight and activation applied to a run of sums, in place: {@code v[i] = f(v[i] * w[i])}, one loop a function so that each vectorises. */
final class Activations {
  private Activations() {}

  static void apply(Activation activation, float[] v, float[] w, int from, int to) {
    switch (activation) {
      case LINEAR -> linear(v, w, from, to);
      case STEP -> step(v, w, from, to);
      case SINE -> sine(v, w, from, to);
      case GAUSSIAN -> gaussian(v, w, from, to);
      case TANH -> tanh(v, w, from, to);
      case SIGMOID -> sigmoid(v, w, from, to);
      case INVERSE -> inverse(v, w, from, to);
      case ABSOLUTE -> absolute(v, w, from, to);
      case RELU -> relu(v, w, from, to);
      case COSINE -> cosine(v, w, from, to);
    }
  }

  private static void linear(float[] v, float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      v[i] = v[i] * w[i];
    }
  }

  private static void step(float[] v, float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      v[i] = FloatMath.step(v[i] * w[i]);
    }
  }

  private static void sine(float[] v, float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      v[i] = FloatMath.sinPi(v[i] * w[i]);
    }
  }

  private static void gaussian(float[] v, float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      v[i] = FloatMath.gaussian(v[i] * w[i]);
    }
  }

  private static void tanh(float[] v, float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      v[i] = FloatMath.tanh(v[i] * w[i]);
    }
  }

  private static void sigmoid(float[] v, float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      v[i] = FloatMath.sigmoid(v[i] * w[i]);
    }
  }

  private static void inverse(float[] v, float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      v[i] = -(v[i] * w[i]);
    }
  }

  private static void absolute(float[] v, float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      v[i] = Math.abs(v[i] * w[i]);
    }
  }

  private static void relu(float[] v, float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      v[i] = Math.max(0f, v[i] * w[i]);
    }
  }

  private static void cosine(float[] v, float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      v[i] = FloatMath.cosPi(v[i] * w[i]);
    }
  }
}
