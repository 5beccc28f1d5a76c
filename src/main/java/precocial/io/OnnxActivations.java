package precocial.io;

import precocial.genome.Activation;
import precocial.numerics.Coefficients;

/**
 * Activations as ONNX operators, with the values that {@link precocial.numerics.FloatMath} gives them, to rounding: at NaN, at
 * infinity and for big arguments as well, and exactly 0 where sine and cosine are, since a step may follow.
 */
final class OnnxActivations {
  private final OnnxGraph graph;

  OnnxActivations(OnnxGraph graph) {
    this.graph = graph;
  }

  /** @return the name of the activation's values for those named x */
  String apply(Activation activation, String x) {
    return switch (activation) {
      case LINEAR -> x;
      // Not x > 0, which would make a 0 of NaN.
      case STEP -> graph.op("Relu", graph.op("Sign", x));
      case SINE -> sine(halfTurns(x));
      case GAUSSIAN -> graph.op("Exp", times(graph.op("Mul", x, x), -0.5f));
      case TANH -> graph.op("Tanh", x);
      case SIGMOID -> graph.op("Sigmoid", x);
      case INVERSE -> graph.op("Neg", x);
      case ABSOLUTE -> graph.op("Abs", x);
      case RELU -> graph.op("Relu", x);
      case COSINE -> sinPi(graph.op("Sub", graph.constant(0.5f), graph.op("Abs", halfTurns(x))));
    };
  }

  /** x less whole turns, in -1 to 1: exact, so that big arguments lose nothing. */
  private String halfTurns(String x) {
    String limit = graph.constant(Coefficients.PERIODIC_LIMIT);
    String y = graph.op("Clip", x, graph.constant(-Coefficients.PERIODIC_LIMIT), limit);
    return graph.op("Sub", y, times(graph.op("Round", times(y, 0.5f)), 2f));
  }

  /** Folds -1 to 1 to a quarter turn on either side, which is exact; for a whole pi the sine of the nearest float is not 0. */
  private String sine(String u) {
    String right = graph.op("Min", u, graph.op("Sub", graph.constant(1f), u));
    return sinPi(graph.op("Max", right, graph.op("Sub", graph.constant(-1f), u)));
  }

  /** sin(pi a) for a in -1/2 to 1/2. */
  private String sinPi(String a) {
    return graph.op("Sin", times(a, (float) Math.PI));
  }

  private String times(String x, float factor) {
    return graph.op("Mul", x, graph.constant(factor));
  }
}
