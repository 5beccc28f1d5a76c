package precocial.genome;

import java.util.Locale;

/**
 * What a node does with the weighted sum of its sources. Ids are those of the original's network files (Gaier and Ha 2019); a
 * test holds them to that list. Sine and cosine have period 2, not 2 pi.
 */
public enum Activation {
  /** x. */
  LINEAR(1),
  /** 1 where x > 0, else 0; NaN for NaN, as everywhere. */
  STEP(2),
  /** sin(pi x). */
  SINE(3),
  /** exp(-x*x/2). */
  GAUSSIAN(4),
  /** tanh(x). */
  TANH(5),
  /** (tanh(x/2) + 1)/2. */
  SIGMOID(6),
  /** -x. */
  INVERSE(7),
  /** |x|. */
  ABSOLUTE(8),
  /** max(0, x). */
  RELU(9),
  /** cos(pi x). */
  COSINE(10);

  private static final Activation[] BY_ID = new Activation[11];

  static {
    for (Activation a : values()) {
      BY_ID[a.id] = a;
    }
  }

  private final int id;

  Activation(int id) {
    this.id = id;
  }

  /** The id in the original's files, 1 to 10. */
  public int id() {
    return id;
  }

  /** The name in genome files and on the command line: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** @throws IllegalArgumentException for an id outside 1..10 */
  public static Activation ofId(int id) {
    if (id < 1 || id >= BY_ID.length) {
      throw new IllegalArgumentException("activation id " + id + " is not one of 1 to 10");
    }
    return BY_ID[id];
  }

  /** @throws IllegalArgumentException for an unknown name, listing the known ones */
  public static Activation ofLabel(String label) {
    StringBuilder known = new StringBuilder();
    for (Activation a : values()) {
      if (a.label().equals(label)) {
        return a;
      }
      known.append(known.isEmpty() ? "" : ", ").append(a.label());
    }
    throw new IllegalArgumentException("activation '" + label + "' is not one of " + known);
  }
}
