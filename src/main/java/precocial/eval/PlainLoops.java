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

  @Override
  void products(float[] to, int at, float[] deltas, float[][] rows, int[] program, int start, int end) {
    float[] partial = new float[PARTIAL];
    for (int k = start; k < end; ) {
      int place = program[k];
      int lanes = program[k + 1];
      int sources = program[k + 2];
      k += 3;
      for (int s = 0; s < sources; s++, k += 2) {
        to[at++] = product(partial, deltas, place, rows[program[k]], program[k + 1], lanes);
      }
    }
  }

  private static float product(float[] partial, float[] deltas, int place, float[] row, int offset, int lanes) {
    for (int j = 0; j < PARTIAL; j++) {
      partial[j] = deltas[place + j] * row[offset + j];
    }
    for (int i = PARTIAL; i < lanes; i += PARTIAL) {
      for (int j = 0; j < PARTIAL; j++) {
        partial[j] = Math.fma(deltas[place + i + j], row[offset + i + j], partial[j]);
      }
    }
    for (int half = PARTIAL / 2; half > 0; half /= 2) {
      for (int j = 0; j < half; j++) {
        partial[j] += partial[j + half];
      }
    }
    return partial[0];
  }

  private static void addWeighted(
      boolean first, float[] sums, int place, float[] row, int offset, float weight, int lanes) {
    for (int i = 0; i < lanes; i++) {
      sums[place + i] = first ? row[offset + i] * weight : Math.fma(row[offset + i], weight, sums[place + i]);
    }
  }

  @Override
  void activate(
      Activation activation, float[] values, int place, float[] sums, float[] factors, int from, int to) {
    switch (activation) {
      case LINEAR -> linear(sums, factors, from, to);
      case STEP -> step(sums, factors, from, to);
      case SINE -> sine(sums, factors, from, to);
      case GAUSSIAN -> gaussian(sums, factors, from, to);
      case TANH -> tanh(sums, factors, from, to);
      case SIGMOID -> sigmoid(sums, factors, from, to);
      case INVERSE -> inverse(sums, factors, from, to);
      case ABSOLUTE -> absolute(sums, factors, from, to);
      case RELU -> relu(sums, factors, from, to);
      case COSINE -> cosine(sums, factors, from, to);
    }
    // In place and then copied: a loop over two arrays at two offsets would not vectorise.
    System.arraycopy(sums, from, values, place, to - from);
  }

  private static void linear(float[] sums, float[] factors, int from, int to) {
    for (int i = from; i < to; i++) {
      sums[i] = sums[i] * factors[i];
    }
  }

  private static void step(float[] sums, float[] factors, int from, int to) {
    for (int i = from; i < to; i++) {
      sums[i] = FloatMath.step(sums[i] * factors[i]);
    }
  }

  private static void sine(float[] sums, float[] factors, int from, int to) {
    for (int i = from; i < to; i++) {
      sums[i] = FloatMath.sinPi(sums[i] * factors[i]);
    }
  }

  private static void gaussian(float[] sums, float[] factors, int from, int to) {
    for (int i = from; i < to; i++) {
      sums[i] = FloatMath.gaussian(sums[i] * factors[i]);
    }
  }

  private static void tanh(float[] sums, float[] factors, int from, int to) {
    for (int i = from; i < to; i++) {
      sums[i] = FloatMath.tanh(sums[i] * factors[i]);
    }
  }

  private static void sigmoid(float[] sums, float[] factors, int from, int to) {
    for (int i = from; i < to; i++) {
      sums[i] = FloatMath.sigmoid(sums[i] * factors[i]);
    }
  }

  private static void inverse(float[] sums, float[] factors, int from, int to) {
    for (int i = from; i < to; i++) {
      sums[i] = -(sums[i] * factors[i]);
    }
  }

  private static void absolute(float[] sums, float[] factors, int from, int to) {
    for (int i = from; i < to; i++) {
      sums[i] = Math.abs(sums[i] * factors[i]);
    }
  }

  private static void relu(float[] sums, float[] factors, int from, int to) {
    for (int i = from; i < to; i++) {
      sums[i] = Math.max(0f, sums[i] * factors[i]);
    }
  }

  private static void cosine(float[] sums, float[] factors, int from, int to) {
    for (int i = from; i < to; i++) {
      sums[i] = FloatMath.cosPi(sums[i] * factors[i]);
    }
  }

  @Override
  void exp(float[] to, int toStart, float[] from, int fromStart, int count) {
    for (int i = 0; i < count; i++) {
      to[toStart + i] = FloatMath.exp(from[fromStart + i]);
    }
  }

  @Override
  boolean logs(float[] logs, float[] exps, int[] rows, int first, int count, int lanes) {
    System.arraycopy(exps, rows[first], logs, 0, lanes);
    for (int r = first + 1; r < first + count; r++) {
      add(logs, 0, exps, rows[r], lanes);
    }
    boolean inside = true;
    for (int i = 0; i < lanes; i++) {
      inside &= logs[i] >= LEAST_SUM && logs[i] < Float.POSITIVE_INFINITY;
      logs[i] = FloatMath.log(logs[i]);
    }
    return inside;
  }

  @Override
  float treeSum(float[] row, int from, int to, int lanes) {
    Arrays.fill(row, 0, from, 0f);
    Arrays.fill(row, to, lanes, 0f);
    for (int half = lanes / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) {
        row[i] += row[i + half];
      }
    }
    return row[0];
  }
}
