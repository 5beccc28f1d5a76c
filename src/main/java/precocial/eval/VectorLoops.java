package precocial.eval;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import precocial.genome.Activation;

/**
 * The loops by the Vector API, which vectorises short and shifted rows as well: the 18 lanes of a genome are two vectors. The
 * last vector of a row overlaps the one before it and computes some lanes twice; rows shorter than a vector are left to
 * {@link PlainLoops}.
 */
final class VectorLoops extends Loops {
  private static final VectorSpecies<Float> SPECIES = VectorMath.SPECIES;
  private static final int WIDTH = SPECIES.length();

  /**
   * By activation. The call through an array keeps each in a compilation of its own: inlined into one method, their vectors
   * exceed what the JIT compiler of JDK 17 takes in one go, and it falls back to boxing them.
   */
  private static final Run[] RUNS = new Run[Activation.values().length];

  static {
    RUNS[Activation.LINEAR.ordinal()] = VectorLoops::linear;
    RUNS[Activation.STEP.ordinal()] = VectorLoops::step;
    RUNS[Activation.SINE.ordinal()] = VectorLoops::sine;
    RUNS[Activation.GAUSSIAN.ordinal()] = VectorLoops::gaussian;
    RUNS[Activation.TANH.ordinal()] = VectorLoops::tanh;
    RUNS[Activation.SIGMOID.ordinal()] = VectorLoops::sigmoid;
    RUNS[Activation.INVERSE.ordinal()] = VectorLoops::inverse;
    RUNS[Activation.ABSOLUTE.ordinal()] = VectorLoops::absolute;
    RUNS[Activation.RELU.ordinal()] = VectorLoops::relu;
    RUNS[Activation.COSINE.ordinal()] = VectorLoops::cosine;
  }

  private final PlainLoops plain = new PlainLoops();

  /** One activation over a run: full vectors from {@code from} on, and one at {@code last}; values lie shifted against sums. */
  private interface Run {
    void apply(float[] values, int shift, float[] sums, float[] factors, int from, int last);
  }

  /** Floats in a vector. */
  static int width() {
    return WIDTH;
  }

  @Override
  void sums(float[] sums, float[][] rows, int[] program, int start, int end) {
    for (int k = start; k < end; k += 3 + 2 * program[k + 2]) {
      int lanes = program[k + 1];
      int sources = program[k + 2];
      if (sources == 0 || lanes < WIDTH && !roomForAVector(sums, rows, program, k)) {
        plain.sums(sums, rows, program, k, k + 3 + 2 * sources);
        continue;
      }
      int last = Math.max(0, lanes - WIDTH);
      int i = 0;
      for (; i + 4 * WIDTH <= lanes; i += 4 * WIDTH) {
        four(sums, rows, program, k, i);
      }
      for (; i + WIDTH < lanes; i += 2 * WIDTH) {
        pair(sums, rows, program, k, i, Math.min(i + WIDTH, last));
      }
      if (i < lanes) {
        single(sums, rows, program, k, Math.min(i, last));
      }
    }
  }

  /**
   * Whether a vector from the node's first lane on stays within all rows. It then reads lanes of neighbours and writes past the
   * node's own place, where the nodes that come later in the program will write.
   */
  private static boolean roomForAVector(float[] sums, float[][] rows, int[] program, int k) {
    boolean room = program[k] + WIDTH <= sums.length;
    for (int s = 0; s < program[k + 2]; s++) {
      room &= program[k + 4 + 2 * s] + WIDTH <= rows[program[k + 3 + 2 * s]].length;
    }
    return room;
  }

  /** Four vectors of a node's sum at a time: the more, the less there is besides adding. */
  private static void four(float[] sums, float[][] rows, int[] program, int k, int i) {
    int end = k + 3 + 2 * program[k + 2];
    float[] row = rows[program[k + 3]];
    int at = program[k + 4] + i;
    FloatVector a = FloatVector.fromArray(SPECIES, row, at);
    FloatVector b = FloatVector.fromArray(SPECIES, row, at + WIDTH);
    FloatVector c = FloatVector.fromArray(SPECIES, row, at + 2 * WIDTH);
    FloatVector d = FloatVector.fromArray(SPECIES, row, at + 3 * WIDTH);
    for (int s = k + 5; s < end; s += 2) {
      row = rows[program[s]];
      at = program[s + 1] + i;
      a = a.add(FloatVector.fromArray(SPECIES, row, at));
      b = b.add(FloatVector.fromArray(SPECIES, row, at + WIDTH));
      c = c.add(FloatVector.fromArray(SPECIES, row, at + 2 * WIDTH));
      d = d.add(FloatVector.fromArray(SPECIES, row, at + 3 * WIDTH));
    }
    at = program[k] + i;
    a.intoArray(sums, at);
    b.intoArray(sums, at + WIDTH);
    c.intoArray(sums, at + 2 * WIDTH);
    d.intoArray(sums, at + 3 * WIDTH);
  }

  /** Two vectors at a time, of which the second may overlap the first. */
  private static void pair(float[] sums, float[][] rows, int[] program, int k, int i, int j) {
    int end = k + 3 + 2 * program[k + 2];
    float[] row = rows[program[k + 3]];
    FloatVector a = FloatVector.fromArray(SPECIES, row, program[k + 4] + i);
    FloatVector b = FloatVector.fromArray(SPECIES, row, program[k + 4] + j);
    for (int s = k + 5; s < end; s += 2) {
      row = rows[program[s]];
      a = a.add(FloatVector.fromArray(SPECIES, row, program[s + 1] + i));
      b = b.add(FloatVector.fromArray(SPECIES, row, program[s + 1] + j));
    }
    a.intoArray(sums, program[k] + i);
    b.intoArray(sums, program[k] + j);
  }

  private static void single(float[] sums, float[][] rows, int[] program, int k, int i) {
    int end = k + 3 + 2 * program[k + 2];
    FloatVector sum = FloatVector.fromArray(SPECIES, rows[program[k + 3]], program[k + 4] + i);
    for (int s = k + 5; s < end; s += 2) {
      sum = sum.add(FloatVector.fromArray(SPECIES, rows[program[s]], program[s + 1] + i));
    }
    sum.intoArray(sums, program[k] + i);
  }

  @Override
  void weightedSums(float[] sums, float[][] rows, int[] program, float[] weights, int start, int end) {
    for (int k = start; k < end; k += 3 + 2 * program[k + 2]) {
      int lanes = program[k + 1];
      if (lanes < WIDTH || program[k + 2] == 0) {
        plain.weightedSums(sums, rows, program, weights, k, k + 3 + 2 * program[k + 2]);
      } else {
        int last = lanes - WIDTH;
        int i = 0;
        for (; i + 4 * WIDTH <= lanes; i += 4 * WIDTH) {
          weightedFour(sums, rows, program, weights, k, i);
        }
        for (; i < last; i += WIDTH) {
          weighted(sums, rows, program, weights, k, i);
        }
        if (i < lanes) {
          weighted(sums, rows, program, weights, k, last);
        }
      }
    }
  }

  private static void weightedFour(float[] sums, float[][] rows, int[] program, float[] weights, int k, int i) {
    int end = k + 3 + 2 * program[k + 2];
    float[] row = rows[program[k + 3]];
    int at = program[k + 4] + i;
    FloatVector weight = FloatVector.broadcast(SPECIES, weights[k + 3]);
    FloatVector a = FloatVector.fromArray(SPECIES, row, at).mul(weight);
    FloatVector b = FloatVector.fromArray(SPECIES, row, at + WIDTH).mul(weight);
    FloatVector c = FloatVector.fromArray(SPECIES, row, at + 2 * WIDTH).mul(weight);
    FloatVector d = FloatVector.fromArray(SPECIES, row, at + 3 * WIDTH).mul(weight);
    for (int s = k + 5; s < end; s += 2) {
      row = rows[program[s]];
      at = program[s + 1] + i;
      weight = FloatVector.broadcast(SPECIES, weights[s]);
      a = FloatVector.fromArray(SPECIES, row, at).fma(weight, a);
      b = FloatVector.fromArray(SPECIES, row, at + WIDTH).fma(weight, b);
      c = FloatVector.fromArray(SPECIES, row, at + 2 * WIDTH).fma(weight, c);
      d = FloatVector.fromArray(SPECIES, row, at + 3 * WIDTH).fma(weight, d);
    }
    at = program[k] + i;
    a.intoArray(sums, at);
    b.intoArray(sums, at + WIDTH);
    c.intoArray(sums, at + 2 * WIDTH);
    d.intoArray(sums, at + 3 * WIDTH);
  }

  private static void weighted(float[] sums, float[][] rows, int[] program, float[] weights, int k, int i) {
    int end = k + 3 + 2 * program[k + 2];
    FloatVector sum = FloatVector.fromArray(SPECIES, rows[program[k + 3]], program[k + 4] + i).mul(weights[k + 3]);
    for (int s = k + 5; s < end; s += 2) {
      FloatVector source = FloatVector.fromArray(SPECIES, rows[program[s]], program[s + 1] + i);
      sum = source.fma(FloatVector.broadcast(SPECIES, weights[s]), sum);
    }
    sum.intoArray(sums, program[k] + i);
  }

  @Override
  void activate(
      Activation activation, float[] values, int place, float[] sums, float[] factors, int from, int to) {
    if (to - from < WIDTH) {
      plain.activate(activation, values, place, sums, factors, from, to);
      return;
    }
    RUNS[activation.ordinal()].apply(values, place - from, sums, factors, from, to - WIDTH);
  }

  private static void linear(float[] values, int shift, float[] sums, float[] factors, int from, int last) {
    for (int i = from; i < last; i += WIDTH) {
      VectorMath.product(sums, factors, i).intoArray(values, i + shift);
    }
    VectorMath.product(sums, factors, last).intoArray(values, last + shift);
  }

  private static void step(float[] values, int shift, float[] sums, float[] factors, int from, int last) {
    for (int i = from; i < last; i += WIDTH) {
      VectorMath.step(VectorMath.product(sums, factors, i)).intoArray(values, i + shift);
    }
    VectorMath.step(VectorMath.product(sums, factors, last)).intoArray(values, last + shift);
  }

  private static void sine(float[] values, int shift, float[] sums, float[] factors, int from, int last) {
    for (int i = from; i < last; i += WIDTH) {
      VectorMath.sinPi(VectorMath.product(sums, factors, i)).intoArray(values, i + shift);
    }
    VectorMath.sinPi(VectorMath.product(sums, factors, last)).intoArray(values, last + shift);
  }

  private static void gaussian(float[] values, int shift, float[] sums, float[] factors, int from, int last) {
    for (int i = from; i < last; i += WIDTH) {
      VectorMath.gaussian(VectorMath.product(sums, factors, i)).intoArray(values, i + shift);
    }
    VectorMath.gaussian(VectorMath.product(sums, factors, last)).intoArray(values, last + shift);
  }

  private static void tanh(float[] values, int shift, float[] sums, float[] factors, int from, int last) {
    for (int i = from; i < last; i += WIDTH) {
      VectorMath.tanh(VectorMath.product(sums, factors, i)).intoArray(values, i + shift);
    }
    VectorMath.tanh(VectorMath.product(sums, factors, last)).intoArray(values, last + shift);
  }

  private static void sigmoid(float[] values, int shift, float[] sums, float[] factors, int from, int last) {
    for (int i = from; i < last; i += WIDTH) {
      VectorMath.sigmoid(VectorMath.product(sums, factors, i)).intoArray(values, i + shift);
    }
    VectorMath.sigmoid(VectorMath.product(sums, factors, last)).intoArray(values, last + shift);
  }

  private static void inverse(float[] values, int shift, float[] sums, float[] factors, int from, int last) {
    for (int i = from; i < last; i += WIDTH) {
      VectorMath.product(sums, factors, i).neg().intoArray(values, i + shift);
    }
    VectorMath.product(sums, factors, last).neg().intoArray(values, last + shift);
  }

  private static void absolute(float[] values, int shift, float[] sums, float[] factors, int from, int last) {
    for (int i = from; i < last; i += WIDTH) {
      VectorMath.product(sums, factors, i).abs().intoArray(values, i + shift);
    }
    VectorMath.product(sums, factors, last).abs().intoArray(values, last + shift);
  }

  private static void relu(float[] values, int shift, float[] sums, float[] factors, int from, int last) {
    for (int i = from; i < last; i += WIDTH) {
      VectorMath.relu(VectorMath.product(sums, factors, i)).intoArray(values, i + shift);
    }
    VectorMath.relu(VectorMath.product(sums, factors, last)).intoArray(values, last + shift);
  }

  private static void cosine(float[] values, int shift, float[] sums, float[] factors, int from, int last) {
    for (int i = from; i < last; i += WIDTH) {
      VectorMath.cosPi(VectorMath.product(sums, factors, i)).intoArray(values, i + shift);
    }
    VectorMath.cosPi(VectorMath.product(sums, factors, last)).intoArray(values, last + shift);
  }

  @Override
  void exp(float[] to, int toStart, float[] from, int fromStart, int count) {
    VectorRows.exp(to, toStart, from, fromStart, count);
  }

  @Override
  boolean logs(float[] logs, float[] exps, int[] rows, int first, int count, int lanes) {
    return VectorRows.logs(logs, exps, rows, first, count, lanes);
  }

  @Override
  void products(float[] to, int at, float[] deltas, float[][] rows, int[] program, int start, int end) {
    VectorProducts.run(to, at, deltas, rows, program, start, end);
  }

  @Override
  float treeSum(float[] row, int from, int to, int lanes) {
    return VectorRows.treeSum(row, from, to, lanes);
  }
}
