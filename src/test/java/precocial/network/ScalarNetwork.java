package precocial.network;

import java.util.HashMap;
import java.util.Map;
import precocial.genome.Activation;
import precocial.genome.ConnectionGene;
import precocial.genome.Genome;
import precocial.genome.NodeGene;

/** The slow, obvious oracle: a genome evaluated by recursion in float64, without compiling it. */
public final class ScalarNetwork {
  private final Genome genome;
  private final Map<Integer, Double> known = new HashMap<>();
  private double sharedWeight;

  public ScalarNetwork(Genome genome) {
    this.genome = genome;
  }

  /** @param sharedWeight what every connection carries; NaN for the individual weights */
  public double[] outputs(double sharedWeight, double... inputs) {
    this.sharedWeight = sharedWeight;
    known.clear();
    known.put(0, 1.0);
    for (int i = 0; i < genome.inputs(); i++) {
      known.put(1 + i, inputs[i]);
    }
    double[] outputs = new double[genome.outputs()];
    for (int o = 0; o < outputs.length; o++) {
      outputs[o] = value(1 + genome.inputs() + o);
    }
    return outputs;
  }

  private double value(int id) {
    Double value = known.get(id);
    if (value == null) {
      double sum = 0;
      for (ConnectionGene c : genome.connections()) {
        if (c.to() == id && c.enabled()) {
          sum += (Double.isNaN(sharedWeight) ? c.weight() : sharedWeight) * value(c.from());
        }
      }
      NodeGene node = genome.nodes().get(genome.indexOf(id));
      value = activated(node.activation(), sum);
      known.put(id, value);
    }
    return value;
  }

  private static double activated(Activation activation, double x) {
    return switch (activation.id()) {
      case 1 -> x;
      case 2 -> x > 0 ? 1 : x <= 0 ? 0 : x;
      case 3 -> Math.sin(x * Math.PI);
      case 4 -> Math.exp(-0.5 * x * x);
      case 5 -> 1 - 2 / (Math.exp(2 * x) + 1);
      case 6 -> 1 / (1 + Math.exp(-x));
      case 7 -> -x;
      case 8 -> x < 0 ? -x : x;
      case 9 -> x < 0 ? 0 : x;
      case 10 -> Math.cos(x * Math.PI);
      default -> throw new IllegalArgumentException("activation " + activation);
    };
  }
}
