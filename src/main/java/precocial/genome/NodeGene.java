package precocial.genome;

/** A node: bias, input, output or hidden. Inputs and bias carry {@link Activation#LINEAR}, which is never applied to them. */
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

    public int code() {
      return code;
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
