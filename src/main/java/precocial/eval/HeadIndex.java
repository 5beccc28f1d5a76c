package precocial.eval;

import java.util.Arrays;

/**
 * Which outputs the heads of a graph have in common: what is computed once for each distinct output, or for each
 * distinct pair of an output and the class that it stands for.
 */
final class HeadIndex {
  final int[] outputNode; // (distinct outputs): node
  final int[] output; // (heads, outputs): distinct output
  final int[] pairStart; // (outputs + 1): first pair of a class
  final int[] pairOutput; // (pairs): distinct output
  final int[] pair; // (heads, outputs)

  /** @param head (heads, classes): nodes */
  HeadIndex(int[] head, int nodeCount, int classes) {
    int heads = head.length / classes;
    output = new int[heads * classes];
    pair = new int[heads * classes];
    pairStart = new int[classes + 1];
    int[] outputOf = new int[nodeCount];
    int[] pairOf = new int[nodeCount];
    int[] nodes = new int[heads * classes];
    int[] pairs = new int[heads * classes];
    int outputCount = 0;
    int pairCount = 0;
    Arrays.fill(outputOf, -1);
    for (int k = 0; k < classes; k++) {
      Arrays.fill(pairOf, -1);
      for (int h = 0; h < heads; h++) {
        int node = head[h * classes + k];
        if (outputOf[node] < 0) {
          nodes[outputCount] = node;
          outputOf[node] = outputCount++;
        }
        if (pairOf[node] < 0) {
          pairs[pairCount] = outputOf[node];
          pairOf[node] = pairCount++;
        }
        output[h * classes + k] = outputOf[node];
        pair[h * classes + k] = pairOf[node];
      }
      pairStart[k + 1] = pairCount;
    }
    outputNode = Arrays.copyOf(nodes, outputCount);
    pairOutput = Arrays.copyOf(pairs, pairCount);
  }
}
