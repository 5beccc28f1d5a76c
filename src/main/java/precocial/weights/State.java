package precocial.weights;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** Arrays of a tuner's state in binary: the length, then the values. */
final class State {
  private static final int CHUNK = 1 << 12;

  private State() {}

  static void write(DataOutput out, double[] values) throws IOException {
    out.writeInt(values.length);
    for (double value : values) {
      out.writeDouble(value);
    }
  }

  /**
   * Reads an array of unknown length. Memory grows with what is really there, so that a damaged length costs nothing.
   *
   * @throws IllegalArgumentException for a length out of these bounds or a value that is not finite
   */
  static double[] read(DataInput in, int least, int most) throws IOException {
    int length = in.readInt();
    if (length < least || length > most) {
      throw new IllegalArgumentException("the state has an array of " + length + " values");
    }
    double[] values = new double[Math.min(length, CHUNK)];
    for (int i = 0; i < length; i++) {
      if (i == values.length) {
        values = Arrays.copyOf(values, (int) Math.min(length, 2L * i));
      }
      values[i] = finite(in.readDouble());
    }
    return values;
  }

  /** Reads an array that must have this length. */
  static double[] read(DataInput in, int length) throws IOException {
    return read(in, length, length);
  }

  /** Reads an array that must have the length of this one. */
  static void readInto(DataInput in, double[] values) throws IOException {
    double[] read = read(in, values.length);
    System.arraycopy(read, 0, values, 0, read.length);
  }

  /** Reads a count of what was done before. */
  static int readCount(DataInput in) throws IOException {
    int count = in.readInt();
    if (count < 0) {
      throw new IllegalArgumentException("the state counts " + count);
    }
    return count;
  }

  static double finite(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("the state has the value " + value + ", which is not finite");
    }
    return value;
  }

  static double positive(double value) {
    if (!(finite(value) > 0)) {
      throw new IllegalArgumentException("the state has the value " + value + " where a positive one belongs");
    }
    return value;
  }

  static double[] doubles(float[] values) {
    double[] wide = new double[values.length];
    Arrays.setAll(wide, i -> values[i]);
    return wide;
  }

  /** Rounded, and kept finite. */
  static float[] floats(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      narrow[i] = (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, values[i]));
    }
    return narrow;
  }
}
