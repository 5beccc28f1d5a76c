package precocial.draw;

import java.util.List;
import java.util.Objects;
import precocial.network.Network;
import precocial.task.Task;

/** What the inputs and outputs of a network are called in pictures. */
final class NodeNames {
  private static final String DOT_ABOVE = "\u0307";

  private final int inputs;
  private final int firstOutput;
  private final List<String> inputNames; // null where no task says
  private final List<String> outputNames;

  /** @param task null where it is not known */
  NodeNames(Network network, Task task) {
    inputs = network.inputs();
    firstOutput = network.nodes() - network.outputs();
    boolean fits = task != null && task.inputs() == inputs && task.outputs() == network.outputs();
    inputNames = fits ? task.inputNames() : null;
    outputNames = fits ? task.outputNames() : null;
  }

  /** As in a formula: of a hidden node the empty text. */
  String of(int node) {
    if (node == 0) {
      return "bias";
    }
    if (node <= inputs) {
      return Objects.requireNonNullElse(inputNames == null ? null : pretty(inputNames.get(node - 1)), "input " + node);
    }
    if (node < firstOutput) {
      return "";
    }
    int output = node - firstOutput;
    return outputNames == null ? "output " + (output + 1) : pretty(outputNames.get(output));
  }

  /** As in {@code theta_dot}: θ with a dot. */
  static String pretty(String name) {
    String letters = name.replace("theta", "θ");
    String dotted = letters.endsWith("_dot") ? letters.substring(0, letters.length() - "_dot".length()) + DOT_ABOVE : letters;
    return dotted.replace('_', ' ').replace("x" + DOT_ABOVE, "ẋ");
  }
}
