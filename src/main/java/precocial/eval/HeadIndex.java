package precocial.eval;

import java.util.Arrays;
import precocial.network.PopulationGraph;

/**
 * Which outputs the heads of a graph have in common: what {@link TileLoss} computes once for each distinct output, or for each
 * distinct pair of an output and the class that it stands for.
 */
final class HeadIndex {
  final int[] outputNode; // (distinct outputs): node
  final int[] outputRow; // (heads, outputs): where the row of its distinct output begins, in lanes
  final int[] pairStart; // (outputs + 1): first pair of a class
  final int[] pairOutput; // (pairs): distinct output
  final int[] pair; // (heads, outputs)

  HeadIndex(PopulationGraph graph) {
    int heads = graph.heads();
    int classes = graph.outputs();
    outputRow = new int[heads * classes];
    pair = new int[heads * classes];
    pairStart = new int[classes + 1];
    int[] outputOf = new int[graph.nodes()];
    int[] pairOf = new int[graph.nodes()];
    int[] nodes = new int[heads * classes];
    int[] pairs = new int[heads * classes];
    int outputCount = 0;
    int pairCount = 0;
    Arrays.fill(outputOf, -1);
    for (int k = 0; k < classes; k++) {
      Arrays.fill(pairOf, -1);
      for (int h = 0; h < heads; h++) {
        int node = graph.head()[h * classes + k];
        if (outputOf[node] < 0) {
          nodes[outputCount] = node;
          outputOf[node] = outputCount++;
        }
        if (pairOf[node] < 0) {
          pairs[pairCount] = outputOf[node];
          pairOf[node] = pairCount++;
        }
        outputRow[h * classes + k] = outputOf[node] * TileValues.LANES;
        pair[h * classes + k] = pairOf[node];
      }
      pairStart[k + 1] = pairCount;
    }
    outputNode = Arrays.copyOf(nodes, outputCount);
    pairOutput = Arrays.copyOf(pairs, pairCount);
  }
}
