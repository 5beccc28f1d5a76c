package precocial.eval;

import java.util.Arrays;

/**
 * What the connections carry in an evaluation: one value after another, shared by all connections, or the individual weights
 * that each network was compiled with.
 */
public final class Weights {
  /** The series of Gaier and Ha 2019: -2, -1, -0.5, 0.5, 1, 2. */
  public static final Weights STANDARD = shared(-2f, -1f, -0.5f, 0.5f, 1f, 2f);

  /** Individual weights: one evaluation, each connection with its own. */
  public static final Weights INDIVIDUAL = new Weights(true, 1f);

  private final boolean individual;
  private final float[] values;

  private Weights(boolean individual, float... values) {
    this.individual = individual;
    this.values = values;
  }

  /** @throws IllegalArgumentException if there is no value or one is not finite */
  public static Weights shared(float... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("at least one shared weight is needed");
    }
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException("a shared weight must be finite, not " + value);
      }
    }
    return new Weights(false, values.clone());
  }

  public boolean individual() {
    return individual;
  }

  /** How many values are evaluated; 1 for individual weights. */
  public int count() {
    return values.length;
  }

  /** Shared weight number i; for individual weights 1, a factor that changes nothing. */
  public float value(int i) {
    return values[i];
  }

  @Override
  public String toString() {
    return individual ? "individual" : Arrays.toString(values);
  }
}
