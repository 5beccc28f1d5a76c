package precocial.eval;

import java.util.Arrays;
import precocial.genome.Activation;
import precocial.numerics.FloatMath;

/** The loops as plain Java: one loop an activation, so that the JIT compiler vectorises each. */
final class PlainLoops extends Loops {
  @Override
  void sums(float[] sums, float[][] rows, int[] program, int start, int end) {
    for (int k = start; k < end; ) {
      int place = program[k];
      int lanes = program[k + 1];
      int sources = program[k + 2];
      k += 3;
      if (sources == 0) {
        Arrays.fill(sums, place, place + lanes, 0f);
      } else {
        System.arraycopy(rows[program[k]], program[k + 1], sums, place, lanes);
      }
      for (int s = 1; s < sources; s++) {
        add(sums, place, rows[program[k + 2 * s]], program[k + 2 * s + 1], lanes);
      }
      k += 2 * sources;
    }
  }

  private static void add(float[] sums, int place, float[] row, int offset, int lanes) {
    for (int i = 0; i < lanes; i++) {
      sums[place + i] = sums[place + i] + row[offset + i];
    }
  }

  @Override
  void weightedSums(float[] sums, float[][] rows, int[] program, float[] weights, int start, int end) {
    for (int k = start; k < end; ) {
      int place = program[k];
      int lanes = program[k + 1];
      int sources = program[k + 2];
      k += 3;
      if (sources == 0) {
        Arrays.fill(sums, place, place + lanes, 0f);
      }
      for (int s = 0; s < sources; s++, k += 2) {
        addWeighted(s == 0, sums, place, rows[program[k]], program[k + 1], weights[k], lanes);
      }
    }
  }

  private static void addWeighted(
      boolean first, float[] sums, int place, float[] row, int offset, float weight, int lanes) {
    for (int i = 0; i < lanes; i++) {
      sums[place + i] = first ? row[offset + i] * weight : Math.fma(row[offset + i], weight, sums[place + i]);
    }
  }

  @Override
  void activate(Activation activation, float[] values, float[] sums, float[] factors, int from, int to) {
    switch (activation) {
      case LINEAR -> linear(values, sums, factors, from, to);
      case STEP -> step(values, sums, factors, from, to);
      case SINE -> sine(values, sums, factors, from, to);
      case GAUSSIAN -> gaussian(values, sums, factors, from, to);
      case TANH -> tanh(values, sums, factors, from, to);
      case SIGMOID -> sigmoid(values, sums, factors, from, to);
      case INVERSE -> inverse(values, sums, factors, from, to);
      case ABSOLUTE -> absolute(values, sums, factors, from, to);
      case RELU -> relu(values, sums, factors, from, to);
      case COSINE -> cosine(values, sums, factors, from, to);
    }
  }

  private static void linear(float[] values, float[] sums, float[] factors, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] = sums[i] * factors[i];
    }
  }

  private static void step(float[] values, float[] sums, float[] factors, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] = FloatMath.step(sums[i] * factors[i]);
    }
  }

  private static void sine(float[] values, float[] sums, float[] factors, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] = FloatMath.sinPi(sums[i] * factors[i]);
    }
  }

  private static void gaussian(float[] values, float[] sums, float[] factors, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] = FloatMath.gaussian(sums[i] * factors[i]);
    }
  }

  private static void tanh(float[] values, float[] sums, float[] factors, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] = FloatMath.tanh(sums[i] * factors[i]);
    }
  }

  private static void sigmoid(float[] values, float[] sums, float[] factors, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] = FloatMath.sigmoid(sums[i] * factors[i]);
    }
  }

  private static void inverse(float[] values, float[] sums, float[] factors, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] = -(sums[i] * factors[i]);
    }
  }

  private static void absolute(float[] values, float[] sums, float[] factors, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] = Math.abs(sums[i] * factors[i]);
    }
  }

  private static void relu(float[] values, float[] sums, float[] factors, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] = Math.max(0f, sums[i] * factors[i]);
    }
  }

  private static void cosine(float[] values, float[] sums, float[] factors, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] = FloatMath.cosPi(sums[i] * factors[i]);
    }
  }
}
