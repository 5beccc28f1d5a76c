package precocial.genome;

import java.util.Locale;

/**
 * A node: bias, input, output or hidden.
 *
 * @param id its number, by which connections name it and which nodes of the same origin in different genomes share
 * @param activation what it applies to its sum; for inputs and bias, which have none, {@link Activation#LINEAR}
 */
public record NodeGene(int id, Kind kind, Activation activation) {
  /** Kinds with the original's codes: 1 input, 2 output, 3 hidden, 4 bias. */
  public enum Kind {
    INPUT(1),
    OUTPUT(2),
    HIDDEN(3),
    BIAS(4);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    /** The code in the original's files. */
    public int code() {
      return code;
    }

    /** The name in genome files: lower case. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  NodeGene withActivation(Activation other) {
    return new NodeGene(id, kind, other);
  }

  /** Whether connections may leave this node; outputs are only reached. */
  boolean mayBeSource() {
    return kind != Kind.OUTPUT;
  }

  /** Whether connections may reach this node. */
  boolean mayBeTarget() {
    return kind == Kind.OUTPUT || kind == Kind.HIDDEN;
  }
}
