package precocial.network;

import java.util.Arrays;
import precocial.genome.Activation;

/** A {@link PopulationGraph} that grows sum after sum and node after node. */
final class GraphDraft {
  private final int leaves;
  private final int outputs;
  private int[] sumBase = new int[64];
  private int[] termStart = new int[65];
  private int[] term = new int[256];
  private int sums;
  private final int[] nodeSum;
  private final int[] sourceStart;
  private int[] source;
  private int nodes;

  /** @param connections between nodes, about */
  GraphDraft(int leaves, int outputs, int nodes, int connections) {
    this.leaves = leaves;
    this.outputs = outputs;
    nodeSum = new int[nodes];
    sourceStart = new int[nodes + 1];
    source = new int[Math.max(16, connections)];
  }

  /** @param leaf a leaf to add, or ~leaf for one to subtract */
  void addTerm(int leaf) {
    int end = termStart[sums + 1]++;
    if (end == term.length) {
      term = Arrays.copyOf(term, 2 * end);
    }
    term[end] = leaf;
  }

  /** Ends the sum whose terms were added. @return its number */
  int endSum(int base) {
    if (sums + 2 == termStart.length) {
      termStart = Arrays.copyOf(termStart, 2 * termStart.length);
      sumBase = Arrays.copyOf(sumBase, termStart.length);
    }
    sumBase[sums++] = base;
    termStart[sums + 1] = termStart[sums];
    return sums - 1;
  }

  void addSource(int node) {
    int end = sourceStart[nodes + 1]++;
    if (end == source.length) {
      source = Arrays.copyOf(source, 2 * end);
    }
    source[end] = node;
  }

  /** Ends the node whose sources were added. */
  void endNode(int sum) {
    nodeSum[nodes++] = sum;
    if (nodes + 1 < sourceStart.length) {
      sourceStart[nodes + 1] = sourceStart[nodes];
    }
  }

  PopulationGraph finish(int[] roundStart, Activation[] activation, int[] head, int[] headOf) {
    return new PopulationGraph(
        leaves, outputs, Arrays.copyOf(sumBase, sums), Arrays.copyOf(termStart, sums + 1),
        Arrays.copyOf(term, termStart[sums]), roundStart, activation, nodeSum, sourceStart,
        Arrays.copyOf(source, sourceStart[nodes]), head, headOf);
  }
}
