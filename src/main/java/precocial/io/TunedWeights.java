package precocial.io;

import java.nio.file.Path;
import java.util.List;
import precocial.genome.Genome;

/**
 * The original's fine-tuned weights, {@code .wann.json}: a JSON array whose first element lists one parameter per connection, in
 * row-major order of the matrix of a {@code .out} file. Further elements are ignored.
 */
public final class TunedWeights {
  private TunedWeights() {}

  /**
   * The genome with weights parameter + bias, added in double and rounded once to float. Disabled connections have no parameter
   * and keep their weight.
   *
   * @param bias what the original added to each parameter: the shared weight from which it was tuned
   * @throws FormatException for a file of another form, a number of parameters that is not that of the enabled connections, or a
   *     weight that is not a finite float
   */
  public static Genome apply(Genome genome, Path file, double bias) throws FormatException {
    return apply(genome, file.toString(), TextFile.read(file), bias);
  }

  static Genome apply(Genome genome, String source, String text, double bias) throws FormatException {
    List<Integer> order = new MatrixOrder(genome).rowMajor();
    float[] weights = new float[genome.connections().size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = genome.connections().get(i).weight();
    }
    int given = parse(source, text, order, bias, weights);
    if (given != order.size()) {
      throw new FormatException(source, "has " + given + " parameters, the genome has " + order.size()
          + " enabled connections: one for each is needed");
    }
    return genome.withWeights(weights);
  }

  /** @return how many parameters there are */
  private static int parse(String source, String text, List<Integer> order, double bias, float[] weights)
      throws FormatException {
    var state = new Object() {
      int elements;
      int parameters;
    };
    JsonCursor cursor = new JsonCursor(source, text);
    cursor.array(element -> {
      if (state.elements++ > 0) {
        cursor.value();
        return;
      }
      cursor.array(parameter -> {
        double p = cursor.wide();
        float weight = (float) (p + bias);
        if (!Float.isFinite(weight)) {
          throw cursor.wrong("parameter " + p + " + bias " + bias + " is not a finite float");
        }
        if (state.parameters < order.size()) {
          weights[order.get(state.parameters)] = weight;
        }
        state.parameters++;
      });
    });
    cursor.end();
    if (state.elements == 0) {
      throw new FormatException(source, "is an empty array; its first element should list the parameters");
    }
    return state.parameters;
  }
}
