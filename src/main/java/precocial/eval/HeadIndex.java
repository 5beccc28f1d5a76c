package precocial.eval;

import java.util.Arrays;

/**
 * Which outputs the heads of a graph have in common: what is computed once for each distinct output, or for each distinct label,
 * which is an output with the class that it stands for.
 */
final class HeadIndex {
  final int[] outputNode; // (distinct outputs): node
  final int[] output; // (heads, outputs): distinct output
  final int[] labelStart; // (classes + 1): first distinct label of a class
  final int[] labelOutput; // (distinct labels): distinct output
  final int[] label; // (heads, outputs): distinct label

  /** @param head (heads, classes): nodes */
  HeadIndex(int[] head, int nodeCount, int classes) {
    int heads = head.length / classes;
    output = new int[heads * classes];
    label = new int[heads * classes];
    labelStart = new int[classes + 1];
    int[] outputOf = new int[nodeCount];
    int[] labelOf = new int[nodeCount];
    int[] nodes = new int[heads * classes];
    int[] labels = new int[heads * classes];
    int outputCount = 0;
    int labelCount = 0;
    Arrays.fill(outputOf, -1);
    for (int k = 0; k < classes; k++) {
      Arrays.fill(labelOf, -1);
      for (int h = 0; h < heads; h++) {
        int node = head[h * classes + k];
        if (outputOf[node] < 0) {
          nodes[outputCount] = node;
          outputOf[node] = outputCount++;
        }
        if (labelOf[node] < 0) {
          labels[labelCount] = outputOf[node];
          labelOf[node] = labelCount++;
        }
        output[h * classes + k] = outputOf[node];
        label[h * classes + k] = labelOf[node];
      }
      labelStart[k + 1] = labelCount;
    }
    outputNode = Arrays.copyOf(nodes, outputCount);
    labelOutput = Arrays.copyOf(labels, labelCount);
  }
}
