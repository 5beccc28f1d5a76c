package precocial.eval;

import precocial.network.PopulationGraph;

/**
 * Counts of a graph.
 *
 * @param heads different tuples of outputs
 * @param nodes that compute
 * @param connections into them, from leaves and nodes, each sum over leaves counted for every node that starts from it
 * @param sumTerms what sums over leaves add up, other sums included
 * @param nodeTerms what nodes add up, sums over leaves being one each
 */
public record GraphWork(long heads, long nodes, long connections, long sumTerms, long nodeTerms) {
  static final GraphWork NONE = new GraphWork(0, 0, 0, 0, 0);

  static GraphWork of(PopulationGraph graph) {
    int[] leaves = new int[graph.sums()];
    long sumTerms = graph.term().length;
    for (int s = 0; s < leaves.length; s++) {
      if (graph.sumBase()[s] >= 0) {
        sumTerms++;
        leaves[s] = leaves[graph.sumBase()[s]];
      }
      for (int k = graph.termStart()[s]; k < graph.termStart()[s + 1]; k++) {
        leaves[s] += graph.term()[k] >= 0 ? 1 : -1;
      }
    }
    long connections = graph.source().length;
    long nodeTerms = graph.source().length;
    for (int sum : graph.nodeSum()) {
      connections += sum < 0 ? 0 : leaves[sum];
      nodeTerms += sum < 0 ? 0 : 1;
    }
    return new GraphWork(graph.heads(), graph.nodes(), connections, sumTerms, nodeTerms);
  }

  GraphWork plus(GraphWork other) {
    return new GraphWork(
        heads + other.heads, nodes + other.nodes, connections + other.connections, sumTerms + other.sumTerms,
        nodeTerms + other.nodeTerms);
  }

  /** What is added up for an image under so many weights. @param sumsOnce whether sums over leaves are shared by the weights */
  public long terms(int weights, boolean sumsOnce) {
    return sumTerms * (sumsOnce ? 1 : weights) + nodeTerms * weights;
  }
}
